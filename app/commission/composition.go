package commission

import (
	"slices"
	"strconv"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

const shortest = 3 // letters of a name, a reason or an opinion

func at(list string, i int) string { return list + "." + strconv.Itoa(i) }

func tooShort(s string) bool { return len([]rune(strings.TrimSpace(s))) < shortest }

// CheckComposition says what is wrong with the seats of an order: no chair, nobody twice, numbers in order, and what the
// edition says of their number. now (unix ms) is for the days of birth in ИИН.
func CheckComposition(rule *edition.CommissionRule, seats []Seat, now int64) (fs fault.Findings) {
	posts, votes, known := map[string]int{}, 0, members{}
	for i, s := range seats {
		field := at("seats", i)
		posts[s.Post]++
		if s.Votes {
			votes++
		}
		checkSeat(&fs, rule, field, i+1, s)
		known.check(&fs, field, s.Human, now)
		if s.Substitute != nil {
			known.check(&fs, field+".substitute", *s.Substitute, now)
		}
	}
	if posts[Chair] != 1 {
		fs.Add("seats", fault.Blocks, "commission.one-chair")
	}
	if posts[Secretary] != 1 {
		fs.Add("seats", fault.Blocks, "commission.one-secretary")
	}
	if posts[Deputy] == 0 {
		fs.Add("seats", fault.Note, "commission.no-deputy")
	}
	if votes < rule.Size.Least {
		fs = append(fs, ofSize(rule, "seats", "commission.size.least", "count", votes, "least", rule.Size.Least))
	}
	if rule.Size.Odd && votes%2 == 0 {
		fs = append(fs, ofSize(rule, "seats", "commission.size.odd", "count", votes))
	}
	return fs
}

func checkSeat(fs *fault.Findings, rule *edition.CommissionRule, field string, n int, s Seat) {
	if s.N != n {
		fs.Add(field+".n", fault.Blocks, "commission.seat.order")
	}
	switch {
	case !slices.Contains(Posts, s.Post):
		fs.Add(field+".post", fault.Blocks, "commission.seat.post")
	case s.Post == Secretary && s.Votes && !rule.Size.SecretaryVotes:
		*fs = append(*fs, ofSize(rule, field+".votes", "commission.seat.secretary"))
	case (s.Post == Chair || s.Post == Deputy) && !s.Votes:
		fs.Add(field+".votes", fault.Blocks, "commission.seat.presider-votes")
	}
}

// ofSize is a finding that rests on what the edition says of the composition: it wants a reason.
func ofSize(rule *edition.CommissionRule, field, key string, args ...any) fault.Finding {
	return fault.Finding{Field: field, Severity: fault.NeedsReason, Key: key, Args: fault.Args(args...), Clause: rule.Size.Clause}
}

// members are those of a composition so far.
type members []Human

// check checks one more. Of two with one name each needs an ИИН that tells them apart.
func (known *members) check(fs *fault.Findings, field string, h Human, now int64) {
	switch name := locales.Fold(h.Name); {
	case tooShort(name):
		fs.Add(field+".name", fault.Blocks, "commission.seat.name")
	case slices.ContainsFunc(*known, func(k Human) bool {
		if k.IIN != "" && h.IIN != "" {
			return k.IIN == h.IIN
		}
		return locales.Fold(k.Name) == name
	}):
		fs.Add(field+".name", fault.Blocks, "commission.seat.twice", "name", h.Name)
	}
	*known = append(*known, h)
	if h.IIN != "" {
		if _, problem := iin.Parse(h.IIN, now); problem != "" {
			fs.Add(field+".iin", fault.Blocks, "commission.seat.iin")
		}
	}
}
