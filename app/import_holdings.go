package app

import (
	"context"
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"strconv"

	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/store"
)

// ImportHoldings takes a workbook of dwellings people have over into a register. All or nothing; a verified backup is made first.
// It is undone whole by Annul of OfHoldingBatch.
type ImportHoldings struct {
	Register string           `json:"register"`
	File     string           `json:"file"`               // path of the workbook
	SHA256   string           `json:"sha256,omitempty"`   // of the file as it was answered; "" takes it as it is
	Mappings []legacy.Mapping `json:"mappings,omitempty"` // as found and saved when empty
	Answers  legacy.Answers   `json:"answers"`

	list *OldList // read and answered
}

// HoldingsTaken is what ImportHoldings answers.
type HoldingsTaken struct {
	Batch   int64 `json:"batch"`
	Rows    int   `json:"rows"`
	Ended   int   `json:"ended"` // struck through in the workbook: taken over as ended
	LeftOut int   `json:"left_out"`
	First   int64 `json:"first"`
	Last    int64 `json:"last"`
}

func (ImportHoldings) Name() string { return "import-holdings" }

// ImportRegister carries out the act for a workbook that was read and answered here.
func (o *Office) ImportRegister(ctx context.Context, who *Person, l *OldList) (Outcome, error) {
	return o.Do(ctx, who, Order{Act: importing(l)})
}

// PreviewRegister says what ImportRegister would do and writes nothing.
func (o *Office) PreviewRegister(ctx context.Context, who *Person, l *OldList) (taken HoldingsTaken, err error) {
	out, _, err := o.Preview(ctx, who, Order{Act: importing(l)})
	if err != nil {
		return taken, err
	}
	return taken, out.Read(&taken)
}

func importing(l *OldList) ImportHoldings {
	return ImportHoldings{Register: l.Register, File: filepath.Base(l.Path), SHA256: l.SHA256, Mappings: l.Mappings, Answers: l.Answers(), list: l}
}

// prepared reads the workbook of the act, if nobody has read it yet: long, and before the gate.
func (a ImportHoldings) prepared(ctx context.Context, o *Office, who *Person) (ImportHoldings, error) {
	if !May(who, a.Name()) {
		return a, fault.New("G01", "app.fault.not-allowed")
	}
	if a.list != nil {
		return a, nil
	}
	l, err := o.OpenRegister(ctx, a.Register, a.File, a.Mappings)
	if err == nil {
		err = l.take(a.SHA256, a.Answers)
	}
	a.list = l
	return a, err
}

func (a ImportHoldings) check(ctx context.Context, s *scene) (fault.Findings, error) {
	last, err := s.v.Counter(ctx, store.CountHolding)
	return a.list.check(last.N), err
}

func (a ImportHoldings) plan(ctx context.Context, s *scene) (any, error) {
	progressOf(ctx).step("takeover.step.plan")
	s.backup = "import"
	entries := a.list.Reading.Entries()
	t := holdingsTaking{s: s, register: a.Register, entries: entries}
	for i := range entries {
		if entries[i].State == legacy.Removed {
			t.struck++
		}
	}
	for _, c := range []struct {
		name string
		n    int
		into *int64
	}{{store.CountHoldingBatch, 1, &t.batch}, {store.CountHolding, len(entries), &t.first}, {store.CountHoldingEnd, t.struck, &t.end}} {
		if c.n == 0 {
			continue
		}
		var err error
		if *c.into, err = s.take(ctx, c.name, int64(c.n)); err != nil {
			return nil, err
		}
	}
	left := len(a.list.Reading.LeftOut())
	batch := store.HoldingBatch{ID: t.batch, Register: a.Register, FileName: filepath.Base(a.File), FileSHA256: a.list.SHA256,
		Rows: int64(len(entries)), LeftOut: int64(left), Person: s.who.ID, At: s.now}
	if !s.preview {
		if err := s.keepWorkbook(a.list, batch.FileName); err != nil {
			return nil, err
		}
	}
	s.insert(&batch)
	s.bulk = append(s.bulk, t.rows())
	s.findBulk = t.finds()
	return HoldingsTaken{Batch: t.batch, Rows: len(entries), Ended: t.struck, LeftOut: left, First: t.first, Last: t.first + int64(len(entries)) - 1}, nil
}

// keepWorkbook keeps an old list itself with the office, durable before the act names it.
func (s *scene) keepWorkbook(l *OldList, name string) error {
	f, err := os.Open(l.Path)
	if err != nil {
		return fault.New("L10", "takeover.fault.file", "file", name).Because(err)
	}
	defer f.Close()
	kept, err := s.o.st.Keep(f)
	if err == nil && kept != l.SHA256 {
		err = fault.New("L11", "takeover.fault.other-file", "file", name)
	}
	return err
}

// holdingsTaking lays out the rows of a whole workbook.
type holdingsTaking struct {
	s                 *scene
	register          string
	entries           []legacy.Entry
	batch, first, end int64
	struck            int
}

// rows are made while they are written.
func (t *holdingsTaking) rows() iter.Seq[store.Change] {
	return func(yield func(store.Change) bool) {
		end := t.end
		for i := range t.entries {
			e, h := &t.entries[i], t.holding(i)
			id := t.first + int64(i)
			row := t.s.holdingRow(id, h, origin{batch: t.batch, sheet: e.Sheet, row: int64(e.Row)})
			if !yield(store.Change{New: &row}) {
				return
			}
			if e.State != legacy.Removed {
				continue
			}
			over := store.HoldingEnd{ID: end, Holding: id, Day: h.To, Basis: locales.KK.T("holding.struck") + " / " + locales.RU.T("holding.struck"),
				Batch: t.batch, Person: t.s.who.ID, At: t.s.now}
			end++
			if !yield(store.Change{New: &over}) {
				return
			}
		}
	}
}

func (t *holdingsTaking) finds() iter.Seq[store.Find] {
	return func(yield func(store.Find) bool) {
		for i := range t.entries {
			if !yield(holdingFind(t.first+int64(i), t.holding(i))) {
				return
			}
		}
	}
}

// holding is a row of the workbook as the register keeps it. What no column of ours holds goes into the note.
func (t *holdingsTaking) holding(i int) holding.Holding {
	e := &t.entries[i]
	note := noteOf(e)
	if e.DecisionNo == "" {
		note = locales.Clean(note + " " + e.DecisionText)
	}
	h := holding.Holding{Register: t.register, Number: e.DecisionNo, Date: e.DecisionDate, Address: e.Address, Basis: e.Basis, From: e.From, To: e.To,
		Note: note, Rooms: legacy.RoomsOf(e.Rooms), People: []holding.Holder{{Name: locales.Clean(e.Name), IIN: e.IIN, Born: e.Birth, Part: holding.Tenant}}}
	h.Area, _ = legacy.AreaOf(e.Area)
	h.Useful, _ = legacy.AreaOf(e.Useful)
	for _, m := range e.Family {
		name := m.Name
		if name == "" {
			name = m.Text
		}
		h.People = append(h.People, holding.Holder{Name: locales.Clean(name), IIN: m.IIN, Born: m.Birth, Part: holding.Member})
	}
	return h.Tidy(t.s.now)
}

// knownHoldings lets a workbook be compared with the rows of a register that count; seq is the last row of all registers.
func (o *Office) knownHoldings(ctx context.Context, register string) (known legacy.Known, seq int64, err error) {
	byName := map[string][]legacy.Person{}
	err = o.st.Look(ctx, func(v *store.View) error {
		last, err := v.Counter(ctx, store.CountHolding)
		if err != nil {
			return err
		}
		seq = last.N
		annulled, err := annulments(ctx, v, OfHolding)
		if err != nil {
			return err
		}
		undone, err := annulments(ctx, v, OfHoldingBatch)
		if err != nil {
			return err
		}
		rows, err := v.HoldingsOfRegister(ctx, register)
		for _, h := range rows {
			if annulled[h.ID] != "" || undone[h.Batch] != "" {
				continue
			}
			var people []holding.Holder
			if err := json.Unmarshal([]byte(h.People), &people); err != nil {
				return err
			}
			fold := locales.Fold(people[0].Name)
			byName[fold] = append(byName[fold], legacy.Person{Name: people[0].Name, IIN: people[0].IIN, Birth: people[0].Born, OldNo: h.Number,
				Decision: h.Date, RegNo: strconv.FormatInt(h.ID, 10), Address: h.Address})
		}
		return err
	})
	return legacy.Known{ByName: func(folded string) []legacy.Person { return byName[folded] }}, seq, err
}

// HoldingBatches are the workbooks taken over, the latest first.
func (o *Office) HoldingBatches(ctx context.Context) (batches []HoldingBatch, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		undone, err := annulments(ctx, v, OfHoldingBatch)
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		rows, err := v.HoldingBatches(ctx)
		for i := len(rows) - 1; i >= 0; i-- {
			batches = append(batches, HoldingBatch{rows[i], names[rows[i].Person], undone[rows[i].ID]})
		}
		return err
	})
	return batches, err
}

// HoldingBatch is a workbook of a register taken over.
type HoldingBatch struct {
	store.HoldingBatch
	By       string // who took it over
	Annulled string // why it was undone; "" for one that counts
}
