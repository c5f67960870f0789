package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// OnAward is what every decision on an award of assistance says.
type OnAward struct {
	CaseNo string `json:"case_no"`
	Why    string `json:"why"` // of aid.Changes, or of StopReasons
	Day    string `json:"day"` // of the change, yyyy-mm-dd
	Facts  string `json:"facts"`
	Signed
}

func (a *OnAward) about() (regNo, caseNo string) { return "", a.CaseNo }

// RecalculateAid is the head's decision that an award is another from some month on, because something changed.
type RecalculateAid struct {
	OnAward
	Matter *aid.Matter `json:"matter,omitempty"` // as it is now; nil where only norms or tariffs changed
}

// StopAid is the head's decision that an award ends.
type StopAid struct{ OnAward }

// StopReasons are why an award may end, in the order screens offer them.
var StopReasons = []string{"moved", "second-dwelling", "let-out", "died", "otherwise"}

// AidTurned is what both answer; sums in tiyn.
type AidTurned struct {
	CaseNo   string           `json:"case_no"`
	Decision int64            `json:"decision"`
	From     aid.Month        `json:"from"` // first month that changed
	Over     int64            `json:"over"`
	Under    int64            `json:"under"`
	Months   []aid.Difference `json:"months"`
}

func (RecalculateAid) Name() string { return "recalculate-aid" }
func (StopAid) Name() string        { return "stop-aid" }

// standing is the award a decision is on; nil, with what hinders, where there is none.
func (a OnAward) standing(ctx context.Context, s *scene, reasons []string) (fs fault.Findings, f *file, w *award, err error) {
	fs, f, err = s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, nil, nil, err
	}
	if w, err = s.awardOf(ctx, f.is.ID); err != nil {
		return fs, nil, nil, err
	}
	if w == nil || f.is.State != casefile.Granted {
		fs.Add("case_no", fault.Blocks, "aid.no-award", "case", a.CaseNo)
		return fs, nil, nil, nil
	}
	row, data := w.last()
	if row.Kind == AidStopped {
		fs.Add("case_no", fault.NeedsReason, "aid.stopped", "case", a.CaseNo)
	}
	if data.Change != nil && a.Day < data.Day {
		fs.Add("day", fault.NeedsReason, "aid.change.before-last", "day", spelt(data.Day))
	}
	if !slices.Contains(reasons, a.Why) {
		fs.Add("why", fault.Blocks, "aid.need.why")
	}
	if _, ok := (Signed{Date: a.Day}).effective(); !ok || a.Day > dateOf(s.now) {
		fs.Add("day", fault.Blocks, "aid.need.day")
	}
	checkFacts(&fs, a.Facts)
	s.secondPerson(&fs)
	err = a.Signed.check(ctx, s, &fs, f.is.ReceivedAt)
	// The paper gives the decision its number where that has none.
	fs = slices.DeleteFunc(fs, func(x fault.Finding) bool { return x.Key == "decision.need.number" || x.Key == "decision.number.later" })
	return fs, f, w, err
}

// turned plans what a decision makes of an award: its row, and the paper that tells of it.
func (a OnAward) turned(ctx context.Context, s *scene, kind, act string, sheet int64, r aid.Recalculation) (any, error) {
	f, w, err := s.caseAward(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	d, err := s.decide(ctx, act, a.Signed, f.was)
	if err != nil {
		return nil, err
	}
	d.Facts = locales.Clean(a.Facts)
	_, last := w.last()
	data := *last
	data.Payments, data.Change, data.Why, data.Day, data.Facts = r.After, &r, a.Why, a.Day, d.Facts
	if err := s.keepAward(ctx, f.is.ID, store.AidAward{Kind: kind, Sheet: sheet, Decision: d.ID}, data); err != nil {
		return nil, err
	}
	if !s.drafting && !s.preview {
		if err := s.issueAnswer(ctx, FormAidChange, f, d); err != nil {
			return nil, err
		}
	}
	return AidTurned{f.is.CaseNo, d.ID, r.From, r.Over(), r.Under(), r.Months}, nil
}

// again calculates an award anew: by the matter as it is now and the rules the office has now, on the day of the first sheet.
func (a RecalculateAid) again(ctx context.Context, s *scene, f *file, w *award) (r aid.Recalculation, c calculation, fs fault.Findings, err error) {
	row, _ := w.last()
	was, err := s.sheetOf(ctx, row.Sheet)
	if err != nil {
		return r, c, nil, err
	}
	c = calculation{Names: was.Names, Matter: was.Matter}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return r, c, nil, err
	}
	if a.Matter != nil {
		c.Names, c.Matter = namesIn(app.People(), *a.Matter), *a.Matter
		people := app.People()
		fs = append(c.Matter.Check(f.svc, nil, len(people), dateOf(app.FiledAt())), c.Matter.Lacking()...)
		fs = append(fs, checkJoined(people, c.Matter, s.now)...)
	}
	itself, err := s.itself(ctx, w)
	if err != nil {
		return r, c, nil, err
	}
	sheet, more, err := s.calculated(ctx, f.law, c.Matter, itself.Sheet.Rules.Day)
	if fs = append(fs, more...); err != nil || fs.Blocking(true) {
		return r, c, fs, err
	}
	c.Sheet = sheet
	r, more = aid.Recalculate(itself, sheet, a.Day)
	return r, c, append(fs, more...), nil
}

func (a RecalculateAid) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, w, err := a.standing(ctx, s, aid.Changes)
	if err != nil || f == nil {
		return fs, err
	}
	row, _ := w.last()
	was, err := s.sheetOf(ctx, row.Sheet)
	if err != nil {
		return fs, err
	}
	if a.Why != aid.OfTariff && (a.Matter == nil || sameMatter(*a.Matter, was.Matter)) {
		fs.Add("matter", fault.Blocks, "aid.change.same")
	}
	_, _, more, err := a.again(ctx, s, f, w)
	for _, x := range aidFields(more, f.svc) {
		if own, ok := strings.CutPrefix(x.Field, edition.Aid+"."); ok && own != "day" && own != "sheet" {
			x.Field = "matter." + own
		} else {
			x.Field = strings.TrimPrefix(own, edition.Aid)
		}
		fs = append(fs, x)
	}
	return fs, err
}

func (a RecalculateAid) plan(ctx context.Context, s *scene) (any, error) {
	f, w, err := s.caseAward(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	r, c, fs, err := a.again(ctx, s, f, w)
	if err != nil {
		return nil, err
	}
	if fs.Blocking(true) {
		return nil, fs
	}
	sheet, err := s.keepSheet(ctx, f.is.ID, c)
	if err != nil {
		return nil, err
	}
	return a.turned(ctx, s, AidRecalculated, a.Name(), sheet, r)
}

func (a StopAid) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, w, err := a.standing(ctx, s, StopReasons)
	if err != nil || f == nil {
		return fs, err
	}
	itself, err := s.itself(ctx, w)
	if err != nil {
		return fs, err
	}
	_, more := aid.Stop(itself, a.Day)
	return append(fs, more...), nil
}

func (a StopAid) plan(ctx context.Context, s *scene) (any, error) {
	_, w, err := s.caseAward(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	itself, err := s.itself(ctx, w)
	if err != nil {
		return nil, err
	}
	r, fs := aid.Stop(itself, a.Day)
	if fs.Blocking(true) {
		return nil, fs
	}
	row, _ := w.last()
	return a.turned(ctx, s, AidStopped, a.Name(), row.Sheet, r)
}
