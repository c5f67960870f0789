package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/store"
)

// NotAccept turns somebody away at the desk: the documents are not complete or no longer valid. No case begins and no
// place is counted; the line in the journal and the receipt remain.
type NotAccept struct {
	Service        string   `json:"service"`
	Channel        string   `json:"channel"`
	Applicant      string   `json:"applicant"`
	IIN            string   `json:"iin,omitempty"`
	Address        string   `json:"address,omitempty"`
	Phone          string   `json:"phone,omitempty"`
	Representative string   `json:"representative,omitempty"`
	List           string   `json:"list,omitempty"`
	Missing        []string `json:"missing,omitempty"` // codes of documents
	Expired        []string `json:"expired,omitempty"`
	Grounds        []string `json:"grounds,omitempty"` // codes of the edition, where it is not the documents
	Note           string   `json:"note,omitempty"`
}

// Entered is what an act answers that wrote a line of a journal.
type Entered struct {
	Line   int64  `json:"line"`
	Number string `json:"number"`
}

// turnedAway is what the line of a refusal to accept holds: the act and the edition it rests on.
type turnedAway struct {
	NotAccept
	Edition string `json:"edition"` // sha256
}

func (NotAccept) Name() string { return "not-accept" }

func (a NotAccept) tidy() NotAccept {
	if a.Service == "" {
		a.Service = edition.Queue
	}
	for _, s := range []*string{&a.Applicant, &a.IIN, &a.Address, &a.Phone, &a.Representative, &a.Note} {
		*s = locales.Clean(*s)
	}
	return a
}

func (a NotAccept) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	a = a.tidy()
	ed, err := s.filing(ctx, a.Service, s.now)
	if err != nil {
		return fs, err
	}
	svc := ed.Service(a.Service)
	if utf8.RuneCountInString(a.Applicant) < 2 {
		fs.Add("applicant", fault.Blocks, "case.need.name")
	}
	for field, text := range map[string]string{"address": a.Address, "note": a.Note, "applicant": a.Applicant, "representative": a.Representative} {
		most := casefile.LongestText
		if field == "applicant" || field == "representative" {
			most = casefile.LongestName
		}
		if utf8.RuneCountInString(text) > most {
			fs.Add(field, fault.Blocks, "case.too-long", "count", most)
		}
	}
	if a.IIN != "" {
		if _, p := iin.Parse(a.IIN, s.now); p != iin.None {
			fs.Add("iin", fault.NeedsReason, string(p))
		}
	}
	if _, ok := svc.Channel(a.Channel); !ok {
		fs.Add("channel", fault.Blocks, "case.need.channel")
	}
	if len(a.Missing)+len(a.Expired)+len(a.Grounds) == 0 {
		fs.Add("missing", fault.Blocks, "way.nothing-missing")
	}
	for i, code := range a.Grounds {
		if !slices.ContainsFunc(svc.Reasons(edition.ToNotAccept), func(g edition.Ground) bool { return g.Code == code }) {
			fs.Add(fmt.Sprintf("grounds.%d", i), fault.Blocks, "decision.need.ground")
		}
	}
	checkDocuments(&fs, svc, "missing", a.Missing)
	checkDocuments(&fs, svc, "expired", a.Expired)
	return fs, nil
}

func (a NotAccept) plan(ctx context.Context, s *scene) (any, error) {
	a = a.tidy()
	ed, err := s.filing(ctx, a.Service, s.now)
	if err != nil {
		return nil, err
	}
	if err := s.adopt(ctx, ed); err != nil {
		return nil, err
	}
	return s.enter(ctx, NotAccepted, s.now, turnedAway{a, ed.SHA256})
}

// enter plans a line of a journal with its number.
func (s *scene) enter(ctx context.Context, journal string, at int64, data any) (Entered, error) {
	id, err := s.next(ctx, store.CountLine)
	if err != nil {
		return Entered{}, err
	}
	year := time.UnixMilli(s.now).In(locales.Zone).Year()
	n, err := s.next(ctx, "line/"+journal+"/"+time.UnixMilli(s.now).In(locales.Zone).Format("2006"))
	if err != nil {
		return Entered{}, err
	}
	number, err := s.spell(ctx, journal, year, n)
	if err != nil {
		return Entered{}, err
	}
	text, err := json.Marshal(data)
	if err != nil {
		return Entered{}, err
	}
	s.insert(&store.Line{ID: id, Journal: journal, Year: int64(year), N: n, Number: number, At: at, Person: s.who.ID,
		Data: string(text)})
	return Entered{id, number}, nil
}
