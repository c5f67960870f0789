package commission

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kezek/app/edition"
	"kezek/app/fault"
)

// sitting is a rule, a composition and a ballot by name that Check has nothing against but who did not vote.
type sitting struct {
	rule  *edition.CommissionRule
	seats []Seat
	b     Ballot
}

// rarely: rapid draws small numbers more often than large ones.
func rarely(t *rapid.T, what string) bool { return rapid.IntRange(0, 9).Draw(t, what) == 9 }

func anySitting(t *rapid.T) (s sitting) {
	s.rule = rule()
	s.rule.Quorum.Of = rapid.IntRange(1, 5).Draw(t, "quorum of")
	s.rule.Quorum.N = rapid.IntRange(1, s.rule.Quorum.Of).Draw(t, "quorum")
	s.rule.Majority.Of = rapid.IntRange(2, 5).Draw(t, "majority of")
	s.rule.Majority.N = rapid.IntRange(1, s.rule.Majority.Of-1).Draw(t, "majority")
	s.rule.Majority.Base = rapid.SampledFrom(edition.MajorityBases).Draw(t, "base")
	if rapid.Bool().Draw(t, "no casting") {
		s.rule.Casting = nil
	}
	s.seats = board(rapid.IntRange(2, 9).Draw(t, "seats"))
	for i := range s.seats {
		if i >= 2 {
			s.seats[i].Votes = !rarely(t, "no vote")
		}
		if rarely(t, "away") {
			continue
		}
		n := s.seats[i].N
		s.b.Present = append(s.b.Present, Presence{Seat: n})
		switch {
		case rarely(t, "recused"):
			s.b.Recused = append(s.b.Recused, recuse(n)...)
		case s.seats[i].Votes:
			s.b.Votes = append(s.b.Votes, Vote{n, rapid.SampledFrom(Choices).Draw(t, "choice")})
		}
	}
	return s
}

func (s sitting) tell() Tally { return Tell(s.rule, s.seats, s.b) }

// plain is a tally without the lists of seats, whose order is that of the composition.
func plain(t Tally) Tally {
	t.Missing, t.Recused = nil, nil
	return t
}

func TestVotesNeverExceedThoseHere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		for range rapid.IntRange(0, 6).Draw(t, "wild votes") { // of anybody, twice, of no choice
			s.b.Votes = append(s.b.Votes, Vote{rapid.IntRange(-1, 12).Draw(t, "seat"), rapid.SampledFrom([]string{For, Against, Abstained, "", "yes"}).Draw(t, "choice")})
		}
		got := s.tell()
		if got.For+got.Against+got.Abstained > got.Here || got.Here+len(got.Missing)+len(got.Recused) != got.Entitled {
			t.Fatalf("%+v", got)
		}
	})
}

// What Check has nothing against has exactly one vote of each who is here.
func TestCheckedVotesAreThoseHere(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		s.b.Votes = nil
		here := Count(s.rule, s.seats, s.b.Present, s.b.Recused).Here
		s.b.For = rapid.IntRange(0, here).Draw(t, "for")
		s.b.Against = rapid.IntRange(0, here).Draw(t, "against")
		s.b.Abstained = here - s.b.For - s.b.Against
		if rarely(t, "one more") {
			s.b.Abstained++
		}
		s.b.Chair = rapid.SampledFrom([]string{"", For, Against, Abstained}).Draw(t, "chair")
		got := s.tell()
		if !got.Reached() || slices.ContainsFunc(Check(s.rule, s.seats, s.b), func(f fault.Finding) bool { return f.Severity == fault.Blocks }) {
			return
		}
		passed++
		if got.For+got.Against+got.Abstained != got.Here || min(got.For, got.Against, got.Abstained) < 0 {
			t.Fatalf("%+v of %+v", got, s.b)
		}
		if got.Result == Tied && s.rule.Casting != nil && got.Presiding != 0 && s.b.Chair != Abstained {
			t.Fatalf("a tie whose decider is not told passed: %+v of %+v", got, s.b)
		}
	})
	if passed < 10 {
		t.Errorf("only %d ballots passed", passed)
	}
}

func TestRecusalTakesOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		was := Count(s.rule, s.seats, s.b.Present, s.b.Recused)
		more := append(slices.Clone(s.b.Recused), recuse(rapid.IntRange(1, len(s.seats)).Draw(t, "seat"))...)
		is := Count(s.rule, s.seats, s.b.Present, more)
		if is.Here > was.Here || is.Here < was.Here-1 || is.Needed != was.Needed || is.Entitled != was.Entitled || is.Reached() && !was.Reached() {
			t.Fatalf("%+v after %+v", is, was)
		}
	})
}

func TestCarriedStaysCarriedWithOneMoreFor(t *testing.T) {
	carried := 0
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		if s.tell().Result != Carried {
			return
		}
		for i, v := range s.b.Votes {
			if v.Choice == For {
				continue
			}
			carried++
			changed := s
			changed.b.Votes = slices.Clone(s.b.Votes)
			changed.b.Votes[i].Choice = For
			if got := changed.tell(); got.Result != Carried {
				t.Fatalf("seat %d is for: %+v after %+v", v.Seat, got, s.tell())
			}
		}
	})
	if carried < 10 {
		t.Errorf("only %d votes were turned", carried)
	}
}

func TestByNameAndByCountAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		named := s.tell()
		counted := s
		counted.b.Votes = nil
		counted.b.For, counted.b.Against, counted.b.Abstained = named.For, named.Against, named.Abstained
		for _, v := range s.b.Votes {
			if v.Seat == named.Presiding {
				counted.b.Chair = v.Choice
			}
		}
		if got := counted.tell(); !reflect.DeepEqual(got, named) {
			t.Fatalf("%+v, by name %+v", got, named)
		}
		if fs := Check(counted.rule, counted.seats, counted.b); len(fs) > 0 {
			t.Fatalf("%v", fs)
		}
		if fs := Check(s.rule, s.seats, s.b); len(fs) > 0 {
			t.Fatalf("by name: %v", fs)
		}
	})
}

func TestOrderOfSeatsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySitting(t)
		for i := range s.seats { // more than one deputy too
			if i >= 2 && s.seats[i].Votes && rapid.IntRange(0, 3).Draw(t, "deputy") == 0 {
				s.seats[i].Post = Deputy
			}
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		mixed := s
		mixed.seats, mixed.b.Present, mixed.b.Votes = slices.Clone(s.seats), slices.Clone(s.b.Present), slices.Clone(s.b.Votes)
		r.Shuffle(len(mixed.seats), func(i, j int) { mixed.seats[i], mixed.seats[j] = mixed.seats[j], mixed.seats[i] })
		r.Shuffle(len(mixed.b.Present), func(i, j int) { mixed.b.Present[i], mixed.b.Present[j] = mixed.b.Present[j], mixed.b.Present[i] })
		r.Shuffle(len(mixed.b.Votes), func(i, j int) { mixed.b.Votes[i], mixed.b.Votes[j] = mixed.b.Votes[j], mixed.b.Votes[i] })
		was, is := s.tell(), mixed.tell()
		if !reflect.DeepEqual(plain(was), plain(is)) {
			t.Fatalf("%+v, mixed %+v", was, is)
		}
		missing, recused := numbers(is.Missing), numbers(is.Recused)
		slices.Sort(missing)
		slices.Sort(recused)
		if !slices.Equal(missing, numbers(was.Missing)) || !slices.Equal(recused, numbers(was.Quorum.Recused)) {
			t.Fatalf("missing %v, recused %v", missing, recused)
		}
	})
}
