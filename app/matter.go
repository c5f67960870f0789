package app

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/app/privatization"
	"kezek/reports/papers"
	"kezek/store"
)

// Matter is what a case is about beyond what all cases share: at most one of these, by its service.
type Matter struct {
	Certificate   *holding.Request      `json:"certificate,omitempty"`
	Privatization *privatization.Matter `json:"privatization,omitempty"`
	Aid           *aid.Matter           `json:"aid,omitempty"`
}

// services are those a matter is of.
func (m Matter) services() (codes []string) {
	for _, of := range []struct {
		code string
		is   bool
	}{{edition.Certificate, m.Certificate != nil}, {edition.Privatization, m.Privatization != nil}, {edition.Aid, m.Aid != nil}} {
		if of.is {
			codes = append(codes, of.code)
		}
	}
	return codes
}

// grounds are the grounds to register that a service asks for among its own fields, codes of its edition.
func (m Matter) grounds() (codes []string) {
	switch {
	case m.Privatization != nil && m.Privatization.Ground != "":
		return []string{m.Privatization.Ground}
	case m.Aid != nil && m.Aid.Dwelling.Right != "":
		return []string{m.Aid.Dwelling.Right}
	}
	return nil
}

// asked is the case a matter is of: what was applied for, by which edition; file is nil while the case is being registered.
type asked struct {
	law  *edition.Edition
	app  casefile.Application
	file *file
}

// serving is what a service does in its own way within the acts all cases share. The queue has none.
type serving interface {
	// checkMatter says what is wrong with a matter as entered; its fields begin with the service's code: "aid.income.0".
	checkMatter(ctx context.Context, s *scene, fs *fault.Findings, about asked, m Matter) error
	// checkAnswer says what stands against an answer (casefile.ToGrant, ToRefuse with its ground) that is prepared, decided or
	// signed. m is what was entered last.
	checkAnswer(ctx context.Context, s *scene, fs *fault.Findings, f *file, m Matter, outcome, ground string) error
	// granted plans what the head's signature makes beside the decision and its paper.
	granted(ctx context.Context, s *scene, f *file, m Matter, d *store.Decision) error
}

// ownForm is a paper that one service alone has.
type ownForm struct {
	service          string
	applies          bool   // it is the application itself: the applicant's own paper, without number or day of ours
	inner            bool   // a sheet of the file: it tells how things stand and has no number
	answers          bool   // it answers a granted case and is issued by the act that signs
	numbers          bool   // and gives the decision its number where that has none
	lacks            string // message: why a case cannot be given it
	fits             func(subject) bool
	journal, counter string // where it gets its number
	// named is the number and day of what it is, where that has its own: a contract.
	named func(context.Context, *scene, subject) (number, day string, err error)
	// hinders names what the case still lacks for it; since is when what it tells of last changed (unix ms): one issued before was of
	// something else, so the next is no copy. Both may be nil.
	hinders func(context.Context, *scene, subject) (key string, err error)
	since   func(context.Context, *scene, subject) (int64, error)
	compose func(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error
}

// servings are the services that have a way of their own, ownForms the papers of all of them.
var (
	servings map[string]serving
	ownForms = map[string]ownForm{}
)

// Their functions lead back to these tables, so they are filled in here.
func init() {
	servings = map[string]serving{edition.Certificate: certifying{}, edition.Privatization: servePrivatization{}, edition.Aid: assistance{}}
	for _, of := range []map[string]ownForm{certifyingForms, privatizationForms, aidForms} {
		maps.Copy(ownForms, of)
	}
}

// FormsOf are the papers that one service alone has, what answers a granted case first.
func FormsOf(service string) (forms []string) {
	answer := AnswerOf(service, casefile.Granted)
	for form, own := range ownForms {
		if own.service == service && form != answer {
			forms = append(forms, form)
		}
	}
	slices.Sort(forms)
	if answer != "" {
		forms = slices.Insert(forms, 0, answer)
	}
	return forms
}

// EnterMatter notes what a case under way is about beyond what all cases share. What was entered before stays and counts no more.
type EnterMatter struct {
	CaseNo string `json:"case_no"`
	Matter
}

func (EnterMatter) Name() string { return "enter-matter" }

func (a EnterMatter) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if len(a.services()) == 0 {
		fs.Add("", fault.Blocks, "matter.none")
		return fs, nil
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return fs, err
	}
	return fs, s.checkMatter(ctx, &fs, asked{f.law, app, f}, a.Matter)
}

func (a EnterMatter) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	was, err := matterOf(ctx, s.v, f.is.ID)
	if err != nil {
		return nil, err
	}
	if is := a.Privatization; is != nil && is.Traces == nil && was.Privatization != nil { // what was said of registers stays
		with := *is
		with.Traces = was.Privatization.Traces
		a.Privatization = &with
	}
	return f.went(0), s.keepMatter(ctx, f.is.ID, a.Matter)
}

// checkMatter lets the service look at what was entered; a matter of another service is refused.
func (s *scene) checkMatter(ctx context.Context, fs *fault.Findings, about asked, m Matter) error {
	service := about.app.ServiceCode()
	for _, code := range m.services() {
		if code != service {
			fs.Add(code, fault.Blocks, "matter.other-service")
			return nil
		}
	}
	if of, ok := servings[service]; ok && len(m.services()) > 0 {
		return of.checkMatter(ctx, s, fs, about, m)
	}
	return nil
}

// keepMatter plans the row of what was entered; nothing where nothing was.
func (s *scene) keepMatter(ctx context.Context, caseID int64, m Matter) error {
	if len(m.services()) == 0 {
		return nil
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	id, err := s.next(ctx, store.CountMatter)
	s.insert(&store.Matter{ID: id, CaseID: caseID, Data: string(text), Person: s.who.ID, At: s.now})
	return err
}

// matterOf is what was entered last for a case; a matter of no service where nothing was.
func matterOf(ctx context.Context, v *store.View, caseID int64) (m Matter, err error) {
	rows, err := v.Matters(ctx, caseID)
	if err != nil || len(rows) == 0 {
		return m, err
	}
	return m, json.Unmarshal([]byte(rows[len(rows)-1].Data), &m)
}

// checkAnswer lets the service say what stands against an answer. An application is returned without it.
func (s *scene) checkAnswer(ctx context.Context, fs *fault.Findings, f *file, outcome, ground string) error {
	of, ok := servings[f.is.Service]
	if !ok || outcome != casefile.ToGrant && outcome != casefile.ToRefuse {
		return nil
	}
	m, err := matterOf(ctx, s.v, f.is.ID)
	if err != nil {
		return err
	}
	return of.checkAnswer(ctx, s, fs, f, m, outcome, ground)
}

// granted plans what the head's signature makes of a granted case: what its service does, and the paper that answers it.
func (s *scene) granted(ctx context.Context, f *file, d *store.Decision) error {
	if of, ok := servings[f.is.Service]; ok {
		m, err := matterOf(ctx, s.v, f.is.ID)
		if err != nil {
			return err
		}
		if err := of.granted(ctx, s, f, m, d); err != nil {
			return err
		}
	}
	form := AnswerOf(f.is.Service, casefile.Granted)
	if form == "" || s.drafting || d.Number == "" && !ownForms[form].numbers { // no paper names a decision without its number
		return nil
	}
	return s.issueAnswer(ctx, form, f, d)
}

// issueAnswer issues the paper that answers a granted case in the act that signs it.
func (s *scene) issueAnswer(ctx context.Context, form string, f *file, d *store.Decision) error {
	own := ownForms[form]
	id, err := s.next(ctx, store.CountPaper)
	if err != nil {
		return err
	}
	sub := subject{file: &f.is, d: d}
	row := s.paperRow(id, form, sub)
	if row.Number, err = s.number(ctx, own.journal, own.counter); err != nil {
		return err
	}
	if d.Number == "" && own.numbers {
		d.Number = row.Number
	}
	if err := s.lookAhead(); err != nil {
		return err
	}
	if err := s.fill(ctx, &sub, false); err != nil {
		return err
	}
	if err := s.write(ctx, IssuePaper{Form: form, CaseNo: f.is.CaseNo}, sub, &row); err != nil {
		return err
	}
	s.insert(&row)
	return nil
}
