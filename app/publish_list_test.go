package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"kezek/app/cells"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/reports/sheets"
)

// A list goes out only when the chain tells of it; by rows that give somebody away it needs a reason.
func TestPublish(t *testing.T) {
	d := newDesk(t)
	d.crowd(4)
	dir := t.TempDir()
	ctx := t.Context()
	opt := PublicOptions{Profile: BySurname}
	list, err := d.Public(ctx, opt)
	if err != nil || len(list.Rows) != 4 {
		t.Fatal(list, err)
	}
	path := filepath.Join(dir, "list.xlsx")
	if _, err := d.Publish(ctx, d.executor, path, "xlsx", opt, ""); err == nil {
		t.Fatal("an executor publishes")
	}
	if len(list.Rare) > 0 {
		_, err := d.Publish(ctx, d.head, path, "xlsx", opt, "")
		if fs, ok := err.(fault.Findings); !ok || fs[0].Key != "public.rare" {
			t.Fatal(err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 0 {
			t.Fatal("a refused list left a file", left)
		}
	}
	out, err := d.Publish(ctx, d.head, path, "xlsx", opt, "тізім заң бойынша жарияланады")
	if err != nil || out.Seq == 0 {
		t.Fatal(out, err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheets.Read(ctx, path, func(int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range book.Sheets[0].Rows {
		for _, c := range row.Cells {
			if c.Kind != cells.Text {
				t.Errorf("row %d holds %+v", row.N, c)
			}
		}
	}
	paper := filepath.Join(dir, "list.pdf")
	opt.Profile = ByNumber
	if _, err := d.Publish(ctx, d.head, paper, "pdf", opt, ""); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(paper); !bytes.HasPrefix(text, []byte("%PDF")) {
		t.Fatalf("%.20q", text)
	}
	log, err := d.Publications(ctx)
	sum := sha256.Sum256(data)
	if err != nil || len(log) != 2 || log[0].Format != "pdf" || log[1].SHA256 != hex.EncodeToString(sum[:]) || log[1].Rows != 4 ||
		log[1].By == "" || log[1].FileName != "list.xlsx" || int(log[1].Rare) != len(list.Rare) {
		t.Fatalf("%+v %v", log, err)
	}
	d.sound()
}

// What is under way about an entry stands beside it.
func TestBeside(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(2)
	d.drafted(SuspendEntry{d.about(reg[0], edition.ToSuspend)})
	d.must(d.executor, Warn{RegNo: reg[0], Ground: d.ground(edition.ToRemove), Facts: "Үй сатып алған", SentOn: d.today(), Way: "post"}, "")
	d.must(d.executor, LookEntry{RegNo: reg[0], On: d.today(), Result: "confirmed"}, "")
	e, err := d.Entry(t.Context(), reg[0])
	if err != nil || len(e.Drafts) != 1 || len(e.Warnings) != 1 || !e.Warnings[0].Open() || len(e.Looks) != 1 || e.Numbers[0] != 0 {
		t.Fatalf("%+v %v", e.Beside, err)
	}
	var signed []SignedDecision
	d.must(d.head, SignDecisions{Drafts: []int64{e.Drafts[0].ID}, Signed: Signed{"", d.today()}}, "").Read(&signed)
	wait, err := d.Unnumbered(t.Context())
	if err != nil || len(wait) != 1 || wait[0].RegNo != reg[0] || wait[0].Decision != signed[0].Decision || wait[0].Name == "" {
		t.Fatalf("%+v %v", wait, err)
	}
	d.must(d.head, NumberDecisions{[]int64{wait[0].Decision}, "15"}, "")
	if wait, err = d.Unnumbered(t.Context()); err != nil || len(wait) != 0 {
		t.Fatal(wait, err)
	}
}
