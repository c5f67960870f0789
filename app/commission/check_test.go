package commission

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// told is a finding in one word: field, severity where it is not Blocks, and the key without its beginning. Each is said in
// every language with all its places filled.
func told(t *testing.T, fs fault.Findings) (all []string) {
	t.Helper()
	for _, f := range fs {
		for _, l := range locales.Langs {
			if said := l.With(f.Key, f.Args); said == f.Key || strings.Contains(said, "<no value>") || strings.Contains(said, ": .") {
				t.Errorf("%s: %s %v: %q", l, f.Key, f.Args, said)
			}
		}
		one := f.Field + " " + strings.TrimPrefix(f.Key, "commission.")
		if f.Severity != fault.Blocks {
			one += " " + string(f.Severity)
		}
		all = append(all, one)
	}
	return all
}

func TestCheck(t *testing.T) {
	five, six := there(1, 2, 3, 4, 5), there(1, 2, 3, 4, 5, 6)
	votes := func(b Ballot, signs string) Ballot { b.Votes = cast(signs); return b }
	counts := func(b Ballot, yes, no, abstained int) Ballot {
		b.For, b.Against, b.Abstained = yes, no, abstained
		return b
	}
	five5 := Ballot{Present: five, For: 5}
	for name, c := range map[string]struct {
		b    Ballot
		want []string
	}{
		"by name":                       {votes(Ballot{Present: five}, "+++-0"), nil},
		"by count":                      {five5, nil},
		"tie by count with the chair":   {Ballot{Present: six, For: 3, Against: 3, Chair: For}, nil},
		"tie by name":                   {votes(Ballot{Present: six}, "+++---"), nil},
		"with a dissent":                {Ballot{Present: five, For: 5, Dissent: []Dissent{{2, "Келіспеймін"}}}, nil},
		"without a quorum nothing cast": {Ballot{Present: there(1, 2)}, nil},

		"a seat there is not":     {Ballot{Present: append(there(1, 2, 3, 4, 5), Presence{Seat: 9}), For: 5}, []string{"present.5 no-seat"}},
		"present twice":           {Ballot{Present: append(there(1, 2, 3, 4, 5), Presence{Seat: 2}), For: 5}, []string{"present.5 twice"}},
		"no substitute was named": {Ballot{Present: append(there(1, 2, 3, 4), Presence{5, true}), For: 5}, []string{"present.4 no-substitute"}},

		"vote of a seat there is not": {votes(Ballot{Present: five}, "+++++...+"), []string{"votes.5 no-seat"}},
		"vote of the secretary":       {votes(Ballot{Present: append(there(8), five...)}, "+++++..+"), []string{"votes.5 vote.none"}},
		"vote of who is away":         {votes(Ballot{Present: five}, "++++++"), []string{"votes.5 vote.absent"}},
		"vote of who is recused":      {votes(Ballot{Present: six, Recused: recuse(6)}, "++++++"), []string{"votes.5 vote.recused"}},
		"two votes of one":            {Ballot{Present: five, Votes: append(cast("+++++"), Vote{2, Against})}, []string{"votes.5 vote.twice"}},
		"a vote of no choice":         {Ballot{Present: five, Votes: append(cast("++++"), Vote{5, "yes"})}, []string{"votes.4 vote.choice", "for vote.fewer"}},
		"one did not vote":            {votes(Ballot{Present: five}, "++++"), []string{"for vote.fewer"}},

		"counted more than there are":  {counts(Ballot{Present: five}, 5, 1, 0), []string{"for vote.more"}},
		"counted fewer":                {counts(Ballot{Present: five}, 3, 1, 0), []string{"for vote.fewer"}},
		"counted none":                 {Ballot{Present: five}, []string{"for vote.fewer"}},
		"counted below nothing":        {counts(Ballot{Present: five}, 6, -1, 0), []string{"for vote.negative"}},
		"counted with who is recused":  {counts(Ballot{Present: six, Recused: recuse(6)}, 6, 0, 0), []string{"for vote.more"}},
		"counted and named, the same":  {counts(votes(Ballot{Present: five}, "+++-0"), 3, 1, 1), nil},
		"counted and named, otherwise": {counts(votes(Ballot{Present: five}, "+++-0"), 4, 1, 0), []string{"for vote.both"}},

		"a tie without the chair's vote":  {counts(Ballot{Present: six}, 3, 3, 0), []string{"chair vote.casting"}},
		"a tie that nobody can decide":    {counts(Ballot{Present: there(3, 4, 5, 6, 7)}, 2, 2, 1), nil},
		"the chair says nonsense":         {Ballot{Present: five, For: 5, Chair: "yes"}, []string{"chair vote.choice"}},
		"nonsense of nobody":              {Ballot{Present: there(3, 4, 5, 6, 7), For: 5, Chair: For}, []string{"chair vote.no-presider"}},
		"the chair's vote is not counted": {Ballot{Present: five, For: 5, Chair: Abstained}, []string{"chair vote.not-counted"}},

		"recusal of a seat there is not": {Ballot{Present: five, For: 5, Recused: recuse(9)}, []string{"recused.0 no-seat"}},
		"recusal of who is away":         {Ballot{Present: five, For: 5, Recused: recuse(6)}, []string{"recused.0 recusal.absent"}},
		"recusal twice":                  {Ballot{Present: six, For: 5, Recused: recuse(6, 6)}, []string{"recused.1 recusal.twice"}},
		"recusal without a reason":       {Ballot{Present: six, For: 5, Recused: []Recusal{{6, "  - "}}}, []string{"recused.0 recusal.why"}},

		"who is away presides":           {Ballot{Present: five, For: 5, Presiding: 6}, []string{"presiding presiding"}},
		"who is recused presides":        {Ballot{Present: six, For: 5, Presiding: 6, Recused: recuse(6)}, []string{"presiding presiding"}},
		"the secretary presides":         {Ballot{Present: append(there(8), five...), For: 5, Presiding: 8}, []string{"presiding presiding"}},
		"a member presides":              {Ballot{Present: five, For: 5, Presiding: 4}, nil},
		"dissent of a seat there is not": {Ballot{Present: five, For: 5, Dissent: []Dissent{{9, "Келіспеймін"}}}, []string{"dissent.0 no-seat"}},
		"dissent of who is away":         {Ballot{Present: five, For: 5, Dissent: []Dissent{{7, "Келіспеймін"}}}, []string{"dissent.0 dissent.none"}},
		"dissent of the secretary":       {Ballot{Present: append(there(8), five...), For: 5, Dissent: []Dissent{{8, "Келіспеймін"}}}, []string{"dissent.0 dissent.none"}},
		"dissent of who is recused":      {Ballot{Present: six, For: 5, Recused: recuse(6), Dissent: []Dissent{{6, "Келіспеймін"}}}, []string{"dissent.0 dissent.none"}},
		"dissent without words":          {Ballot{Present: five, For: 5, Dissent: []Dissent{{2, " . "}}}, []string{"dissent.0 dissent.text"}},
	} {
		fs := Check(rule(), board(7), c.b)
		if got := told(t, fs); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	without := rule()
	without.Casting = nil
	if fs := Check(without, board(7), counts(Ballot{Present: six}, 3, 3, 0)); len(fs) != 0 {
		t.Error("a tie decides nothing, yet", told(t, fs))
	}
}

// Who sits in a seat is named, not who is away.
func TestCheckNamesTheSubstitute(t *testing.T) {
	seats := board(7)
	seats[4].Substitute = &Human{Name: "Нұрланов Е."}
	fs := Check(rule(), seats, Ballot{Present: append(there(1, 2, 3, 4, 6), Presence{5, true}), For: 5, Recused: []Recusal{{5, ""}}})
	if len(fs) != 1 || fs[0].Key != "commission.recusal.why" || fs[0].Args["name"] != "Нұрланов Е." {
		t.Errorf("%+v", fs)
	}
}

func TestCheckComposition(t *testing.T) {
	now := time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC).UnixMilli()
	for name, c := range map[string]struct {
		change func(seats []Seat) []Seat
		want   []string
	}{
		"as it should be":       {func(s []Seat) []Seat { return s }, nil},
		"with a substitute":     {func(s []Seat) []Seat { s[3].Substitute = &Human{Name: "Нұрланов Е."}; return s }, nil},
		"secretary with a vote": {func(s []Seat) []Seat { s[7].Votes, s[6].Votes = true, false; return s }, nil},
		"no seats":              {func([]Seat) []Seat { return nil }, []string{"seats one-chair", "seats one-secretary", "seats no-deputy note", "seats size.least needs-reason", "seats size.odd needs-reason"}},
		"two chairs":            {func(s []Seat) []Seat { s[3].Post = Chair; return s }, []string{"seats one-chair"}},
		"two secretaries":       {func(s []Seat) []Seat { s[3].Post = Secretary; return s }, []string{"seats one-secretary"}},
		"no deputy":             {func(s []Seat) []Seat { s[1].Post = Ordinary; return s }, []string{"seats no-deputy note"}},
		"six with a vote":       {func(s []Seat) []Seat { s[3].Votes = false; return s }, []string{"seats size.odd needs-reason"}},
		"three with a vote": {func(s []Seat) []Seat {
			s[2].Votes, s[3].Votes, s[4].Votes, s[5].Votes = false, false, false, false
			return s
		}, []string{"seats size.least needs-reason"}},
		"numbers out of order":  {func(s []Seat) []Seat { s[2].N = 7; return s }, []string{"seats.2.n seat.order"}},
		"unknown post":          {func(s []Seat) []Seat { s[2].Post = "guest"; return s }, []string{"seats.2.post seat.post"}},
		"chair without a vote":  {func(s []Seat) []Seat { s[0].Votes, s[7].Votes = false, true; return s }, []string{"seats.0.votes seat.presider-votes"}},
		"deputy without a vote": {func(s []Seat) []Seat { s[1].Votes, s[7].Votes = false, true; return s }, []string{"seats.1.votes seat.presider-votes"}},
		"no name":               {func(s []Seat) []Seat { s[2].Name = " . "; return s }, []string{"seats.2.name seat.name"}},
		"one twice":             {func(s []Seat) []Seat { s[2].Name = "  ахметов а.б."; return s }, []string{"seats.2.name seat.twice"}},
		"a substitute sits":     {func(s []Seat) []Seat { s[2].Substitute = &Human{Name: s[0].Name}; return s }, []string{"seats.2.substitute.name seat.twice"}},
		"namesakes": {func(s []Seat) []Seat {
			s[2].Name, s[0].IIN, s[2].IIN = s[0].Name, "850101300005", "051231600007"
			return s
		}, nil},
		"one ИИН, two names":     {func(s []Seat) []Seat { s[0].IIN, s[2].IIN = "850101300005", "850101300005"; return s }, []string{"seats.2.name seat.twice"}},
		"wrong ИИН":              {func(s []Seat) []Seat { s[2].IIN = "850101300006"; return s }, []string{"seats.2.iin seat.iin"}},
		"wrong ИИН of the other": {func(s []Seat) []Seat { s[2].Substitute = &Human{Name: "Нұрланов Е.", IIN: "12"}; return s }, []string{"seats.2.substitute.iin seat.iin"}},
	} {
		fs := CheckComposition(rule(), c.change(board(7)), now)
		if got := told(t, fs); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, f := range fs {
			if (f.Severity == fault.NeedsReason) != (f.Clause == "үлгі ереже / типовое положение") {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	strict := rule()
	strict.Size = edition.Size{Text: strict.Size.Text, Mark: strict.Size.Mark}
	seats := board(6)
	seats[6].Votes = true
	if got := told(t, CheckComposition(strict, seats, now)); !slices.Equal(got, []string{"seats.6.votes seat.secretary needs-reason"}) {
		t.Error(got)
	}
	if fs := CheckComposition(strict, board(2), now); len(fs) != 0 {
		t.Error("the edition says nothing of the number, yet", told(t, fs))
	}
}

// Every code there is has words in each language.
func TestWords(t *testing.T) {
	for of, key := range map[string]func(string) string{
		strings.Join(edition.MeetingKinds, " "): MeetingKindKey,
		strings.Join(Posts, " "):                PostKey,
		strings.Join(Choices, " "):              ChoiceKey,
		"carried lost tied no-quorum":           ResultKey,
		"iin address surname":                   NearKey,
		"register refuse move-list change-household pass-on split merge suspend-entry resume-entry remove restore correct-time " +
			"inventory provide privatize certificate aid other": ItemKindKey,
		"grant refuse adopt decline postpone take-off":       MotionKey,
		"planned sitting closed called-off":                  StateKey,
		"open decided postponed taken-off sent-back signed ": ItemStateKey,
	} {
		said := map[string]string{}
		for _, code := range strings.Fields(of) {
			for _, l := range locales.Langs {
				words := l.T(key(code), "name", "Ким")
				if words == key(code) || strings.Contains(words, "<no value>") {
					t.Errorf("%s: no words for %s", l, key(code))
				}
				if other, again := said[fmt.Sprint(l, words)]; again {
					t.Errorf("%s: %s and %s are said alike: %s", l, code, other, words)
				}
				said[fmt.Sprint(l, words)] = code
			}
		}
	}
}
