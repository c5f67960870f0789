package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Journals of an office (services.md §7.1). They are made by the acts themselves, but for those of blanks and seals, kept by hand;
// lines an office typed before an act made them stay in front.
const (
	Incoming      = "incoming"     // applications
	Outgoing      = "outgoing"     // answers and notices
	Receipts      = "receipts"     // given to applicants
	NotAccepted   = "not-accepted" // refusals to accept documents
	Decisions     = "decisions"    // of the commission and the head
	Minutes       = "minutes"      // of the commission's meetings
	Refusals      = "refusals"
	Certificates  = "certificates"
	Privatized    = "privatized" // dwellings
	Contracts     = "contracts"  // of privatization
	AidAwards     = "aid"
	EmblemBlanks  = "blanks" // with the image of the Emblem
	SealsRegister = "seals"

	Sheets = "sheets" // printed for inner use or to inform; no journal, only their numbers
)

// JournalCodes are all of them, in the order they are shown.
var JournalCodes = []string{Incoming, Outgoing, Receipts, NotAccepted, Refusals, Decisions, Minutes, Certificates, Privatized, Contracts,
	AidAwards, EmblemBlanks, SealsRegister}

// templates are how numbers are spelled until the office says otherwise: {prefix} of the office, {year}, {n}.
var templates = map[string]string{Incoming: "{prefix}-{year}/{n}", Outgoing: "{n}-{year}", Receipts: "{n}-{year}"}

const usualTemplate = "{n}-{year}"

// Template is how the numbers of a journal are spelled when the office has not chosen.
func Template(journal string) string {
	if t, ok := templates[journal]; ok {
		return t
	}
	return usualTemplate
}

// number takes the next number of a journal in this year and spells it. counter is the name the journal's numbers are
// counted under.
func (s *scene) number(ctx context.Context, journal, counter string) (string, error) {
	year := time.UnixMilli(s.now).In(locales.Zone).Year()
	name := fmt.Sprintf("%s/%d", counter, year)
	if err := s.goesOn(ctx, name, fmt.Sprintf("line/%s/%d", journal, year)); err != nil {
		return "", err
	}
	n, err := s.next(ctx, name)
	if err != nil {
		return "", err
	}
	return s.spell(ctx, journal, year, n)
}

// goesOn lets a counter that was never used begin where the year's lines of its journal ended: it was kept by hand before.
func (s *scene) goesOn(ctx context.Context, counter, lines string) error {
	if s.counters[counter] != nil || counter == lines {
		return nil
	}
	row, err := s.v.Counter(ctx, counter)
	if err != nil || row.Rev > 0 {
		return err
	}
	byHand, err := s.v.Counter(ctx, lines)
	if err == nil && byHand.N > 0 {
		s.counters[counter] = &counted{was: row, becomes: store.Counter{Name: counter, N: byHand.N}}
	}
	return err
}

func (s *scene) spell(ctx context.Context, journal string, year int, n int64) (string, error) {
	row, err := s.v.Numerator(ctx, journal)
	if err != nil {
		return "", err
	}
	template := Template(journal)
	if row != nil {
		template = row.Template
	}
	return spelled(template, s.office.Prefix, year, n), nil
}

func spelled(template, prefix string, year int, n int64) string {
	return strings.NewReplacer("{prefix}", prefix, "{year}", strconv.Itoa(year), "{n}", strconv.FormatInt(n, 10)).Replace(template)
}

// SetNumerator says how the numbers of a journal are spelled from now on. Numbers given stay as they are.
type SetNumerator struct {
	Journal  string `json:"journal"`
	Template string `json:"template"`
}

func (SetNumerator) Name() string { return "set-numerator" }

func (a SetNumerator) check(_ context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	if !knownJournal(a.Journal) {
		fs.Add("journal", fault.Blocks, "journal.unknown", "journal", a.Journal)
	}
	rest := spelled(a.Template, "", 0, 0)
	switch {
	case strings.Count(a.Template, "{n}") != 1 || strings.Count(a.Template, "{year}") != 1:
		fs.Add("template", fault.Blocks, "journal.template.need")
	case strings.ContainsAny(rest, "{}") || len(a.Template) > 60 || strings.TrimSpace(a.Template) != a.Template:
		fs.Add("template", fault.Blocks, "journal.template.bad")
	case touching(a.Template):
		fs.Add("template", fault.Blocks, "journal.template.touching")
	}
	return fs, nil
}

// touching tells whether a digit or another place stands right beside the number, so that two numbers could read alike.
func touching(template string) bool {
	for _, place := range []string{"{n}", "{year}"} {
		before, after, _ := strings.Cut(template, place)
		if before != "" && (isDigit(before[len(before)-1]) || before[len(before)-1] == '}') || after != "" && (isDigit(after[0]) || after[0] == '{') {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (a SetNumerator) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.Numerator(ctx, a.Journal)
	if err != nil {
		return nil, err
	}
	row := &store.Numerator{Journal: a.Journal, Template: a.Template}
	if was == nil {
		s.insert(row)
	} else {
		s.update(was, row)
	}
	return map[string]string{"next": spelled(a.Template, s.office.Prefix, time.UnixMilli(s.now).In(locales.Zone).Year(), 1)}, nil
}

func knownJournal(code string) bool {
	for _, j := range JournalCodes {
		if j == code {
			return true
		}
	}
	return false
}

// Numerator is how the numbers of a journal are spelled now.
type Numerator struct {
	Journal, Template, Example string
}

// Numerators are those of all journals.
func (o *Office) Numerators(ctx context.Context) (all []Numerator, err error) {
	year := time.UnixMilli(o.Now()).In(locales.Zone).Year()
	err = o.st.Look(ctx, func(v *store.View) error {
		info, err := v.Office(ctx)
		if err != nil || info == nil {
			return err
		}
		for _, code := range JournalCodes {
			row, err := v.Numerator(ctx, code)
			if err != nil {
				return err
			}
			t := Template(code)
			if row != nil {
				t = row.Template
			}
			all = append(all, Numerator{code, t, spelled(t, info.Prefix, year, 1)})
		}
		return nil
	})
	return all, err
}
