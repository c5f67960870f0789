package commission

import (
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Check says what is wrong with a ballot: a vote of who is not there, is recused or has none, twice the same seat, more or
// fewer votes than voters, a recusal without a reason, a presider who cannot be one.
func Check(rule *edition.CommissionRule, seats []Seat, b Ballot) (fs fault.Findings) {
	t := Tell(rule, seats, b)
	checkPresence(&fs, seats, b)
	checkRecusals(&fs, seats, b)
	checkPresider(&fs, seats, b)
	checkDissent(&fs, seats, b)
	if len(b.Votes) > 0 {
		checkVotes(&fs, seats, b)
		if b.For+b.Against+b.Abstained != 0 && (b.For != t.For || b.Against != t.Against || b.Abstained != t.Abstained) {
			fs.Add("for", fault.Blocks, "commission.vote.both")
		}
	} else {
		checkCounted(&fs, rule, seats, b, t)
	}
	switch cast := t.For + t.Against + t.Abstained; {
	case cast > t.Here:
		fs.Add("for", fault.Blocks, "commission.vote.more", "count", cast, "here", t.Here)
	case cast < t.Here && t.Reached():
		fs.Add("for", fault.Blocks, "commission.vote.fewer", "count", cast, "here", t.Here)
	}
	return fs
}

// CheckPresence says what is wrong with who is said to be there and to preside, before anything is voted on.
func CheckPresence(seats []Seat, b Ballot) (fs fault.Findings) {
	checkPresence(&fs, seats, b)
	checkPresider(&fs, seats, b)
	return fs
}

func checkPresence(fs *fault.Findings, seats []Seat, b Ballot) {
	here := map[int]bool{}
	for i, p := range b.Present {
		field := at("present", i)
		s, known := Find(seats, p.Seat)
		switch {
		case !known:
			fs.Add(field, fault.Blocks, "commission.no-seat")
		case here[p.Seat]:
			fs.Add(field, fault.Blocks, "commission.twice", "name", s.Name)
		case p.Substitute && s.Substitute == nil:
			fs.Add(field, fault.Blocks, "commission.no-substitute", "name", s.Name)
		}
		here[p.Seat] = true
	}
}

func checkRecusals(fs *fault.Findings, seats []Seat, b Ballot) {
	recused := map[int]bool{}
	for i, r := range b.Recused {
		field := at("recused", i)
		s, known := Find(seats, r.Seat)
		name := whoSits(s, b.Present).Name
		switch {
		case !known:
			fs.Add(field, fault.Blocks, "commission.no-seat")
		case !isPresent(b.Present, r.Seat):
			fs.Add(field, fault.Blocks, "commission.recusal.absent", "name", name)
		case recused[r.Seat]:
			fs.Add(field, fault.Blocks, "commission.recusal.twice", "name", name)
		case tooShort(r.Why):
			fs.Add(field, fault.Blocks, "commission.recusal.why", "name", name)
		}
		recused[r.Seat] = true
	}
}

// checkPresider: who was elected to preside has to be there with a vote, and not recused.
func checkPresider(fs *fault.Findings, seats []Seat, b Ballot) {
	if b.Presiding == 0 {
		return
	}
	if s, known := Find(seats, b.Presiding); !known || !b.mayVote(s) {
		fs.Add("presiding", fault.Blocks, "commission.presiding")
	}
}

func checkDissent(fs *fault.Findings, seats []Seat, b Ballot) {
	for i, d := range b.Dissent {
		field := at("dissent", i)
		s, known := Find(seats, d.Seat)
		switch {
		case !known:
			fs.Add(field, fault.Blocks, "commission.no-seat")
		case !b.mayVote(s):
			fs.Add(field, fault.Blocks, "commission.dissent.none", "name", whoSits(s, b.Present).Name)
		case tooShort(d.Text):
			fs.Add(field, fault.Blocks, "commission.dissent.text", "name", whoSits(s, b.Present).Name)
		}
	}
}

func checkVotes(fs *fault.Findings, seats []Seat, b Ballot) {
	voted := map[int]bool{}
	for i, v := range b.Votes {
		field := at("votes", i)
		s, known := Find(seats, v.Seat)
		name := whoSits(s, b.Present).Name
		switch {
		case !known:
			fs.Add(field, fault.Blocks, "commission.no-seat")
		case !s.Votes:
			fs.Add(field, fault.Blocks, "commission.vote.none", "name", name)
		case !isPresent(b.Present, v.Seat):
			fs.Add(field, fault.Blocks, "commission.vote.absent", "name", name)
		case isRecused(b.Recused, v.Seat):
			fs.Add(field, fault.Blocks, "commission.vote.recused", "name", name)
		case voted[v.Seat]:
			fs.Add(field, fault.Blocks, "commission.vote.twice", "name", name)
		case !slices.Contains(Choices, v.Choice):
			fs.Add(field, fault.Blocks, "commission.vote.choice", "name", name)
		}
		voted[v.Seat] = true
	}
}

// checkCounted checks votes that were only counted, and what is said of the vote of who presides.
func checkCounted(fs *fault.Findings, rule *edition.CommissionRule, seats []Seat, b Ballot, t Tally) {
	if b.For < 0 || b.Against < 0 || b.Abstained < 0 {
		fs.Add("for", fault.Blocks, "commission.vote.negative")
	}
	presider, known := Find(seats, t.Presiding)
	votes := known && b.mayVote(presider)
	cast := map[string]int{For: b.For, Against: b.Against, Abstained: b.Abstained}
	switch n, choice := cast[b.Chair]; {
	case b.Chair == "":
		if t.Result == Tied && rule.Casting != nil && votes {
			fs.Add("chair", fault.Blocks, "commission.vote.casting")
		}
	case !choice:
		fs.Add("chair", fault.Blocks, "commission.vote.choice", "name", whoSits(presider, b.Present).Name)
	case !votes:
		fs.Add("chair", fault.Blocks, "commission.vote.no-presider")
	case n == 0:
		fs.Add("chair", fault.Blocks, "commission.vote.not-counted")
	}
}
