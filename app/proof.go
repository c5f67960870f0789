package app

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
	"kezek/store"
)

// keptProof is the order-preservation proof as the office keeps it: one JSON value, then one for each entry it speaks of.
type keptProof struct {
	Entries []legacy.Entry `json:"-"`
	Proof   legacy.Proof   `json:"proof"`
	Rows    int            `json:"rows"` // people read
	Sheets  []string       `json:"sheets"`
}

// keepList keeps the old list itself and the proof with the office, durable before the act names them.
func (s *scene) keepList(l *OldList, entries []legacy.Entry, proof legacy.Proof, batch *store.Batch) error {
	if err := s.keepWorkbook(l, batch.FileName); err != nil {
		return err
	}
	kept := keptProof{Entries: entries, Proof: proof, Rows: l.Reading.People()}
	for _, m := range l.Mappings {
		if !m.Skip {
			kept.Sheets = append(kept.Sheets, m.Sheet)
		}
	}
	r, w := io.Pipe()
	go func() {
		z := gzip.NewWriter(w)
		w.CloseWithError(errors.Join(kept.write(json.NewEncoder(z)), z.Close()))
	}()
	var err error
	batch.ProofSHA256, err = s.o.st.Keep(r)
	return err
}

// write keeps no more than one entry in memory.
func (k keptProof) write(e *json.Encoder) error {
	if err := e.Encode(k); err != nil {
		return err
	}
	for i := range k.Entries {
		if err := e.Encode(&k.Entries[i]); err != nil {
			return err
		}
	}
	return nil
}

func (k *keptProof) read(d *json.Decoder) error {
	if err := d.Decode(k); err != nil {
		return err
	}
	for d.More() {
		var e legacy.Entry
		if err := d.Decode(&e); err != nil {
			return err
		}
		k.Entries = append(k.Entries, e)
	}
	k.Proof.Entries = k.Entries
	return nil
}

// proofFacts is a kept proof with what its papers say around it.
type proofFacts struct {
	keptProof
	batch  *store.Batch
	by     *store.Person // who signed the taking over
	office *store.Office
	ed     *edition.Edition
	head   string // short
}

func (o *Office) proofOf(ctx context.Context, batch int64) (p proofFacts, err error) {
	if p.ed, err = o.Edition(ctx); err != nil {
		return p, err
	}
	err = o.st.Look(ctx, func(v *store.View) (err error) {
		p.head = short(v.Head.Hash)
		if p.office, err = v.Office(ctx); err != nil {
			return err
		}
		if p.batch, err = v.Batch(ctx, batch); err != nil {
			return err
		}
		if p.batch == nil {
			return fault.New("L13", "takeover.no-batch")
		}
		d, err := v.Decision(ctx, p.batch.Decision)
		if err != nil {
			return err
		}
		p.by, err = v.Person(ctx, d.Signer)
		return err
	})
	if err != nil {
		return p, err
	}
	f, err := o.st.Kept(p.batch.ProofSHA256)
	if err != nil {
		return p, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return p, err
	}
	err = p.read(json.NewDecoder(z))
	return p, err
}

// ProofPDF writes the order-preservation proof of a taken over list as a paper for the secretary to sign.
func (o *Office) ProofPDF(ctx context.Context, w io.Writer, batch int64) error {
	facts, err := o.proofOf(ctx, batch)
	if err != nil {
		return err
	}
	b, by, kept, office, ed := facts.batch, facts.by, facts.keptProof, facts.office, facts.ed
	data := papers.OrderProof{File: b.FileName, SHA256: b.FileSHA256, Sheets: strings.Join(kept.Sheets, ", "), Rows: kept.Rows,
		Entered: len(kept.Entries), TakenBy: papers.Same(by.Name), TakenAt: papers.Moment(b.TakenAt)}
	marked := tiedAndMoved(kept.Proof)
	for i, e := range kept.Entries {
		place := kept.Proof.Places[i]
		line := papers.ProofEntry{OldPlace: place.Old, Place: place.New, PlaceInList: place.NewInList, Name: e.Name,
			CountingAt: papers.Moment(e.CountingAt), Mark: markText(e, marked[i])}
		if list, ok := ed.List(e.List); ok {
			line.List = said(list.Label())
		}
		line.RegNo = e.OldNo
		data.Entries = append(data.Entries, line)
	}
	for _, tie := range kept.Proof.Ties {
		var names []string
		for _, i := range tie {
			names = append(names, fmt.Sprintf("%s (%d)", kept.Entries[i].Name, kept.Proof.Places[i].Old))
		}
		data.Ties = append(data.Ties, papers.ProofTie{At: papers.Moment(kept.Entries[tie[0]].CountingAt), Names: strings.Join(names, "; "),
			Rule: message("takeover.tie-rule")})
	}
	for _, i := range kept.Proof.Assumed {
		e := kept.Entries[i]
		data.Assumed = append(data.Assumed, papers.ProofAssumed{OldPlace: kept.Proof.Places[i].Old, Name: e.Name,
			Given: locales.Date(e.CountingAt), Taken: papers.Moment(e.CountingAt)})
	}
	for _, m := range kept.Proof.Moved {
		data.Moved = append(data.Moved, papers.ProofMove{Name: kept.Entries[m.Up].Name, Before: kept.Entries[m.Down].Name,
			Reason: message(m.Why.Key())})
	}
	for _, l := range kept.Proof.LeftOut {
		data.Out = append(data.Out, papers.ProofOut{Sheet: l.Sheet, Row: l.Row, Name: l.Name, Reason: leftReason(l)})
	}
	p := papers.Paper{Form: "order-proof", Langs: []locales.Lang{locales.KK, locales.RU}, Date: papers.Day(midnight(b.TakenAt)),
		Office: papers.Office{Name: papers.Text{KK: office.NameKK, RU: office.NameRU}, BIN: office.BIN}, Data: data,
		Signer: papers.Signer{Post: message("takeover.secretary"), Name: papers.Same(by.Name)},
		Print:  papers.Print{AuditHead: facts.head, QR: fmt.Sprintf("KEZEK order-proof %d %s", b.ID, b.ProofSHA256[:32])}}
	return papers.Render(w, p)
}

func tiedAndMoved(p legacy.Proof) map[int]string {
	marked := map[int]string{}
	for _, tie := range p.Ties {
		for _, i := range tie {
			marked[i] = "takeover.mark.tie"
		}
	}
	for _, m := range p.Moved {
		marked[m.Up], marked[m.Down] = "takeover.mark.moved", "takeover.mark.moved"
	}
	return marked
}

// markText says what is particular about an entry: removed, without a time, moved, tied, assumed, in that order.
func markText(e legacy.Entry, tiedOrMoved string) papers.Text {
	switch {
	case e.State == legacy.Removed:
		return message("takeover.mark.removed")
	case e.Time == legacy.None:
		return message("takeover.mark.without")
	case tiedOrMoved != "":
		return message(tiedOrMoved)
	case e.Time == legacy.Assumed:
		return message("takeover.mark.assumed")
	}
	return papers.Text{}
}

func leftReason(l legacy.Left) papers.Text {
	if l.Reason != "" {
		return papers.Same(l.Reason)
	}
	var args []any
	if o := l.Other; o != nil {
		args = []any{"sheet", o.Sheet, "row", o.Row, "number", o.RegNo}
	}
	return message(l.Kind.Key(), args...)
}

// ProofWorkbook writes the same proof as a workbook.
func (o *Office) ProofWorkbook(ctx context.Context, w io.Writer, batch int64) error {
	facts, err := o.proofOf(ctx, batch)
	if err != nil {
		return err
	}
	b, by, kept, office, ed := facts.batch, facts.by, facts.keptProof, facts.office, facts.ed
	l := &lister{ctx: ctx, opt: ListOptions{Langs: []locales.Lang{locales.KK, locales.RU}}, office: office, ed: ed, who: by.Name, head: facts.head, now: o.Now()}
	book := l.book(l.say("takeover.proof"), l.proofEntries(b, kept), l.proofPairs(kept), l.proofLeftOut(kept))
	book.Made = b.TakenAt
	return l.write(w, book)
}

func (l *lister) columns(width map[string]int, codes ...string) []sheets.Column {
	var columns []sheets.Column
	for _, c := range codes {
		columns = append(columns, sheets.Column{Heading: l.say("takeover.column." + c), Width: width[c]})
	}
	return columns
}

var proofWidths = map[string]int{"old": 9, "new": 9, "in-list": 9, "old-no": 12, "name": 34, "list": 34, "counting": 18, "mark": 24,
	"sheet": 16, "row": 8, "reason": 44, "up": 34, "down": 34}

func (l *lister) proofEntries(b *store.Batch, kept keptProof) sheets.Sheet {
	marked := tiedAndMoved(kept.Proof)
	return sheets.Sheet{Name: l.say("takeover.sheet.places"), Count: len(kept.Entries),
		Titles:  l.over(l.say("takeover.proof"), b.FileName+" · sha256 "+b.FileSHA256, locales.DateTime(b.TakenAt)),
		Columns: l.columns(proofWidths, "old", "new", "in-list", "old-no", "name", "list", "counting", "mark", "sheet", "row"),
		Rows: func(yield func([]sheets.Value) bool) {
			for i, e := range kept.Entries {
				place := kept.Proof.Places[i]
				list := e.List
				if found, ok := l.ed.List(e.List); ok {
					list = l.inLangs(found.Label())
				}
				counting := sheets.M(e.CountingAt)
				if e.Time == legacy.None {
					counting = sheets.T("")
				}
				mark := markText(e, marked[i])
				if !yield([]sheets.Value{placeValue(place.Old), placeValue(place.New), placeValue(place.NewInList), sheets.T(e.OldNo), sheets.T(e.Name),
					sheets.T(list), counting, sheets.T(both(mark)), sheets.T(e.Sheet), sheets.I(int64(e.Row))}) {
					return
				}
			}
		}, Signatures: []sheets.Signature{{Post: l.say("takeover.secretary")}}}
}

func (l *lister) proofPairs(kept keptProof) sheets.Sheet {
	return sheets.Sheet{Name: l.say("takeover.sheet.pairs"), Titles: l.over(l.say("takeover.moved")), Columns: l.columns(proofWidths, "up", "down", "reason"),
		Rows: func(yield func([]sheets.Value) bool) {
			for _, tie := range kept.Proof.Ties {
				for k := 1; k < len(tie); k++ {
					if !yield([]sheets.Value{sheets.T(kept.Entries[tie[k-1]].Name), sheets.T(kept.Entries[tie[k]].Name), sheets.T(l.say("takeover.tie-rule"))}) {
						return
					}
				}
			}
			for _, m := range kept.Proof.Moved {
				if !yield([]sheets.Value{sheets.T(kept.Entries[m.Up].Name), sheets.T(kept.Entries[m.Down].Name),
					sheets.T(l.say(m.Why.Key()))}) {
					return
				}
			}
		}}
}

func (l *lister) proofLeftOut(kept keptProof) sheets.Sheet {
	return sheets.Sheet{Name: l.say("takeover.sheet.left-out"), Titles: l.over(l.say("takeover.left-out")),
		Columns: l.columns(proofWidths, "sheet", "row", "old-no", "name", "reason"),
		Rows: func(yield func([]sheets.Value) bool) {
			for _, left := range kept.Proof.LeftOut {
				if !yield([]sheets.Value{sheets.T(left.Sheet), sheets.I(int64(left.Row)), sheets.T(left.OldNo), sheets.T(left.Name),
					sheets.T(both(leftReason(left)))}) {
					return
				}
			}
		}}
}

func placeValue(n int) sheets.Value {
	if n == 0 {
		return sheets.T("")
	}
	return sheets.I(int64(n))
}

func both(t papers.Text) string {
	if t.KK == t.RU {
		return t.KK
	}
	return t.KK + " / " + t.RU
}
