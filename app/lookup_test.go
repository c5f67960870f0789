package app

import (
	"testing"

	"kezek/app/holding"
	"kezek/store"
)

// Answers of offices that answered a whole hit at once still hold for everybody the hit was about, as long as it says the same; a later
// answer to one of them holds for that one.
func TestAnswersToAWholeHit(t *testing.T) {
	asked := holding.Household{People: []holding.Sought{{Name: "Мысалов Руслан"}, {Name: "Мысалова Гүлнар", IIN: "780509403089"}}}
	hit := holding.Hit{Holding: 4, Matches: []holding.Match{{By: holding.ByIIN, Member: 1}, {By: holding.ByName, Member: 0, Person: 1}}}
	l := &lookup{asked: asked, hits: []holding.Hit{hit}}
	answer := func() (said []string) {
		for _, x := range asked.Apart(l.hits[0]) {
			text := ""
			if a := l.answerTo(l.hits[0], x); a != nil {
				text = a.Answer
			}
			said = append(said, text)
		}
		return said
	}
	if n := l.open(asked, l.hits); n != 2 {
		t.Fatalf("%d open", n)
	}
	l.give(store.HitAnswer{Holding: 4, Answer: holding.Same}, asked, hit)
	if said := answer(); said[0] != holding.Same || said[1] != holding.Same || l.open(asked, l.hits) != 0 {
		t.Fatal(said)
	}
	l.give(store.HitAnswer{Holding: 4, Whom: 1, Answer: holding.OtherPerson}, asked, hit)
	if said := answer(); said[0] != holding.OtherPerson || said[1] != holding.Same {
		t.Fatal(said)
	}
	l.hits[0].Ended = true // what was answered said something else
	if n := l.open(asked, l.hits); n != 2 {
		t.Errorf("%d open after the holding ended", n)
	}
}
