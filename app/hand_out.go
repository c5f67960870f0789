package app

import (
	"context"
	"slices"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Ways a paper leaves the office.
const (
	ByHand    = "hand"
	ByCourier = "courier"
	ByPost    = "post"
	ByMail    = "e-mail"
	ToCabinet = "cabinet" // of the portal
)

// Handings are all of them.
var Handings = []string{ByHand, ByCourier, ByPost, ByMail, ToCabinet}

// HandOut says that the answer was registered and given or sent.
type HandOut struct {
	CaseNo string `json:"case_no"`
	Way    string `json:"way"`
	To     string `json:"to,omitempty"` // who took it, or the number of the parcel
	At     int64  `json:"at,omitempty"` // unix ms; now when 0
}

func (HandOut) Name() string { return "hand-out" }

func (a HandOut) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	switch {
	case f.open == nil || f.open.Kind != edition.Send:
		fs.Add("case_no", fault.Blocks, "way.nothing-to-send", "case", a.CaseNo)
		return fs, nil
	case a.At != 0 && (a.At > s.now || a.At < f.open.BegunAt-time.Minute.Milliseconds()):
		fs.Add("at", fault.Blocks, "way.time")
	}
	if !slices.Contains(Handings, a.Way) {
		fs.Add("way", fault.Blocks, "way.need.handing")
	}
	papers, err := s.v.PapersOf(ctx, f.is.ID)
	if err != nil {
		return fs, err
	}
	papers, err = s.papersThatHold(ctx, papers)
	if form := answerForm(f.is.State); form != "" && !slices.ContainsFunc(papers, func(p store.Paper) bool { return p.Form == form }) {
		fs.Add("", fault.NeedsReason, "way.no-paper")
	}
	s.late(&fs, f, true)
	return fs, err
}

// answerForm is the paper that answers a case in a state; "" where the paper is another program's.
func answerForm(state string) string {
	switch state {
	case casefile.Enrolled:
		return FormNotice
	case casefile.Refused:
		return FormRefusal
	case casefile.Returned:
		return FormReturn
	}
	return ""
}

func (a HandOut) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	late := s.lateness(f)
	at := a.At
	if at == 0 {
		at = s.now
	}
	data := map[string]any{"way": a.Way, "to": locales.Clean(a.To), "at": at}
	if err := s.proceed(ctx, f, casefile.Done, s.reason, data); err != nil {
		return nil, err
	}
	return f.went(late), nil
}

// Withdraw ends a case at the applicant's own wish.
type Withdraw struct {
	CaseNo string `json:"case_no"`
	On     string `json:"on"` // yyyy-mm-dd of the applicant's letter
}

func (Withdraw) Name() string { return "withdraw" }

func (a Withdraw) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if _, err := time.Parse(time.DateOnly, a.On); err != nil || a.On > dateOf(s.now) || a.On < dateOf(f.is.ReceivedAt) {
		fs.Add("on", fault.Blocks, "way.withdraw.day")
	}
	return fs, nil
}

func (a Withdraw) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if f.open != nil {
		if err := s.close(ctx, f, casefile.Over, s.reason, map[string]string{"withdrawn": a.On}); err != nil {
			return nil, err
		}
	}
	if err := s.endPause(ctx, f); err != nil {
		return nil, err
	}
	f.is.State = casefile.Withdrawn
	s.keep(f)
	return f.went(0), nil
}

// endPause ends a suspension together with the case.
func (s *scene) endPause(ctx context.Context, f *file) error {
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if p := standing(pauses); err == nil && p != nil {
		is := *p
		is.ToAt = s.now
		s.update(p, &is)
	}
	return err
}

// StepBack sends a case back to an earlier step, with a reason.
type StepBack struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step"` // code of the earlier step
}

func (StepBack) Name() string { return "step-back" }

func (a StepBack) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if !slices.ContainsFunc(f.earlier(), func(x edition.Step) bool { return x.Code == a.Step }) {
		fs.Add("step", fault.Blocks, "way.back.step")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "way.back.reason")
	}
	return fs, nil
}

// earlier are the office's own steps a case may go back to: behind its registration, before where it waits.
func (f *file) earlier() (steps []edition.Step) {
	if f.open == nil {
		return nil
	}
	way := casefile.Way(f.law, f.is.Service, f.is.Channel, "")
	taken := false
	for _, x := range way {
		if x.Code == f.open.Step {
			break
		}
		if taken && x.Kind != edition.Outside {
			steps = append(steps, x)
		}
		taken = taken || x.Kind == edition.Take
	}
	if f.is.Branch != "" { // only what was done before the way parted
		steps = slices.DeleteFunc(steps, func(x edition.Step) bool {
			return !slices.ContainsFunc(f.steps, func(p store.Step) bool { return p.Step == x.Code })
		})
	}
	return steps
}

func (a StepBack) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if err := s.close(ctx, f, casefile.Back, s.reason, nil); err != nil {
		return nil, err
	}
	f.is.Branch = ""
	if err := s.add(ctx, f, s.passage(f, f.step(a.Step), f.nextN(), s.now)); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(0), nil
}

// HandOver gives an executor's work to another: one case, or all that are under way.
type HandOver struct {
	CaseNo string `json:"case_no,omitempty"` // one case, or
	From   string `json:"from,omitempty"`    // login: all of this executor
	To     string `json:"to"`                // login
}

func (HandOver) Name() string { return "hand-over" }

func (a HandOver) cases(ctx context.Context, s *scene) ([]store.Case, error) {
	if a.CaseNo != "" {
		c, err := s.v.CaseByNo(ctx, a.CaseNo)
		if err != nil || c == nil || !casefile.Open(c.State) {
			return nil, err
		}
		return []store.Case{*c}, nil
	}
	from, err := s.v.PersonByLogin(ctx, a.From)
	if err != nil || from == nil {
		return nil, err
	}
	return s.v.CasesOfExecutor(ctx, from.ID)
}

func (a HandOver) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	cases, err := a.cases(ctx, s)
	if err != nil {
		return fs, err
	}
	if len(cases) == 0 {
		fs.Add("case_no", fault.Blocks, "way.over.none")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "way.over.reason")
	}
	return fs, s.checkExecutor(ctx, &fs, "to", a.To)
}

func (a HandOver) plan(ctx context.Context, s *scene) (any, error) {
	cases, err := a.cases(ctx, s)
	if err != nil {
		return nil, err
	}
	to, err := s.v.PersonByLogin(ctx, a.To)
	if err != nil {
		return nil, err
	}
	numbers := []string{}
	for _, c := range cases {
		is := c
		is.Executor = to.ID
		s.update(&c, &is)
		numbers = append(numbers, c.CaseNo)
	}
	return map[string]any{"cases": numbers, "to": to.Name}, nil
}
