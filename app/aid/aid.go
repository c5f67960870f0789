// Package aid calculates housing assistance: what of the bills counts, the share of the income a family bears itself, the
// difference that is paid, and what a change makes of it. The figures are those of an edition and of the district's own acts.
package aid

import (
	"fmt"
	"slices"
	"time"
)

// Month is a month of a year, yyyy-mm; months compare as strings do.
type Month string

// Valid tells whether it is a month of the calendar.
func (m Month) Valid() bool {
	_, err := time.Parse("2006-01", string(m))
	return err == nil
}

// First is the first day of the month, yyyy-mm-dd.
func (m Month) First() string { return string(m) + "-01" }

// Last is the last day of the month, yyyy-mm-dd.
func (m Month) Last() string {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return string(m)
	}
	return t.AddDate(0, 1, -1).Format(time.DateOnly)
}

// Next is the month after it; "" after what is no month.
func (m Month) Next() Month {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return ""
	}
	return Month(t.AddDate(0, 1, 0).Format("2006-01"))
}

// Quarter is the quarter it is of; the zero value of what is no month.
func (m Month) Quarter() Quarter {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return Quarter{}
	}
	return Quarter{t.Year(), (int(t.Month()) + 2) / 3}
}

// of is its number in the year, from 1 on; 0 of what is no month.
func (m Month) of() int {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return 0
	}
	return int(t.Month())
}

// Quarter is a quarter of a year: N from 1 to 4.
type Quarter struct {
	Year int `json:"year"`
	N    int `json:"n"`
}

// Valid tells whether there is such a quarter.
func (q Quarter) Valid() bool { return q.Year >= 1900 && q.Year <= 2099 && q.N >= 1 && q.N <= 4 }

// Months are its three months in order.
func (q Quarter) Months() (three [3]Month) {
	for i := range three {
		three[i] = Month(fmt.Sprintf("%04d-%02d", q.Year, 3*(q.N-1)+i+1))
	}
	return three
}

// Before is the quarter before it.
func (q Quarter) Before() Quarter {
	if q.N == 1 {
		return Quarter{q.Year - 1, 4}
	}
	return Quarter{q.Year, q.N - 1}
}

// Household is who lives in the dwelling and how large it is.
type Household struct {
	Persons int   `json:"persons"`
	Alone   bool  `json:"alone,omitempty"` // one person who lives alone
	Area    int64 `json:"area"`            // cm², of the whole dwelling
}

// Income is what one person had in one month.
type Income struct {
	Person int    `json:"person"` // in the family by number, from 1 on
	Month  Month  `json:"month"`
	Kind   string `json:"kind,omitempty"`  // a code of the edition's kinds
	Sum    int64  `json:"sum"`             // tiyn
	Aside  bool   `json:"aside,omitempty"` // told, but not counted into the total
}

// Bill is what one service cost in one month.
type Bill struct {
	Service  string `json:"service"` // the code of its norm, cap and tariff
	Month    Month  `json:"month"`
	Quantity int64  `json:"quantity,omitempty"` // thousandths of the unit of its tariff; 0 where the bill tells none
	Sum      int64  `json:"sum"`                // tiyn
}

// Input is all a calculation starts from, beside the rules.
type Input struct {
	Quarter   Quarter   `json:"quarter"` // that the aid is for; the income is that of the quarter before
	Billed    Quarter   `json:"billed"`  // whose bills are counted; the zero value is Quarter
	Household Household `json:"household"`
	Income    []Income  `json:"income"`
	Bills     []Bill    `json:"bills"`
}

// Months are those whose bills are counted.
func (in *Input) Months() [3]Month {
	if in.Billed == (Quarter{}) {
		return in.Quarter.Months()
	}
	return in.Billed.Months()
}

// Total is the income of the family in the quarter, tiyn.
func (in *Input) Total() (d int64) {
	for _, i := range in.Income {
		if !i.Aside {
			d += i.Sum
		}
	}
	return d
}

func (in Input) copied() Input {
	in.Income, in.Bills = slices.Clone(in.Income), slices.Clone(in.Bills)
	return in
}
