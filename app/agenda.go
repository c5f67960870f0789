package app

import (
	"context"
	"encoding/json"
	"fmt"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// AgendaLine is one item as it comes on an agenda. It rests on one of four things: a case that is ready, a drafted decision,
// a dwelling to be provided, or a question in words.
type AgendaLine struct {
	Item     int64     `json:"item,omitempty"` // one that is on the agenda already
	CaseNo   string    `json:"case_no,omitempty"`
	Draft    int64     `json:"draft,omitempty"`
	Provide  *House    `json:"provide,omitempty"` // without number and date
	Question *Question `json:"question,omitempty"`
	Note     *string   `json:"note,omitempty"`     // a remark for the members; null leaves it as it is
	Reporter *string   `json:"reporter,omitempty"` // who speaks to it; null is who prepared it
}

// Question is what an item asks in words, in both languages of papers; one may be left out.
type Question struct {
	Kind string `json:"kind"` // inventory, other
	KK   string `json:"kk"`
	RU   string `json:"ru"`
}

// restsOn counts what a line rests on: it has to be one thing.
func (l AgendaLine) restsOn() (n int) {
	for _, yes := range []bool{l.Item != 0, l.CaseNo != "", l.Draft != 0, l.Provide != nil, l.Question != nil} {
		if yes {
			n++
		}
	}
	return n
}

// checkLine looks at one item that is to come on a meeting's agenda.
func (s *scene) checkLine(ctx context.Context, m *session, l AgendaLine) (fs fault.Findings, err error) {
	switch {
	case l.restsOn() != 1:
		fs.Add("", fault.Blocks, "agenda.need.thing")
	case l.Item != 0:
		if m.item(l.Item) == nil {
			fs.Add("item", fault.Blocks, "agenda.no-item", "item", l.Item)
		}
	case l.CaseNo != "":
		return s.checkReadyCase(ctx, l.CaseNo)
	case l.Draft != 0:
		return s.checkReadyDraft(ctx, l.Draft)
	case l.Provide != nil:
		fs, err = s.checkDraft(ctx, l.Provide)
		return within(fs, "provide"), err
	case l.Question.Kind != ItemInventory && l.Question.Kind != ItemOther:
		fs.Add("question.kind", fault.Blocks, "agenda.need.kind")
	case locales.Clean(l.Question.KK) == "" && locales.Clean(l.Question.RU) == "":
		fs.Add("question.kk", fault.Blocks, "agenda.need.question")
	}
	return fs, err
}

// checkReadyCase wants a case that waits for the commission or, where the edition has no step of it, for the decision, and is
// on no other agenda.
func (s *scene) checkReadyCase(ctx context.Context, caseNo string) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, caseNo, edition.Commission, edition.Sign)
	if err != nil || f == nil {
		return fs, err
	}
	if _, ok := f.proposal(); !ok || f.is.Branch == edition.Incomplete {
		fs.Add("case_no", fault.Blocks, "agenda.not-prepared", "case", caseNo)
	}
	x, err := s.v.ItemOfCase(ctx, f.is.ID)
	if err == nil {
		err = s.otherAgenda(ctx, &fs, "case_no", x)
	}
	return fs, err
}

func (s *scene) checkReadyDraft(ctx context.Context, draft int64) (fs fault.Findings, err error) {
	row, err := s.v.DraftDecision(ctx, draft)
	if err != nil {
		return fs, err
	}
	if row == nil || row.State != "draft" {
		fs.Add("draft", fault.Blocks, "draft.none", "draft", draft)
		return fs, nil
	}
	x, err := s.v.ItemOfDraft(ctx, draft)
	if err == nil {
		err = s.otherAgenda(ctx, &fs, "draft", x)
	}
	return fs, err
}

// otherAgenda says on which agenda a case or draft is already; it may be on one only until the commission did with it.
func (s *scene) otherAgenda(ctx context.Context, fs *fault.Findings, field string, x *store.Item) error {
	if x == nil || x.State != ItemOpen && x.State != ItemDecided {
		return nil
	}
	m, err := s.v.Meeting(ctx, x.Meeting)
	if err == nil && m != nil {
		fs.Add(field, fault.Blocks, "agenda.elsewhere", "date", locales.Date(m.At), "n", x.N)
	}
	return err
}

// say writes what a line tells beside what it rests on.
func (l AgendaLine) say(x *store.Item) {
	if l.Note != nil {
		x.Note = locales.Clean(*l.Note)
	}
	if l.Reporter != nil {
		x.Reporter = locales.Clean(*l.Reporter)
	}
}

// lineItem plans the item of a line that is new on an agenda.
func (s *scene) lineItem(ctx context.Context, m *store.Meeting, l AgendaLine, n int) (*store.Item, error) {
	x := &store.Item{Meeting: m.ID, N: int64(n), State: ItemOpen}
	l.say(x)
	var err error
	switch {
	case l.CaseNo != "":
		err = s.caseItem(ctx, x, l.CaseNo)
	case l.Draft != 0:
		var row *store.DraftDecision
		if row, err = s.v.DraftDecision(ctx, l.Draft); err == nil {
			x.Draft, x.Entry, x.CaseID, x.Kind = row.ID, row.Entry, row.CaseID, itemKind(row.Act)
			err = s.reported(ctx, x, row.DraftedBy)
		}
	case l.Provide != nil:
		var row *store.DraftDecision
		if row, err = s.draftRow(ctx, l.Provide); err == nil {
			x.Draft, x.Entry, x.Kind = row.ID, row.Entry, ItemProvide
		}
	default:
		x.Kind, x.QuestionKK, x.QuestionRU = l.Question.Kind, locales.Clean(l.Question.KK), locales.Clean(l.Question.RU)
	}
	if err != nil {
		return nil, err
	}
	if x.ID, err = s.next(ctx, store.CountItem); err != nil {
		return nil, err
	}
	s.insert(x)
	return x, nil
}

func (s *scene) caseItem(ctx context.Context, x *store.Item, caseNo string) error {
	f, err := s.file(ctx, caseNo)
	if err != nil {
		return err
	}
	x.CaseID, x.Kind = f.is.ID, f.itemKind()
	return s.reported(ctx, x, f.is.Executor)
}

// reported lets who prepared an item speak to it, where nobody else was named.
func (s *scene) reported(ctx context.Context, x *store.Item, person int64) error {
	if x.Reporter != "" || person == 0 {
		return nil
	}
	p, err := s.v.Person(ctx, person)
	if err == nil && p != nil {
		x.Reporter = p.Name
	}
	return err
}

// itemKind is the kind of item a case makes.
func (f *file) itemKind() string {
	switch p, _ := f.proposal(); {
	case f.is.Service == edition.Privatization:
		return ItemPrivatize
	case f.is.Service != edition.Queue:
		return f.is.Service
	case p.Outcome == casefile.ToRefuse:
		return ItemRefuse
	}
	return ItemRegister
}

// itemKind is the kind of item an act makes.
func itemKind(act string) string {
	switch act {
	case (House{}).Name():
		return ItemProvide
	case (Enrol{}).Name():
		return ItemRegister
	}
	return act
}

// agendaAt is the field of a line.
func agendaAt(i int) string { return fmt.Sprintf("items.%d", i) }

// decisionOfDraft reads the decision a draft holds.
func decisionOfDraft(row *store.DraftDecision) (decisive, error) {
	return DraftDecision{row.Act, json.RawMessage(row.Data)}.decision()
}
