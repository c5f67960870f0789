package aid

import "cmp"

// The keys of messages that say the codes of the assistance, by the codes themselves.

// WayKey says a way of summing: ByQuarter, ByMonth.
func WayKey(way string) string { return "aid.way." + way }

// ByKey says what a line was counted by: ByFact, ByNorm, ByCap, BySeason.
func ByKey(by string) string { return "aid.by." + by }

// AnswerKey says an answer of Answers.
func AnswerKey(answer string) string { return "aid.answer." + answer }

// ChangeKey says a change of Changes.
func ChangeKey(change string) string { return "aid.changed." + change }

// StatusKey says a status of Statuses.
func StatusKey(status string) string { return "aid.status." + status }

// RightKey says a right of Rights.
func RightKey(right string) string { return "aid.right." + right }

// SpreadKey says how a change falls on the months: ByThird, ByOwn.
func SpreadKey(spread string) string { return "aid.spread." + cmp.Or(spread, ByThird) }
