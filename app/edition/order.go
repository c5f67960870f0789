package edition

import "kezek/app/workdays"

// Parts of the order of the queue.
const (
	ByList       = "list"        // the rank of the list
	ByTurn       = "turn"        // a ground out of turn, then a ground of first right
	ByCounting   = "counting"    // the date and time the queue counts from
	ByOldOrder   = "old-order"   // the order of the list taken over
	ByRegisterNo = "register-no" // the register number
)

// OrderParts are all of them, the strongest first: the only order there is. An edition says it in words, each with its clause.
var OrderParts = []string{ByList, ByTurn, ByCounting, ByOldOrder, ByRegisterNo}

// OrderPart is what an edition says of one part of the order.
type OrderPart struct {
	Code string `toml:"code"`
	Text
	Mark
}

// Removal is what stands before somebody may be removed: notice, its delivery and the term for an objection after it.
type Removal struct {
	Objection workdays.Term `toml:"objection"` // from the delivery of the notice
	Text
	Mark
}

// Review is how often those in the queue are looked through again.
type Review struct {
	Every workdays.Term `toml:"every"`
	Text
	Mark
}

// OrderPart finds what the edition says of one part of the order, by its code; ok is false where it says nothing.
func (s *Service) OrderPart(code string) (p OrderPart, ok bool) {
	return first(s.Order, func(p OrderPart) bool { return p.Code == code })
}

// RankOf is the rank of a list among the lists: entries of a lower one stand before those of a higher in the general list.
// It is 0 where all lists are equal and of a list the edition does not have.
func (e *Edition) RankOf(list string) int {
	l, _ := e.List(list)
	return l.Rank
}
