package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"kezek/app/casefile"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/store"
)

// HoldingRow is a row of the office's registers as it stands today.
type HoldingRow struct {
	ID int64
	holding.Holding
	Ended    bool   // people hold it no longer
	EndedOn  string // yyyy-mm-dd, "" where nobody knows since when
	EndBasis string
	Annulled string // why; "" for a row that counts
	Corrects int64  // the row it stands in place of, 0 for none

	By       string // name of who entered it
	At       int64  // when, unix ms
	Batch    int64  // of the workbook it was read from, 0 for one typed by hand
	File     string
	Sheet    string
	SheetRow int64
	CaseID   int64 // whose contract it is, 0 for none
}

// HouseholdHit is a holding that was found for a household.
type HouseholdHit struct {
	holding.Hit
	Row HoldingRow
}

// origin is where a row of a register comes from beside the keyboard.
type origin struct {
	caseID   int64 // whose contract it is
	corrects int64 // the row it stands in place of
	batch    int64 // of the workbook it was read from
	sheet    string
	row      int64
}

// hold plans a row of a register and what it is found by.
func (s *scene) hold(ctx context.Context, h holding.Holding, from origin) (int64, error) {
	id, err := s.next(ctx, store.CountHolding)
	if err != nil {
		return 0, err
	}
	row := s.holdingRow(id, h, from)
	s.insert(&row)
	s.finds = append(s.finds, holdingFind(id, h))
	return id, nil
}

// holdingRow lays out a row; h is tidied.
func (s *scene) holdingRow(id int64, h holding.Holding, from origin) store.Holding {
	people, _ := json.Marshal(h.People) // texts alone
	return store.Holding{ID: id, Register: h.Register, Number: h.Number, Date: h.Date, People: string(people), Address: h.Address,
		Area: h.Area, Useful: h.Useful, Rooms: h.Rooms, Basis: h.Basis, From: h.From, To: h.To, Note: h.Note, Person: s.who.ID, At: s.now,
		CaseID: from.caseID, Corrects: from.corrects, Batch: from.batch, Sheet: from.sheet, SheetRow: from.row}
}

// holdingFind is what a row is found by: the keys of the search, and the words a person types.
func holdingFind(id int64, h holding.Holding) store.Find {
	tokens := h.Keys()
	for _, p := range h.People {
		tokens = append(tokens, locales.Tokens(p.Name)...)
		tokens = append(tokens, p.IIN)
	}
	tokens = append(append(tokens, locales.Tokens(h.Address)...), foldNumbers([]string{h.Number})...)
	slices.Sort(tokens)
	return store.Find{Holding: id, Tokens: slices.DeleteFunc(slices.Compact(tokens), func(t string) bool { return t == "" })}
}

// ends plans the end of a holding. day is yyyy-mm-dd, "" where nobody knows it.
func (s *scene) ends(ctx context.Context, id int64, day, basis string) error {
	end, err := s.next(ctx, store.CountHoldingEnd)
	s.insert(&store.HoldingEnd{ID: end, Holding: id, Day: day, Basis: locales.Clean(basis), Person: s.who.ID, At: s.now})
	return err
}

// soughtOf are the people and the address of an application as they are looked for.
func soughtOf(people []casefile.Member, address string) (h holding.Household) {
	h.Address = address
	for _, m := range people {
		h.People = append(h.People, holding.Sought{Name: m.Name, IIN: m.IIN, Born: m.Born})
	}
	return h
}

// holdingsOf looks through all registers for a household: by ИИН, by name and birth date, by address. Rows that were annulled are
// not told, those that ended are. The surest come first.
func (s *scene) holdingsOf(ctx context.Context, people []casefile.Member, address string) ([]HouseholdHit, error) {
	return holdingsFound(ctx, s.v, soughtOf(people, address), dateOf(s.now))
}

func holdingsFound(ctx context.Context, v *store.View, asked holding.Household, today string) ([]HouseholdHit, error) {
	ids, err := v.HoldingsByToken(ctx, asked.Keys())
	if err != nil {
		return nil, err
	}
	rows, err := v.Holdings(ctx, ids)
	if err != nil {
		return nil, err
	}
	matches := map[int64][]holding.Match{}
	ids = ids[:0]
	for _, r := range rows {
		h, err := holdingOf(r)
		if err != nil {
			return nil, err
		}
		if found := asked.Find(h, today); len(found) > 0 {
			matches[r.ID], ids = found, append(ids, r.ID)
		}
	}
	found, err := holdingRows(ctx, v, ids, today)
	var hits []HouseholdHit
	for _, r := range found {
		if r.Annulled == "" {
			hits = append(hits, HouseholdHit{holding.Hit{Holding: r.ID, Ended: r.Ended, Matches: matches[r.ID]}, r})
		}
	}
	slices.SortStableFunc(hits, func(a, b HouseholdHit) int {
		return cmp.Compare(slices.Index(holding.Ways, a.Matches[0].By), slices.Index(holding.Ways, b.Matches[0].By))
	})
	return hits, err
}

// holdingRows reads rows as they stand today, in order of their identities.
func holdingRows(ctx context.Context, v *store.View, ids []int64, today string) ([]HoldingRow, error) {
	found, err := v.Holdings(ctx, ids)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	state, err := holdingState(ctx, v, ids)
	if err != nil {
		return nil, err
	}
	rows := make([]HoldingRow, 0, len(found))
	for _, h := range found {
		row, err := state.row(h, today)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// heldState is what later rows say of some holdings, and what all rows share.
type heldState struct {
	ends     map[int64]store.HoldingEnd
	annulled map[int64]string // by holding
	undone   map[int64]string // by batch
	batches  map[int64]store.HoldingBatch
	names    map[int64]string
}

func holdingState(ctx context.Context, v *store.View, ids []int64) (st heldState, err error) {
	st.ends, st.annulled, st.batches = map[int64]store.HoldingEnd{}, map[int64]string{}, map[int64]store.HoldingBatch{}
	ends, err := v.HoldingEnds(ctx, ids)
	if err != nil {
		return st, err
	}
	for _, e := range ends {
		st.ends[e.Holding] = e
	}
	annulled, err := v.AnnulmentsOf(ctx, OfHolding, ids)
	if err != nil {
		return st, err
	}
	for _, a := range annulled {
		st.annulled[a.Subject] = a.Reason
	}
	if st.undone, err = annulments(ctx, v, OfHoldingBatch); err != nil {
		return st, err
	}
	batches, err := v.HoldingBatches(ctx)
	if err != nil {
		return st, err
	}
	for _, b := range batches {
		st.batches[b.ID] = b
	}
	st.names, err = namesOf(ctx, v)
	return st, err
}

// holdingOf is what a row says itself.
func holdingOf(h store.Holding) (of holding.Holding, err error) {
	of = holding.Holding{Register: h.Register, Number: h.Number, Date: h.Date, Address: h.Address, Area: h.Area,
		Useful: h.Useful, Rooms: h.Rooms, Basis: h.Basis, From: h.From, To: h.To, Note: h.Note}
	return of, json.Unmarshal([]byte(h.People), &of.People)
}

func (st heldState) row(h store.Holding, today string) (HoldingRow, error) {
	of, err := holdingOf(h)
	end, ended := st.ends[h.ID]
	r := HoldingRow{ID: h.ID, Holding: of,
		EndedOn: end.Day, EndBasis: end.Basis, Ended: ended && end.Day <= today, Annulled: cmp.Or(st.annulled[h.ID], st.undone[h.Batch]),
		Corrects: h.Corrects, By: st.names[h.Person], At: h.At, Batch: h.Batch, File: st.batches[h.Batch].FileName, Sheet: h.Sheet,
		SheetRow: h.SheetRow, CaseID: h.CaseID}
	if !ended && h.To != "" && h.To < today {
		r.Ended, r.EndedOn = true, h.To
	}
	return r, err
}
