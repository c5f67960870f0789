package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// LookResults are what a look at an entry may find; whatever it finds moves nobody.
var LookResults = []string{"confirmed", "changed", "no-contact", "doubtful"}

// LookEntry records that somebody looked whether an entry is still right, and its telephone.
type LookEntry struct {
	RegNo  string `json:"reg_no"`
	On     string `json:"on"` // yyyy-mm-dd
	Result string `json:"result"`
	Note   string `json:"note,omitempty"`
	Phone  string `json:"phone,omitempty"` // as it was confirmed; "" when nobody answered
}

func (LookEntry) Name() string { return "look-entry" }

func (a LookEntry) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return fs, err
	}
	if e == nil {
		fs.Add("reg_no", fault.Blocks, "decision.no-entry", "number", a.RegNo)
	}
	s.checkDay(&fs, "on", a.On, "")
	if !slices.Contains(LookResults, a.Result) {
		fs.Add("result", fault.Blocks, "look.need.result")
	}
	if a.Result != "confirmed" && strings.TrimSpace(a.Note) == "" {
		fs.Add("note", fault.Blocks, "look.need.note")
	}
	return fs, nil
}

func (a LookEntry) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountLook)
	if err != nil {
		return nil, err
	}
	s.insert(&store.EntryLook{ID: id, Entry: e.ID, LookedOn: a.On, Result: a.Result, Note: locales.Clean(a.Note),
		Phone: a.Phone != "", Person: s.who.ID, At: s.now})
	home, err := s.v.Household(ctx, e.Household)
	if err != nil {
		return nil, err
	}
	if phone := locales.Clean(a.Phone); phone != "" && phone != home.Phone {
		is := *home
		is.Phone = phone
		s.update(home, &is)
	}
	return map[string]any{"look": id, "reg_no": a.RegNo}, nil
}
