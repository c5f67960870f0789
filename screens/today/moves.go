package today

import (
	"context"
	"strings"
	"time"

	"kezek/app"
	"kezek/screens/kit"
)

// decisions are those that move the queue: drafted by others and waiting for this person's signature, or signed and waiting
// for their number.
func (s *section) decisions(ctx context.Context, w *work) error {
	if app.May(s.Who, app.SignDecisions{}.Name()) {
		drafts, err := s.Office.DraftedDecisions(ctx, "draft")
		if err != nil {
			return err
		}
		info, err := s.Office.Info(ctx)
		if err != nil {
			return err
		}
		n := 0
		for _, d := range drafts {
			if d.ByID != s.Who.ID || info != nil && info.SoleOrder != "" {
				n++
			}
		}
		s.one(w, signing, n, "drafts")
	}
	if app.May(s.Who, app.NumberDecisions{}.Name()) {
		bare, err := s.Office.Unnumbered(ctx)
		if err != nil {
			return err
		}
		s.one(w, numbering, len(bare), "drafts")
	}
	return nil
}

// one adds a single line for so many things, and counts them all.
func (s *section) one(w *work, k kind, n int, at string) {
	if n == 0 {
		return
	}
	w.lines = append(w.lines, line{kind: k, when: s.T("shell.today.left.none"), what: s.T("queuemoves.today." + string(k)),
		who: s.T("shell.today.counts."+string(k), "count", n), section: kit.Queue, at: at})
	w.counts[k] += n
}

// remindEvery is how long a count of reminders is good for: they speak of months.
const remindEvery = 10 * time.Minute

// reminders tell in one line how many grounds and documents are about to end. Counting looks through everybody, so it is not
// done after each act.
func (s *section) reminders(ctx context.Context, w *work) error {
	if !app.May(s.Who, app.LookEntry{}.Name()) && !app.May(s.Who, app.DraftDecision{}.Name()) {
		return nil
	}
	s.reminding.Lock()
	defer s.reminding.Unlock()
	now := time.UnixMilli(s.Office.Now())
	if s.reminded == nil || now.Sub(s.remindedAt) > remindEvery || now.Before(s.remindedAt) {
		all, err := s.Office.Reminders(ctx)
		if err != nil {
			return err
		}
		s.reminded, s.remindedAt = all, now
	}
	var said []string
	n, past := 0, 0
	for _, kind := range []string{app.GroundEnds, app.DocumentExpires, app.WarningOpen} {
		if count := len(s.reminded.Of[kind]); count > 0 {
			said = append(said, s.T("queuemoves.today.kind", "what", s.T("queuemoves.remind."+kind), "count", count))
			n, past = n+count, past+s.reminded.Past[kind]
		}
	}
	if n == 0 {
		return nil
	}
	when := s.T("shell.today.left.none")
	if past > 0 {
		when = s.T("queuemoves.today.past", "count", past)
	}
	w.lines = append(w.lines, line{kind: reminding, when: when, what: s.T("queuemoves.today.reminding"), who: strings.Join(said, "; "),
		section: kit.Queue, at: "reminders"})
	w.counts[reminding] += n
	return nil
}
