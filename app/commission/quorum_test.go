package commission

import (
	"fmt"
	"slices"
	"testing"

	"kezek/app/edition"
)

// rule is that of the editions shipped: two thirds, more than half of those present, the vote of who presides at a tie.
func rule() *edition.CommissionRule {
	r := &edition.CommissionRule{
		Size:     edition.Size{Least: 5, Odd: true, SecretaryVotes: true},
		Quorum:   edition.Quorum{N: 2, Of: 3},
		Majority: edition.Majority{N: 1, Of: 2, Base: edition.OfPresent},
		Casting:  &edition.Casting{},
	}
	r.Size.Clause = "үлгі ереже / типовое положение"
	return r
}

// board is a composition of n seats with a vote, chair and deputy the first, and of a secretary without one, the last.
func board(n int) (seats []Seat) {
	names := []string{"Ахметов", "Жұмабекова", "Ким", "Өтегенов", "Петренко", "Сейітова", "Тілеуберді", "Юсупова", "Шәріпов"}
	for i := range n {
		post := Ordinary
		switch i {
		case 0:
			post = Chair
		case 1:
			post = Deputy
		}
		seats = append(seats, Seat{N: i + 1, Post: post, Human: Human{Name: names[i] + " А. Б."}, Votes: true})
	}
	return append(seats, Seat{N: n + 1, Post: Secretary, Human: Human{Name: "Хамитова Г. Д."}})
}

func there(seats ...int) (present []Presence) {
	for _, n := range seats {
		present = append(present, Presence{Seat: n})
	}
	return present
}

func recuse(seats ...int) (recused []Recusal) {
	for _, n := range seats {
		recused = append(recused, Recusal{Seat: n, Why: "туыс"})
	}
	return recused
}

func numbers(seats []Seat) (all []int) {
	for _, s := range seats {
		all = append(all, s.N)
	}
	return all
}

func TestCount(t *testing.T) {
	for name, c := range map[string]struct {
		seats            int
		n, of            int
		present          []Presence
		recused          []Recusal
		needed, here     int
		missing, without []int
		reached          bool
	}{
		"two thirds of 7 are 5":                {7, 2, 3, there(1, 2, 3, 4, 5), nil, 5, 5, []int{6, 7}, nil, true},
		"4 of 7 are not":                       {7, 2, 3, there(1, 2, 3, 4), nil, 5, 4, []int{5, 6, 7}, nil, false},
		"two thirds of 9 are 6":                {9, 2, 3, there(1, 2, 3, 4, 5, 6), nil, 6, 6, []int{7, 8, 9}, nil, true},
		"two thirds of 5 are 4":                {5, 2, 3, there(1, 2, 3), nil, 4, 3, []int{4, 5}, nil, false},
		"a half of 7 are 4":                    {7, 1, 2, there(2, 3, 4, 5), nil, 4, 4, []int{1, 6, 7}, nil, true},
		"all of 7":                             {7, 1, 1, there(1, 2, 3, 4, 5, 6), nil, 7, 6, []int{7}, nil, false},
		"a hundredth of 5 is still one":        {5, 1, 100, nil, nil, 1, 0, []int{1, 2, 3, 4, 5}, nil, false},
		"the secretary without a vote is none": {7, 2, 3, there(1, 2, 3, 4, 8), nil, 5, 4, []int{5, 6, 7}, nil, false},
		"a recusal breaks it":                  {7, 2, 3, there(1, 2, 3, 4, 5), recuse(3), 5, 4, []int{6, 7}, []int{3}, false},
		"a recusal leaves it":                  {7, 2, 3, there(1, 2, 3, 4, 5, 6), recuse(3), 5, 5, []int{7}, []int{3}, true},
		"who is away is not recused too":       {7, 2, 3, there(1, 2, 3, 4, 5), recuse(6), 5, 5, []int{6, 7}, nil, true},
		"the secretary recused changes none":   {7, 2, 3, there(1, 2, 3, 4, 5, 8), recuse(8), 5, 5, []int{6, 7}, nil, true},
		"nobody can vote":                      {0, 2, 3, there(1), nil, 1, 0, nil, nil, false},
	} {
		r := rule()
		r.Quorum.N, r.Quorum.Of = c.n, c.of
		q := Count(r, board(c.seats), c.present, c.recused)
		if q.Entitled != c.seats || q.Needed != c.needed || q.Here != c.here || q.Reached() != c.reached || q.Short() != max(0, c.needed-c.here) ||
			!slices.Equal(numbers(q.Missing), c.missing) || !slices.Equal(numbers(q.Recused), c.without) {
			t.Errorf("%s: %d of %d, %d needed, short %d, missing %v, recused %v", name, q.Here, q.Entitled, q.Needed, q.Short(), numbers(q.Missing), numbers(q.Recused))
		}
	}
}

func TestSecretaryWithAVoteCounts(t *testing.T) {
	seats := board(6)
	seats[6].Votes = true
	if q := Count(rule(), seats, there(1, 2, 3, 4, 7), nil); q.Entitled != 7 || q.Here != 5 || !q.Reached() {
		t.Errorf("%+v", q)
	}
}

func TestSubstituteCountsAsTheSeat(t *testing.T) {
	seats := board(7)
	seats[4].Substitute = &Human{Name: "Нұрланов Е."}
	present := there(1, 2, 3, 4)
	present = append(present, Presence{Seat: 5, Substitute: true})
	q := Count(rule(), seats, present, nil)
	if !q.Reached() || q.Here != 5 {
		t.Errorf("%+v", q)
	}
	if got := seats[4].Sitter(present[4]).Name; got != "Нұрланов Е." {
		t.Error(got)
	}
	if got := seats[4].Sitter(Presence{Seat: 5}).Name; got != "Петренко А. Б." {
		t.Error(got)
	}
	if got := seats[0].Sitter(Presence{Seat: 1, Substitute: true}).Name; got != "Ахметов А. Б." {
		t.Error("no substitute, yet", got)
	}
	// Recused is the seat, whoever sits in it.
	if q := Count(rule(), seats, present, recuse(5)); q.Reached() || q.Here != 4 {
		t.Errorf("%+v", q)
	}
}

func TestPresider(t *testing.T) {
	two := board(7)
	two[5].Post = Deputy
	back := slices.Clone(two)
	slices.Reverse(back)
	for name, c := range map[string]struct {
		seats   []Seat
		present []Presence
		recused []Recusal
		want    int
	}{
		"the chair":                     {board(7), there(3, 2, 1), nil, 1},
		"the deputy for who is away":    {board(7), there(2, 3, 4), nil, 2},
		"the deputy for who is recused": {board(7), there(1, 2, 3), recuse(1), 2},
		"nobody":                        {board(7), there(3, 4, 5, 8), nil, 0},
		"nobody after two recusals":     {board(7), there(1, 2, 3), recuse(2, 1), 0},
		"the first of two deputies":     {two, there(6, 2, 3), nil, 2},
		"however they are listed":       {back, there(6, 2, 3), nil, 2},
		"the second of two deputies":    {two, there(6, 2, 3), recuse(2), 6},
	} {
		if got := Presider(c.seats, c.present, c.recused); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	seats := board(5)
	for _, n := range []int{0, -1, 7} {
		if s, ok := Find(seats, n); ok {
			t.Errorf("%d: %+v", n, s)
		}
	}
	if s, ok := Find(seats, 6); !ok || s.Post != Secretary {
		t.Error(fmt.Sprint(s))
	}
}
