package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kezek/app/edition"
	"kezek/locales"
)

// settled holds the sitting of a meeting: everything on its agenda is decided by all votes as it was proposed, and the meeting
// is closed.
func (c *chamber) settled(id int64) {
	c.t.Helper()
	c.clock = c.clock.Add(2 * 3_600_000_000_000)
	c.must(c.secretary, Attend{Meeting: id, Present: there(1, 2, 3, 4, 5, 6)}, "")
	for _, x := range c.meeting(id).Agenda {
		d := DecideItem{Item: x.ID, Motion: x.Proposal, Ballot: unanimous(5)}
		if d.Motion == MotionRefuse {
			d.Ground, d.Facts = c.refusalGround(), "Меншігінде тұрғын үйі бар"
		}
		c.must(c.secretary, d, "")
	}
	c.must(c.secretary, CloseMeeting{Meeting: id}, "")
}

func (c *chamber) signedMeeting(id int64) {
	c.t.Helper()
	c.must(c.head, SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: c.today()}}, "Комиссия шешімі")
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestBatchOfPapers(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	dir := t.TempDir()
	draft := filepath.Join(dir, "draft.pdf")
	if _, err := c.DraftMeetingPapers(t.Context(), c.head, draft, id); err == nil {
		t.Error("a meeting that was not held has drafts")
	}
	c.settled(id)
	n, err := c.DraftMeetingPapers(t.Context(), c.head, draft, id)
	if err != nil || n != 26 { // two of each decision, one of each question
		t.Fatalf("%d drafts, %v", n, err)
	}
	said := fileText(t, draft)
	for _, want := range []string{"ЖОБА", "ПРОЕКТ", "ҮЗІНДІ", "Жаңак-сі,5үй,12пәтер", "Снятьсучета"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in the drafts", want)
		}
	}
	if strings.Contains(said, "-2026/1;") || len(c.meeting(id).Papers) != 1 {
		t.Error("a draft was issued")
	}
	c.signedMeeting(id)
	if _, err := c.DraftMeetingPapers(t.Context(), c.head, draft, id); err == nil {
		t.Error("there are drafts of what is signed")
	}
	issued := c.meeting(id).Papers
	folder := filepath.Join(dir, "қағаздар")
	made, err := c.MeetingPaperFiles(t.Context(), c.registrar, folder, PapersWanted{Meeting: id})
	if err != nil || len(made) != len(issued) || len(issued) < 28 {
		t.Fatalf("%d files of %d papers: %v", len(made), len(issued), err)
	}
	sorted := slices.Sorted(slices.Values(made))
	if !slices.Equal(names(t, folder), sorted) || made[0] != "minutes-"+c.meeting(id).Number+".pdf" || !strings.HasPrefix(made[1], "commission-decision-") || !strings.HasPrefix(made[2], "extract-") {
		t.Error(made, names(t, folder))
	}
	for _, name := range made {
		if !regexp.MustCompile(`^[a-z-]+-[0-9a-z-]+\.pdf$`).MatchString(name) {
			t.Error(name)
		}
	}
	if text := fileText(t, filepath.Join(folder, made[2])); !strings.Contains(text, "ҮЗІНДІ") || strings.Contains(text, "ЖОБА") {
		t.Error(text)
	}
	whole := filepath.Join(dir, "whole.pdf")
	if n, err := c.MeetingPapers(t.Context(), c.registrar, whole, PapersWanted{Meeting: id, Forms: []string{FormExtract}, ByForm: true}); err != nil || n != 14 {
		t.Errorf("%d extracts, %v", n, err)
	}
	item := c.meeting(id).Agenda[2].ID
	if n, err := c.MeetingPapers(t.Context(), c.registrar, whole, PapersWanted{Meeting: id, Items: []int64{item}}); err != nil || n != 3 || strings.Count(fileText(t, whole), "ҮЗІНДІ") != 1 {
		t.Errorf("%d papers of a refusal, %v", n, err)
	}
	if _, err := c.MeetingPapers(t.Context(), c.admin, whole, PapersWanted{Meeting: id}); err == nil {
		t.Error("the administrator reads papers")
	}
	if _, err := c.MeetingPapers(t.Context(), c.head, whole, PapersWanted{Meeting: id + 1}); err == nil {
		t.Error("there are papers of no meeting")
	}
	c.sound()
}

// What was cancelled leaves nothing behind: no file, no half file, nothing in the chain.
func TestCancelledBatchLeavesNothing(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	head, _ := c.Head(t.Context())
	dir := t.TempDir()
	cancelled := func(at int64) context.Context {
		ctx, stop := context.WithCancel(t.Context())
		t.Cleanup(stop)
		return WithProgress(ctx, Progress{Count: func(done, _ int64) {
			if done >= at {
				stop()
			}
		}})
	}
	for at := range int64(20) {
		if _, err := c.MeetingPackage(cancelled(at), c.secretary, filepath.Join(dir, "p.pdf"), PackageWanted{Meeting: id}); !errors.Is(err, context.Canceled) {
			t.Error(at, err)
		}
	}
	if _, err := c.MeetingWorkbook(cancelled(3), c.secretary, filepath.Join(dir, "p.xlsx"), PackageWanted{Meeting: id}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if now, _ := c.Head(t.Context()); now != head {
		t.Error("a cancelled package is in the chain")
	}
	c.settled(id)
	if _, err := c.DraftMeetingPapers(cancelled(5), c.secretary, filepath.Join(dir, "d.pdf"), id); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	c.signedMeeting(id)
	for _, at := range []int64{1, 5, 12} {
		if _, err := c.MeetingPapers(cancelled(at), c.secretary, filepath.Join(dir, "b.pdf"), PapersWanted{Meeting: id}); !errors.Is(err, context.Canceled) {
			t.Error(at, err)
		}
		if _, err := c.MeetingPaperFiles(cancelled(at), c.secretary, filepath.Join(dir, "folder"), PapersWanted{Meeting: id}); !errors.Is(err, context.Canceled) {
			t.Error(at, err)
		}
	}
	if left := names(t, dir); len(left) > 0 {
		t.Error(left)
	}
	c.sound()
}

// The register of decisions names the minutes and the item, and has the votes in figures.
func TestRegisterOfCommissionsDecisions(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	c.settled(id)
	c.signedMeeting(id)
	minutes := c.meeting(id).Number
	for lang, want := range map[locales.Lang][2]string{locales.RU: {"№ " + minutes + ", вопрос 4", "за 5, против 0, воздержались 0"}, locales.KK: {"№ " + minutes + ", 4-мәселе", "жақтап 5, қарсы 0, қалыс 0"}} {
		page := c.read(JournalQuery{Code: Decisions, Lang: lang})
		found := false
		for i := range page.Rows {
			if page.cell(i, "minutes") == want[0] {
				found = true
				if page.cell(i, "votes") != want[1] || page.cell(i, "item") == "" || page.cell(i, "name") != "Ещанова Шолпан Фарабиқызы" {
					t.Errorf("%+v", page.Rows[i].Cells)
				}
			}
		}
		if !found || page.cell(0, "minutes") != "" || page.cell(0, "votes") != "" {
			t.Errorf("%s: %v, first %v", lang, found, page.Rows[0].Cells)
		}
	}
	if keep := os.Getenv("KEZEK_LOOK"); keep != "" {
		for _, code := range []string{Decisions, Minutes} {
			c.looked(keep, code)
		}
	}
}

func (c *chamber) looked(dir, code string) {
	c.t.Helper()
	f, err := os.Create(filepath.Join(dir, "journal-"+code+".pdf"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	if err := c.PrintJournal(c.t.Context(), f, c.secretary, JournalQuery{Code: code}); err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.ExportJournal(c.t.Context(), c.secretary, filepath.Join(dir, "journal-"+code+".xlsx"), JournalQuery{Code: code}, locales.RU); err != nil {
		c.t.Fatal(err)
	}
}

// A note on one item is a sheet of its own, drafted or issued.
func TestNoteOnOneItem(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	for _, x := range c.meeting(id).Agenda {
		path := filepath.Join(t.TempDir(), "note.pdf")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.DraftPaper(t.Context(), f, c.secretary, IssuePaper{Form: FormNote, Item: x.ID}); err != nil {
			t.Errorf("%d: %v", x.N, err)
		}
		f.Close()
		text := fileText(t, path)
		want := strings.ReplaceAll(fmt.Sprintf("повесткидня:%d", x.N), " ", "")
		if !strings.Contains(text, want) || x.Kind == edition.ToRemove && !strings.Contains(text, "Возражениеот19.01.2027:Пәтерсатылыпкетті") {
			t.Errorf("%d: %s", x.N, text)
		}
		if x.Kind == ItemOther && strings.Contains(text, "очереди") {
			t.Error("a question in words moves the queue: ", text)
		}
	}
	c.must(c.secretary, IssuePaper{Form: FormNote, Item: c.meeting(id).Agenda[3].ID}, "")
	c.must(c.executor, IssuePaper{Form: FormNote, CaseNo: c.meeting(id).Agenda[0].CaseNo}, "")
	if papers := c.meeting(id).Papers; len(papers) != 1 || papers[0].Form != FormNote {
		t.Errorf("%+v", papers)
	}
	c.sound()
}
