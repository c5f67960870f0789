package today

import (
	"context"
	"strconv"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
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
			if d.Item == nil && (d.ByID != s.Who.ID || info != nil && info.SoleOrder != "") { // what a commission has is signed with its meeting
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

// meetings are those of the commission that come or sit, and those whose decisions wait for the head.
func (s *section) meetings(ctx context.Context, w *work) error {
	if !s.Who.Is(app.Secretary, app.Head) {
		return nil
	}
	all, err := s.Office.Meetings(ctx)
	for i := len(all) - 1; i >= 0; i-- { // the nearest first
		m := all[i]
		l := line{when: locales.DateTime(m.At), who: m.Venue, number: m.Number, section: kit.Commission, at: strconv.FormatInt(m.ID, 10)}
		switch {
		case m.State == app.MeetingClosed && m.Unsigned > 0 && app.May(s.Who, app.SignDecisions{}.Name()):
			l.kind, l.what = resolving, s.T("shell.today.what.resolving", "count", m.Unsigned)
		case m.State == app.MeetingPlanned || m.State == app.MeetingSitting:
			l.kind, l.what = convening, s.T("shell.today.what.convening", "count", m.Items)
			l.step = s.T(commission.StateKey(m.State))
			if days, ok := daysLeft(time.UnixMilli(m.At).In(locales.Zone).Format(time.DateOnly), s.Office.Now()); ok && days >= 0 {
				l.list = s.left(days, ok)
			}
		default:
			continue
		}
		w.add(l)
	}
	return err
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

// awards tell in one line how many awards of assistance end with the quarter: those who have them apply anew.
func (s *section) awards(ctx context.Context, w *work) error {
	if !s.Who.Is(app.Registrar, app.Executor, app.Head) {
		return nil
	}
	n, day, err := s.Office.EndingAwards(ctx)
	if err != nil || n == 0 {
		return err
	}
	days, ok := daysLeft(day, s.Office.Now())
	w.lines = append(w.lines, line{kind: ending, when: s.left(days, ok), what: s.T("aidpage.today"), who: s.T("shell.today.counts.ending", "count", n),
		section: room.Cases(edition.Aid), at: "awards"})
	w.counts[ending] += n
	return nil
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
