// Package synthetic invents the people of a district and the untidy workbook of its housing department: for the demo
// office, for tests and for benchmarks. The same seed invents the same; nobody in it is a real person.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"time"

	"kezek/app/iin"
	"kezek/locales"
)

// Person is somebody invented.
type Person struct {
	Name string
	IIN  string
	Born time.Time
	Sex  iin.Sex
}

// Member is a member of a family. Relation is a code of the case file, Written what an office writes for it.
type Member struct {
	Person
	Relation, Written string
}

// Household is an applicant with the family.
type Household struct {
	Applicant      Person
	Family         []Member
	Address, Phone string
	List           string // code of the separate list
	Category       string // the list as an office writes it
}

// Town invents households, one after the other; no two of its people share an ИИН.
type Town struct {
	r       *rand.Rand
	serials map[string]int // ИИН given for a day and sex
}

// NewTown makes a town of its own for every seed.
func NewTown(seed uint64) *Town {
	return &Town{r: rand.New(rand.NewPCG(seed, 0x6b657a656b)), serials: map[string]int{}}
}

// Invented is the invented office's own data and what its clerk writes into acts.
func Invented() OfficeWords { return vocabulary().Office }

// InventedCommission is the commission of the invented office.
func InventedCommission() CommissionWords { return vocabulary().Commission }

// Household invents one that applies on a day.
func (t *Town) Household(filed time.Time) Household {
	born := t.day(filed.AddDate(-58, 0, 0), filed.AddDate(-22, 0, 0))
	return t.household(filed, born)
}

func (t *Town) household(filed, born time.Time) Household {
	w := vocabulary()
	russian := t.r.IntN(6) == 0
	sex := iin.Male
	if t.r.IntN(2) == 0 {
		sex = iin.Female
	}
	h := Household{Applicant: t.person(born, sex, t.surname(russian), russian),
		Address: fmt.Sprintf(w.Places.Address, pick(t.r, w.Places.Streets), 1+t.r.IntN(180), 1+t.r.IntN(90)),
		Phone:   fmt.Sprintf(w.Places.Phone, t.r.IntN(10), t.r.IntN(10_000_000))}
	h.List, h.Category = t.category()
	surname := firstWord(h.Applicant.Name)
	if t.r.IntN(5) > 0 {
		other := iin.Male
		if sex == iin.Male {
			other = iin.Female
		}
		spouse := t.person(t.day(born.AddDate(-6, 0, 0), born.AddDate(6, 0, 0)), other, t.marry(surname, sex), russian)
		h.Family = append(h.Family, Member{spouse, "spouse", w.Family.Spouse})
	}
	youngest := born.AddDate(20, 0, 0)
	for n := t.r.IntN(4); n > 0 && youngest.Before(filed); n-- {
		kid := Member{Relation: "son", Written: w.Family.Son}
		kid.Sex = iin.Male
		if t.r.IntN(2) == 0 {
			kid.Relation, kid.Written, kid.Sex = "daughter", w.Family.Daughter, iin.Female
		}
		youngest = t.day(youngest, youngest.AddDate(5, 0, 0))
		if youngest.After(filed) {
			break
		}
		kid.Person = t.person(youngest, kid.Sex, t.marry(surname, sex), russian)
		if kid.Sex == sex {
			kid.Name = surname + kid.Name[len(firstWord(kid.Name)):]
		}
		h.Family = append(h.Family, kid)
		youngest = youngest.AddDate(1, 0, 0)
	}
	return h
}

// category picks a list by how many people usually stand in it.
func (t *Town) category() (code, written string) {
	at := t.r.IntN(1000)
	for _, c := range vocabulary().Categories {
		if at -= c.Share; at < 0 {
			return c.Code, pick(t.r, c.Written)
		}
	}
	panic("shares of the categories do not add up to 1000")
}

// person invents somebody with a surname in its male form.
func (t *Town) person(born time.Time, sex iin.Sex, surname string, russian bool) Person {
	n := vocabulary().Names
	p := Person{Born: born, Sex: sex}
	given, father := pick(t.r, n.Men), pick(t.r, n.Men)+n.SonOf
	if russian {
		given, father = pick(t.r, n.RussianMen), pick(t.r, n.Fathers)+n.RussianSonOf
	}
	if sex == iin.Female {
		surname += n.Female
		given, father = pick(t.r, n.Women), pick(t.r, n.Men)+n.DaughterOf
		if russian {
			given, father = pick(t.r, n.RussianWomen), pick(t.r, n.Fathers)+n.RussianDaughterOf
		}
	}
	p.Name = surname + " " + given + " " + father
	p.IIN = t.number(born, sex)
	return p
}

// number gives even serials: they always make different numbers.
func (t *Town) number(born time.Time, sex iin.Sex) string {
	day := born.Format(time.DateOnly) + fmt.Sprint(sex)
	t.serials[day] += 2
	return string(iin.Make(born, sex, 3000+t.serials[day]))
}

func (t *Town) surname(russian bool) string {
	if russian {
		return pick(t.r, vocabulary().Names.RussianSurnames)
	}
	return pick(t.r, vocabulary().Names.Surnames)
}

// marry gives the male form of the surname that a holder of sex bears.
func (t *Town) marry(surname string, sex iin.Sex) string {
	if sex == iin.Female {
		return surname[:len(surname)-len(vocabulary().Names.Female)]
	}
	return surname
}

// day is some day from a first to a last.
func (t *Town) day(first, last time.Time) time.Time {
	days := int(last.Sub(first).Hours() / 24)
	d := first.AddDate(0, 0, t.r.IntN(max(1, days)))
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, locales.Zone)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func firstWord(name string) string {
	for i, r := range name {
		if r == ' ' {
			return name[:i]
		}
	}
	return name
}
