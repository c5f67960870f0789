package app

import (
	"context"
	"math"
	"sort"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// PlaceIfFiled is the place an application complete at that moment (unix ms) would get today with these grounds, overall and
// in a list: after everybody who counts from the same moment, before those without a counting time.
func (o *Office) PlaceIfFiled(ctx context.Context, list string, grounds []string, completeAt int64) (overall, inList int) {
	ed, err := o.Edition(ctx)
	if err != nil || ed == nil {
		return 0, 0
	}
	return o.current.Load().placeIfFiled(ed, list, grounds, completeAt)
}

func (l *lineup) placeIfFiled(ed *edition.Edition, list string, grounds []string, completeAt int64) (overall, inList int) {
	last := queue.Key{Counting: completeAt, Entry: math.MaxInt64}
	last.Rank, last.Turn, _ = right(ed, list, grounds)
	place := func(order []queue.EntryID) int {
		return 1 + sort.Search(len(order), func(i int) bool {
			e, _ := l.standing.Of(order[i])
			return queue.Compare(e.Key(order[i]), last) > 0
		})
	}
	return place(l.places.Order()), place(l.places.InList(list))
}

// AnswerDue is the last day for the answer (yyyy-mm-dd) to an application complete at that moment, by the office's
// edition in force; "" where the edition has no term.
func (o *Office) AnswerDue(ctx context.Context, completeAt int64) (string, error) {
	return o.AnswerDueFor(ctx, casefile.Application{Channel: edition.ByOffice, ReceivedAt: completeAt, CompleteAt: completeAt})
}

// AnswerDueFor is the same for an application as far as it is filled in: by its service, its channel and the edition of
// its filing date.
func (o *Office) AnswerDueFor(ctx context.Context, app casefile.Application) (due string, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, nil, Order{})
		if err != nil || s.office == nil {
			return err
		}
		ed, err := o.inForce(ctx, v, app.ServiceCode(), dateOf(app.FiledAt()))
		if err == nil && ed != nil {
			due = s.answerDue(ed.Service(app.ServiceCode()), app)
		}
		return err
	})
	return due, err
}

// OwnCase tells whether a person registered the case and so may not decide on it: the office has no sole order.
func (o *Office) OwnCase(ctx context.Context, who *Person, caseNo string) (own bool, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if err != nil {
			return err
		}
		if c == nil {
			return fault.New("G11", "paper.no-subject", "number", caseNo)
		}
		info, err := v.Office(ctx)
		own = err == nil && c.RegisteredBy == who.ID && info.SoleOrder == ""
		return err
	})
	return own, err
}
