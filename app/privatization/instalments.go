package privatization

import (
	"math/big"
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// Terms are how a price is paid: at once, or by a first payment and months after it.
type Terms struct {
	Price    int64            `json:"price"`            // tiyn
	Months   int              `json:"months,omitempty"` // payments after the first; 0 is at once
	Start    string           `json:"start"`            // yyyy-mm-dd: when the first is due; the months are counted from it
	Rounding edition.Rounding `json:"rounding"`         // of the first payment; of the monthly ones the unit, down
}

// Due is one payment of a schedule.
type Due struct {
	N   int    `json:"n"`   // 0 is the first payment, or the whole price at once
	Day string `json:"day"` // yyyy-mm-dd, the last on which it is in time
	Sum int64  `json:"sum"` // tiyn
}

// BandOf finds the band of a price.
func BandOf(bands []edition.InstalmentBand, price int64) (b edition.InstalmentBand, ok bool) {
	i := slices.IndexFunc(bands, func(b edition.InstalmentBand) bool { return b.From < price && (b.To == 0 || price <= b.To) })
	if i < 0 {
		return b, false
	}
	return bands[i], true
}

// Schedule divides a price to the tiyn (services.md §4.5): the first payment is the band's part of it, the others are equal,
// the last takes the remainder. Of a month without the day of Start its last day is due. With findings that block there is
// no schedule.
func Schedule(bands []edition.InstalmentBand, t Terms) ([]Due, fault.Findings) {
	var fs fault.Findings
	rounding := t.Rounding.Full()
	if t.Price <= 0 || t.Price > mostMoney {
		fs.Add("price", fault.Blocks, "privatization.instalment.price")
	}
	if !isDay(t.Start) {
		fs.Add("start", fault.Blocks, "privatization.instalment.start")
	}
	if !slices.Contains(edition.RoundingModes, rounding.Mode) || rounding.Unit < 1 {
		fs.Add("rounding", fault.Blocks, "privatization.method.wrong", "key", "rounding")
	}
	if len(fs) > 0 {
		return nil, fs
	}
	if t.Months == 0 {
		return []Due{{0, t.Start, t.Price}}, nil
	}
	band, ok := BandOf(bands, t.Price)
	if !ok {
		fs.Add("months", fault.Blocks, "privatization.instalment.no-band")
		return nil, fs
	}
	if key := band.Wrong(); key != "" {
		fs.Add("months", fault.Blocks, "privatization.method.wrong", "key", key)
		return nil, fs
	}
	fs = checkMonths(band, t.Months)
	percent, _ := edition.Decimal(band.FirstPercent)
	part := new(big.Rat).Mul(big.NewRat(t.Price, 1), percent)
	first := rounded(part.Quo(part, hundred), rounding).Int64()
	each := (t.Price - first) / int64(max(t.Months, 1)) / rounding.Unit * rounding.Unit
	if each == 0 && !fs.Blocking(true) {
		fs.Add("months", fault.Blocks, "privatization.instalment.too-small")
	}
	if fs.Blocking(true) {
		return nil, fs
	}
	return divide(t, first, each), fs
}

// checkMonths holds the term to the band. A band whose longest term is not known wants a reason, as does one still to be
// checked against the act.
func checkMonths(band edition.InstalmentBand, months int) (fs fault.Findings) {
	f := fault.Finding{Field: "months", Severity: fault.Blocks, Clause: band.Clause}
	switch {
	case months < 0 || months > mostMonths:
		f.Key = "privatization.instalment.months"
	case band.MaxYears == 0:
		f.Key, f.Severity = "privatization.instalment.unknown", fault.NeedsReason
	case months > 12*band.MaxYears:
		f.Key, f.Args = "privatization.instalment.too-long", fault.Args("count", band.MaxYears)
		if !band.Verified {
			f.Severity = fault.NeedsReason
		}
	default:
		return nil
	}
	return fault.Findings{f}
}

const mostMonths = 1200 // a hundred years

func divide(t Terms, first, each int64) (dues []Due) {
	if first > 0 {
		dues = append(dues, Due{0, t.Start, first})
	}
	for n := 1; n <= t.Months; n++ {
		dues = append(dues, Due{n, monthsOn(t.Start, n), each})
	}
	dues[len(dues)-1].Sum += t.Price - first - each*int64(t.Months)
	return dues
}

// Payment is money that came.
type Payment struct {
	Day      string `json:"day"` // yyyy-mm-dd
	Sum      int64  `json:"sum"` // tiyn
	Document string `json:"document,omitempty"`
}

// Covered is a due with what was paid of it.
type Covered struct {
	Due
	Paid int64 `json:"paid"` // tiyn
	Late bool  `json:"late"` // its day has passed and it is not paid in full
}

// Account is how a price stands on a day.
type Account struct {
	Dues    []Covered
	Price   int64
	Paid    int64 // until that day and on it
	Due     int64 // of the days that have passed; what is due on the day itself is still in time
	Arrears int64 // of Due, not paid
	Ahead   int64 // paid of later dues
	Balance int64 // still to pay of the price
	Over    int64 // paid above the price: to be given back
}

// Stand reckons an account on a day. A payment goes to the earliest due that is open: so who pays early pays the next dues
// first and then the balance, and neither the sums nor the days of the schedule change, which would take an agreement.
func Stand(dues []Due, payments []Payment, day string) Account {
	var a Account
	for _, p := range payments {
		if p.Day <= day {
			a.Paid += p.Sum
		}
	}
	open := a.Paid
	for _, d := range dues {
		c := Covered{Due: d, Paid: min(open, d.Sum)}
		open -= c.Paid
		a.Price += d.Sum
		if d.Day < day {
			a.Due += d.Sum
			a.Arrears += d.Sum - c.Paid
			c.Late = c.Paid < d.Sum
		} else {
			a.Ahead += c.Paid
		}
		a.Dues = append(a.Dues, c)
	}
	a.Over = open
	a.Balance = a.Price - (a.Paid - a.Over)
	return a
}

// Next is the earliest due that is not paid in full; ok is false where all are.
func (a *Account) Next() (c Covered, ok bool) {
	i := slices.IndexFunc(a.Dues, func(c Covered) bool { return c.Paid < c.Sum })
	if i < 0 {
		return c, false
	}
	return a.Dues[i], true
}

// Settled tells that the certificate of full payment can be given.
func (a *Account) Settled() bool { return len(a.Dues) > 0 && a.Balance == 0 }

// CheckPayment says what is wrong with one more payment, entered today.
func CheckPayment(dues []Due, before []Payment, p Payment, today string) (fs fault.Findings) {
	switch {
	case !isDay(p.Day):
		fs.Add("day", fault.Blocks, "privatization.payment.day")
	case p.Day > today:
		fs.Add("day", fault.Blocks, "privatization.payment.future")
	}
	left := int64(0)
	for _, d := range dues {
		left += d.Sum
	}
	for _, b := range before {
		left -= b.Sum
	}
	switch {
	case p.Sum <= 0:
		fs.Add("sum", fault.Blocks, "privatization.payment.sum")
	case p.Sum > left:
		fs.Add("sum", fault.Blocks, "privatization.payment.over", "sum", locales.Money(max(left, 0)))
	}
	if strings.TrimSpace(p.Document) == "" {
		fs.Add("document", fault.Blocks, "privatization.payment.document")
	} else if slices.Contains(before, p) {
		fs.Add("document", fault.NeedsReason, "privatization.payment.twice")
	}
	return fs
}
