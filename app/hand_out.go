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
	To     string `json:"to,omitempty"`    // who took it, or the number of the parcel
	At     int64  `json:"at,omitempty"`    // unix ms; now when 0
	Blank  string `json:"blank,omitempty"` // number of the printed blank it stands on
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
	if form := AnswerOf(f.is.Service, f.is.State); form != "" && !slices.ContainsFunc(papers, func(p store.Paper) bool { return p.Form == form }) {
		fs.Add("", fault.NeedsReason, "way.no-paper")
	}
	s.late(&fs, f, true)
	return fs, err
}

// NumberedByAnswer tells whether a service's own paper gives the decision to grant its number, so that none need be typed.
func NumberedByAnswer(service string) bool {
	return ownForms[AnswerOf(service, casefile.Granted)].numbers
}

// AnswerOf is the paper that answers a case of a service in a state; "" where there is none yet, or the paper is another
// program's.
func AnswerOf(service, state string) string {
	switch state {
	case casefile.Enrolled:
		return FormNotice
	case casefile.Refused:
		return FormRefusal
	case casefile.Returned:
		return FormReturn
	case casefile.Granted:
		for form, own := range ownForms {
			if own.answers && own.service == service {
				return form
			}
		}
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
	if blank := locales.Clean(a.Blank); blank != "" {
		data["blank"] = blank
	}
	if err := s.proceed(ctx, f, casefile.Done, s.reason, data); err != nil {
		return nil, err
	}
	return f.went(late), nil
}
