package privatizationpage

import (
	"fmt"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// priceLines say a calculation, every step of it.
func priceLines(s sayer, lang locales.Lang, c privatization.Calculation) {
	if f := c.Filed; f != nil {
		s.Add(lang.T(privatization.KindKey(c.Kind)), joined(f.Issuer, "№ "+f.Number, shownDay(f.Date)))
	} else {
		s.Say(c.Name.In(lang))
	}
	for _, l := range c.Lines {
		name := l.Name.In(lang)
		if l.Name == (edition.Text{}) {
			name = lang.T(privatization.LineKey(l.Code))
		}
		value := l.Value
		switch l.Unit {
		case privatization.Day:
			value = shownDay(value)
		case privatization.Factor:
		case privatization.Words:
			if l.Said != (edition.Text{}) {
				value = ""
			}
		default:
			value += " " + lang.T("privatization.unit."+l.Unit)
		}
		s.Add(name, joined(value, l.Said.In(lang)))
	}
	s.Strong(lang.T("privatizationpage.sum"), app.PriceSaid(c.Price, lang))
}

const shownDues = 4 // at the head of a schedule

// scheduleLines say the head of a schedule and its last payment.
func scheduleLines(s sayer, lang locales.Lang, dues []privatization.Due) {
	for i, d := range dues {
		if i < shownDues || i == len(dues)-1 {
			s.Add(dueName(lang, d.N, len(dues)), shownDay(d.Day)+"  "+locales.Money(d.Sum))
		} else if i == shownDues {
			s.Quiet("…")
		}
	}
}

func dueName(lang locales.Lang, n, all int) string {
	switch {
	case all == 1:
		return lang.T(privatization.PaymentKey(privatization.AtOnce))
	case n == 0:
		return lang.T("privatizationpage.first")
	}
	return fmt.Sprint(n)
}

// accountLines say a contract with its account.
func accountLines(s sayer, lang locales.Lang, c app.ContractView) {
	s.Strong("", "№ "+c.Number+", "+shownDay(c.Date))
	for _, p := range c.Deal.Parties {
		s.Say(joined(p.Name, p.Share))
	}
	s.Add(lang.T("privatizationpage.deed.ownership"), lang.T(privatization.OwnershipKey(c.Deal.Owned())))
	s.Add(lang.T("privatization.contracts.address"), c.Address)
	s.Strong(lang.T("privatization.contracts.price"), app.PriceSaid(c.Price, lang))
	if c.Price > 0 {
		s.Add(lang.T("privatization.contracts.paid"), locales.Money(c.Paid))
		s.Add(lang.T("privatization.contracts.balance"), locales.Money(c.Balance))
		s.Add(lang.T("privatization.contracts.next"), c.Next())
	}
	switch {
	case c.Arrears > 0:
		s.Warn(lang.T("privatization.contracts.arrears") + ": " + locales.Money(c.Arrears))
	case c.State == app.ContractPaying:
	default:
		s.Good(joined(lang.T(app.ContractStateKey(c.State)), c.TitleNo, shownDay(c.TitleOn)))
	}
	if len(c.Payments) > 0 {
		s.Head(lang.T("privatizationpage.payments"))
	}
	for _, p := range c.Payments {
		text := joined(locales.Money(p.Sum), p.Document, p.By)
		if p.Annulled != "" {
			text = joined(text, lang.T("journal.annulled", "reason", p.Annulled))
		}
		s.Add("№ "+fmt.Sprint(p.ID)+"  "+shownDay(p.Day), text)
	}
	if len(c.Account.Dues) > 1 {
		s.Head(lang.T("privatizationpage.schedule"))
	}
	for _, d := range c.Account.Dues {
		if len(c.Account.Dues) > 1 {
			mark := ""
			if d.Late {
				mark = lang.T(app.ContractStateKey(app.ContractLate))
			}
			s.Add(dueName(lang, d.N, len(c.Account.Dues))+"  "+shownDay(d.Day), joined(locales.Money(d.Sum), lang.T("privatizationpage.paid-of", "sum", locales.Money(d.Paid)), mark))
		}
	}
}

// told gathers what is said for page.Reading.
type told []page.Passage

func (t *told) add(p page.Passage) { *t = append(*t, p) }

func (t *told) Head(text string) { t.add(page.Passage{Text: text, Head: true}) }
func (t *told) Add(label, text string) {
	if text != "" {
		t.add(page.Passage{Label: label, Text: text})
	}
}
func (t *told) Strong(label, text string) { t.add(page.Passage{Label: label, Text: text, Bold: true}) }
func (t *told) Say(text string)           { t.add(page.Passage{Text: text}) }
func (t *told) Quiet(text string)         { t.add(page.Passage{Text: text, Ink: kit.ColorQuiet}) }
func (t *told) Warn(text string) {
	t.add(page.Passage{Text: text, Icon: kit.IconWarning, Ink: kit.ColorWrong})
}
func (t *told) Good(text string) {
	t.add(page.Passage{Text: text, Icon: kit.IconCheck, Ink: kit.ColorGood})
}
