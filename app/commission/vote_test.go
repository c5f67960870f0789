package commission

import (
	"testing"

	"kezek/app/edition"
)

// cast gives votes by name to the seats 1, 2, … : + for, - against, 0 abstained, anything else is no vote.
func cast(signs string) (votes []Vote) {
	choices := map[rune]string{'+': For, '-': Against, '0': Abstained}
	for i, sign := range []rune(signs) {
		if c := choices[sign]; c != "" {
			votes = append(votes, Vote{Seat: i + 1, Choice: c})
		}
	}
	return votes
}

func TestTellByName(t *testing.T) {
	all := there(1, 2, 3, 4, 5, 6, 7, 8)
	for name, c := range map[string]struct {
		present   []Presence
		recused   []Recusal
		presiding int
		votes     string
		tally     [3]int
		result    string
		byChair   bool
		presided  int
	}{
		"all for":                               {all, nil, 0, "+++++++", [3]int{7, 0, 0}, Carried, false, 1},
		"all against":                           {all, nil, 0, "-------", [3]int{0, 7, 0}, Lost, false, 1},
		"four of seven":                         {all, nil, 0, "---++++", [3]int{4, 3, 0}, Carried, false, 1},
		"three of seven":                        {all, nil, 0, "+++----", [3]int{3, 4, 0}, Lost, false, 1},
		"more for than against, yet no half":    {all, nil, 0, "+++--00", [3]int{3, 2, 2}, Lost, false, 1},
		"all abstain":                           {all, nil, 0, "0000000", [3]int{0, 0, 7}, Lost, false, 1},
		"nobody votes":                          {all, nil, 0, ".......", [3]int{0, 0, 0}, Lost, false, 1},
		"tie, the chair for":                    {there(1, 2, 3, 4, 5, 6), nil, 0, "+++---", [3]int{3, 3, 0}, Carried, true, 1},
		"tie, the chair against":                {there(1, 2, 3, 4, 5, 6), nil, 0, "-++-+-", [3]int{3, 3, 0}, Lost, true, 1},
		"tie, the chair abstained":              {all, nil, 0, "0+++---", [3]int{3, 3, 1}, Tied, false, 1},
		"tie, the chair did not vote":           {there(1, 2, 3, 4, 5, 6, 7), nil, 0, ".+++---", [3]int{3, 3, 0}, Tied, false, 1},
		"tie, the chair away, the deputy for":   {there(2, 3, 4, 5, 6, 7), nil, 0, ".+++---", [3]int{3, 3, 0}, Carried, true, 2},
		"tie, the chair recused, deputy no":     {all, recuse(1), 0, ".-++-+-", [3]int{3, 3, 0}, Lost, true, 2},
		"tie, somebody elected presides":        {there(2, 3, 4, 5, 6, 7), nil, 5, ".+++---", [3]int{3, 3, 0}, Lost, true, 5},
		"tie, nobody presides":                  {there(3, 4, 5, 6, 7, 8), nil, 0, "..++--", [3]int{2, 2, 0}, Tied, false, 0},
		"tie, who presides has no vote":         {all, nil, 8, "0+++---", [3]int{3, 3, 1}, Tied, false, 8},
		"tie far from a half":                   {all, nil, 0, "++--000", [3]int{2, 2, 3}, Lost, false, 1},
		"tie of one":                            {all, nil, 0, "+-00000", [3]int{1, 1, 5}, Lost, false, 1},
		"no quorum":                             {there(1, 2, 3, 4, 8), nil, 0, "++++", [3]int{4, 0, 0}, NoQuorum, false, 1},
		"no quorum after a recusal":             {there(1, 2, 3, 4, 5), recuse(5), 0, "++++", [3]int{4, 0, 0}, NoQuorum, false, 1},
		"the secretary's vote is none":          {there(1, 2, 3, 4, 5, 8), nil, 0, "++--0..+", [3]int{2, 2, 1}, Carried, true, 1},
		"the vote of who is away is none":       {there(1, 2, 3, 4, 5), nil, 0, "++---++", [3]int{2, 3, 0}, Lost, false, 1},
		"the vote of who is recused is none":    {there(1, 2, 3, 4, 5, 6), recuse(6), 0, "++---+", [3]int{2, 3, 0}, Lost, false, 1},
		"the vote of a seat there is not":       {there(1, 2, 3, 4, 5), nil, 0, "++---....+", [3]int{2, 3, 0}, Lost, false, 1},
		"one recused is not among those there":  {all, recuse(7), 0, "++++--.", [3]int{4, 2, 0}, Carried, false, 1},
		"half of six is no majority of present": {there(1, 2, 3, 4, 5, 6), nil, 0, "+++--0", [3]int{3, 2, 1}, Lost, false, 1},
	} {
		got := Tell(rule(), board(7), Ballot{Present: c.present, Presiding: c.presiding, Recused: c.recused, Votes: cast(c.votes)})
		if ([3]int{got.For, got.Against, got.Abstained}) != c.tally || got.Result != c.result || got.ByChair != c.byChair || got.Presiding != c.presided {
			t.Errorf("%s: %d/%d/%d %s, by the chair %v, %d presided", name, got.For, got.Against, got.Abstained, got.Result, got.ByChair, got.Presiding)
		}
	}
}

func TestFirstVoteOfASeatCounts(t *testing.T) {
	b := Ballot{Present: there(1, 2, 3, 4, 5), Votes: append(cast("+++--"), Vote{4, For}, Vote{2, "maybe"})}
	if got := Tell(rule(), board(7), b); got.For != 3 || got.Against != 2 || got.Result != Carried {
		t.Errorf("%+v", got)
	}
}

func TestTellByCount(t *testing.T) {
	six := there(1, 2, 3, 4, 5, 6)
	for name, c := range map[string]struct {
		present   []Presence
		presiding int
		counts    [3]int
		chair     string
		result    string
		byChair   bool
	}{
		"carried":                       {six, 0, [3]int{4, 2, 0}, "", Carried, false},
		"lost":                          {six, 0, [3]int{2, 4, 0}, For, Lost, false},
		"nobody voted":                  {six, 0, [3]int{}, "", Lost, false},
		"tie, the chair for":            {six, 0, [3]int{3, 3, 0}, For, Carried, true},
		"tie, the chair against":        {six, 0, [3]int{3, 3, 0}, Against, Lost, true},
		"tie, the chair abstained":      {six, 0, [3]int{3, 3, 0}, Abstained, Tied, false},
		"tie, nobody says of the chair": {six, 0, [3]int{3, 3, 0}, "", Tied, false},
		"tie, the chair says nonsense":  {six, 0, [3]int{3, 3, 0}, "yes", Tied, false},
		"tie, one abstained":            {there(1, 2, 3, 4, 5), 0, [3]int{2, 2, 1}, For, Carried, true},
		"tie, nobody presides":          {there(3, 4, 5, 6, 7), 0, [3]int{2, 2, 1}, For, Tied, false},
		"tie, who was elected for":      {six, 4, [3]int{3, 3, 0}, For, Carried, true},
		"tie, the secretary presides":   {append(there(8), six...), 8, [3]int{3, 3, 0}, For, Tied, false},
		"tie, who presides is away":     {six, 7, [3]int{3, 3, 0}, For, Tied, false},
		"no quorum":                     {there(1, 2, 3, 4), 0, [3]int{4, 0, 0}, For, NoQuorum, false},
	} {
		b := Ballot{Present: c.present, Presiding: c.presiding, For: c.counts[0], Against: c.counts[1], Abstained: c.counts[2], Chair: c.chair}
		if got := Tell(rule(), board(7), b); got.Result != c.result || got.ByChair != c.byChair {
			t.Errorf("%s: %s, by the chair %v", name, got.Result, got.ByChair)
		}
	}
}

func TestMajority(t *testing.T) {
	for name, c := range map[string]struct {
		n, of   int
		base    string
		casting bool
		votes   string // of who is there, of seven
		result  string
	}{
		"present, half is not more":            {1, 2, edition.OfPresent, true, "+++--0", Lost},
		"present, more than half":              {1, 2, edition.OfPresent, true, "++++--", Carried},
		"voting, abstentions aside":            {1, 2, edition.OfVoting, true, "++-000", Carried},
		"voting, nobody did":                   {1, 2, edition.OfVoting, true, "000000", Lost},
		"voting, a tie of two":                 {1, 2, edition.OfVoting, true, "+-0000", Carried},
		"composition, four of seven":           {1, 2, edition.OfComposition, true, "++++00", Carried},
		"composition, three of seven":          {1, 2, edition.OfComposition, true, "+++000", Lost},
		"composition, three of five are three": {1, 2, edition.OfComposition, true, "+++--", Lost},
		"composition, the chair's is a fourth": {1, 2, edition.OfComposition, true, "+++---", Carried},
		"composition, the chair's is a third":  {1, 2, edition.OfComposition, true, "++--00", Lost},
		"two thirds, four of six are not more": {2, 3, edition.OfPresent, true, "++++--", Lost},
		"two thirds, five of six":              {2, 3, edition.OfPresent, true, "+++++-", Carried},
		"two thirds, a tie is lost":            {2, 3, edition.OfVoting, true, "++--00", Lost},
		"two thirds, a tie of two is lost":     {2, 3, edition.OfVoting, true, "+-0000", Lost},
		"no casting vote":                      {1, 2, edition.OfPresent, false, "+++---", Tied},
		"no casting vote, two thirds":          {2, 3, edition.OfPresent, false, "+++---", Lost},
	} {
		r := rule()
		r.Majority.N, r.Majority.Of, r.Majority.Base = c.n, c.of, c.base
		if !c.casting {
			r.Casting = nil
		}
		if got := Tell(r, board(7), Ballot{Present: there(1, 2, 3, 4, 5, 6)[:len(c.votes)], Votes: cast(c.votes)}); got.Result != c.result {
			t.Errorf("%s: %s, want %s", name, got.Result, c.result)
		}
	}
}
