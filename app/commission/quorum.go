package commission

import "kezek/app/edition"

// Quorum tells whether enough members are there to decide.
type Quorum struct {
	Entitled int    // seats with a vote, by the composition
	Needed   int    // of these, to decide
	Here     int    // of these, there and not recused
	Missing  []Seat // with a vote, not there
	Recused  []Seat // with a vote, there, but not for this item
}

// Reached tells whether there is a quorum.
func (q Quorum) Reached() bool { return q.Entitled > 0 && q.Here >= q.Needed }

// Short is how many are missing.
func (q Quorum) Short() int { return max(0, q.Needed-q.Here) }

// Count counts the quorum of those present. Who is recused does not count on an item, but the number needed stays that of
// the composition: so a recusal can take the quorum away.
func Count(rule *edition.CommissionRule, seats []Seat, present []Presence, recused []Recusal) (q Quorum) {
	for _, s := range seats {
		if !s.Votes {
			continue
		}
		q.Entitled++
		switch {
		case !isPresent(present, s.N):
			q.Missing = append(q.Missing, s)
		case isRecused(recused, s.N):
			q.Recused = append(q.Recused, s)
		default:
			q.Here++
		}
	}
	q.Needed = max(1, ceiling(q.Entitled*rule.Quorum.N, rule.Quorum.Of))
	return q
}

func ceiling(a, b int) int { return (a + b - 1) / b }
