package commission

import (
	"strconv"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

func at(list string, i int) string { return list + "." + strconv.Itoa(i) }

// CheckComposition says what is wrong with the seats of an order: no chair, nobody twice, numbers in order, and what the
// edition says of their number. now (unix ms) is for the days of birth in ИИН.
func CheckComposition(rule *edition.CommissionRule, seats []Seat, now int64) (fs fault.Findings) {
	posts, votes, known := map[string]int{}, 0, map[string]bool{}
	for i, s := range seats {
		field := at("seats", i)
		posts[s.Post]++
		if s.Votes {
			votes++
		}
		switch {
		case s.N != i+1:
			fs.Add(field+".n", fault.Blocks, "commission.seat.order")
		case s.Post != Chair && s.Post != Deputy && s.Post != Ordinary && s.Post != Secretary:
			fs.Add(field+".post", fault.Blocks, "commission.seat.post")
		case s.Post == Secretary && s.Votes && !rule.Size.SecretaryVotes:
			fs = append(fs, fault.Finding{Field: field + ".votes", Severity: fault.NeedsReason, Key: "commission.seat.secretary", Clause: rule.Size.Clause})
		case s.Post == Chair && !s.Votes:
			fs.Add(field+".votes", fault.Blocks, "commission.seat.chair-votes")
		}
		checkHuman(&fs, field, s.Human, known, now)
		if s.Substitute != nil {
			checkHuman(&fs, field+".substitute", *s.Substitute, known, now)
		}
	}
	switch {
	case posts[Chair] != 1:
		fs.Add("seats", fault.Blocks, "commission.one-chair")
	case posts[Secretary] != 1:
		fs.Add("seats", fault.Blocks, "commission.one-secretary")
	case posts[Deputy] == 0:
		fs.Add("seats", fault.Note, "commission.no-deputy")
	}
	size := func(key string, args ...any) {
		fs = append(fs, fault.Finding{Field: "seats", Severity: fault.NeedsReason, Key: key, Args: fault.Args(args...), Clause: rule.Size.Clause})
	}
	if votes < rule.Size.Least {
		size("commission.size.least", "count", votes, "least", rule.Size.Least)
	}
	if rule.Size.Odd && votes%2 == 0 {
		size("commission.size.odd", "count", votes)
	}
	return fs
}

func checkHuman(fs *fault.Findings, field string, h Human, known map[string]bool, now int64) {
	name := locales.Fold(h.Name)
	switch {
	case len([]rune(strings.TrimSpace(h.Name))) < 3:
		fs.Add(field+".name", fault.Blocks, "commission.seat.name")
	case known[name]:
		fs.Add(field+".name", fault.Blocks, "commission.seat.twice", "name", h.Name)
	}
	known[name] = true
	if h.IIN != "" {
		if _, problem := iin.Parse(h.IIN, now); problem != "" {
			fs.Add(field+".iin", fault.Blocks, "commission.seat.iin")
		}
	}
}
