package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
	"kezek/store"
)

// PaymentList is a list for payment with its lines.
type PaymentList struct {
	store.AidList
	Annulled string // why; "" for one that holds
	By       string // who made it
	Lines    []PaymentLine
}

// PaymentLine is one recipient of a list; sums in tiyn.
type PaymentLine struct {
	Name, IIN, Account string
	CaseNos            []string
	Months             []aid.Payment // what this list adds, by month; below nothing where too much was paid before
	Sum                int64
}

// Span are the months the list is made for.
func (l *PaymentList) Span() (months []aid.Month) {
	for m := aid.Month(l.From); m <= aid.Month(l.To) && m.Valid(); m = m.Next() {
		months = append(months, m)
	}
	return months
}

// within is what a line has of a month of the list, and earlier what it has of others.
func (l *PaymentLine) within(m aid.Month) (sum int64) {
	for _, p := range l.Months {
		if p.Month == m {
			sum += p.Sum
		}
	}
	return sum
}

func (l *PaymentLine) outside(span []aid.Month) (sum int64) {
	for _, p := range l.Months {
		if !slices.Contains(span, p.Month) {
			sum += p.Sum
		}
	}
	return sum
}

// PaymentLists are all lists, the newest first, without their lines.
func (o *Office) PaymentLists(ctx context.Context) (all []PaymentList, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.AidLists(ctx)
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		why, err := annulments(ctx, v, OfPaymentList)
		for _, row := range rows {
			all = append(all, PaymentList{AidList: row, Annulled: why[row.ID], By: names[row.Person]})
		}
		return err
	})
	return all, err
}

// WaitingBank is a bank with what a list for it would pay.
type WaitingBank struct {
	Bank       string
	Recipients int
	Sum        int64 // tiyn
}

// WaitingBanks are the banks of those who would be paid by a list of this period, each as its first recipient spells it, by name.
func (o *Office) WaitingBanks(ctx context.Context, list MakePaymentList) (banks []WaitingBank, err error) {
	_, to, ok := list.span()
	if !ok {
		return nil, nil
	}
	err = o.st.Look(ctx, func(v *store.View) error {
		paid, _, err := payees(ctx, v, to, "")
		for _, p := range paid {
			i := slices.IndexFunc(banks, func(b WaitingBank) bool { return locales.Fold(b.Bank) == locales.Fold(p.bank) })
			if i < 0 {
				i, banks = len(banks), append(banks, WaitingBank{Bank: p.bank})
			}
			banks[i].Recipients++
			banks[i].Sum += p.sum
		}
		return err
	})
	slices.SortFunc(banks, func(a, b WaitingBank) int { return bytes.Compare(locales.SortKey(a.Bank), locales.SortKey(b.Bank)) })
	return banks, err
}

// PaymentList is one list with its lines.
func (o *Office) PaymentList(ctx context.Context, number string) (l PaymentList, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		row, err := v.AidListByNumber(ctx, number)
		if err != nil {
			return err
		}
		if row == nil {
			return fault.New("G15", "aid.list.missing", "number", number)
		}
		l.AidList = *row
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		why, err := annulments(ctx, v, OfPaymentList)
		if err != nil {
			return err
		}
		l.By, l.Annulled = names[row.Person], why[row.ID]
		l.Lines, err = linesOf(ctx, v, row.ID)
		return err
	})
	return l, err
}

func linesOf(ctx context.Context, v *store.View, list int64) (lines []PaymentLine, err error) {
	rows, err := v.AidPayments(ctx, list)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, r := range rows {
		ids = append(ids, r.CaseID)
	}
	cases, err := v.CasesByID(ctx, ids)
	numbers := map[int64]string{}
	for _, c := range cases {
		numbers[c.ID] = c.CaseNo
	}
	for _, r := range rows {
		if int(r.N) > len(lines) {
			lines = append(lines, PaymentLine{Name: r.Name, IIN: r.IIN, Account: r.Account})
		}
		l := &lines[r.N-1]
		if no := numbers[r.CaseID]; !slices.Contains(l.CaseNos, no) {
			l.CaseNos = append(l.CaseNos, no)
		}
		l.Months = append(l.Months, aid.Payment{Month: aid.Month(r.Month), Sum: r.Sum})
		l.Sum += r.Sum
	}
	return lines, err
}

// ExportPaymentList writes a list to path as a workbook.
func (o *Office) ExportPaymentList(ctx context.Context, who *Person, path, number string, lang locales.Lang) (Outcome, error) {
	return o.exported(ctx, who, path, "payment-list|"+number+"|"+filepath.Base(path), func(w io.Writer) (int, error) {
		return o.writePaymentList(ctx, who, w, number, lang)
	})
}

func (o *Office) writePaymentList(ctx context.Context, who *Person, w io.Writer, number string, lang locales.Lang) (int, error) {
	l, err := o.PaymentList(ctx, number)
	if err != nil {
		return 0, err
	}
	out, err := o.lister(ctx, who, ListOptions{Langs: []locales.Lang{lang}})
	if err != nil {
		return 0, err
	}
	pays, err := o.paidBy(ctx, &l, out.office)
	if err != nil {
		return 0, err
	}
	title := lang.T("aid.list.title", "number", l.Number, "date", locales.Date(l.At))
	s := sheets.Sheet{Name: lang.T("aid.list.sheet"), Titles: append([]string{title}, pays.said(lang)...), Count: len(l.Lines) + 1,
		Signatures: []sheets.Signature{{Post: lang.T("aid.list.head")}, {Post: lang.T("aid.list.accountant")}}}
	s.Titles = append(s.Titles, l.periodIn(lang), cmp.Or(l.Bank, lang.T("aid.list.all-banks")))
	if l.Annulled != "" {
		s.Titles = append(s.Titles, lang.T("journal.annulled", "reason", l.Annulled))
	}
	s.Columns = l.columns(lang)
	s.Rows = func(yield func([]sheets.Value) bool) {
		for i := range l.Lines {
			if !yield(l.values(i)) {
				return
			}
		}
		yield(strong(append([]sheets.Value{sheets.T(""), sheets.T(lang.T("list.total")), sheets.T(""), sheets.T(""), sheets.T("")}, l.sums(l.Lines)...)))
	}
	return len(l.Lines), out.write(w, out.book(title, s))
}

func (l *PaymentList) periodIn(lang locales.Lang) string {
	text := l.period()
	if lang == locales.KK {
		return text.KK
	}
	return text.RU
}

// earlier tells whether a line has months that are not of the list's own.
func (l *PaymentList) earlier() bool {
	span := l.Span()
	return slices.ContainsFunc(l.Lines, func(x PaymentLine) bool { return x.outside(span) != 0 })
}

func (l *PaymentList) columns(lang locales.Lang) []sheets.Column {
	all := []sheets.Column{{Heading: "№", Width: 6}, {Heading: lang.T("aid.list.name"), Width: 36}, {Heading: lang.T("journal.column.iin"), Width: 15},
		{Heading: lang.T("aid.list.account-no"), Width: 28}, {Heading: lang.T("journal.column.case_no"), Width: 18}}
	for _, m := range l.Span() {
		text := monthText(m)
		if lang == locales.KK {
			all = append(all, sheets.Column{Heading: text.KK, Width: 16})
		} else {
			all = append(all, sheets.Column{Heading: text.RU, Width: 16})
		}
	}
	if l.earlier() {
		all = append(all, sheets.Column{Heading: lang.T("aid.list.earlier"), Width: 18})
	}
	return append(all, sheets.Column{Heading: lang.T("aid.list.sum"), Width: 18})
}

func (l *PaymentList) values(i int) []sheets.Value {
	x := &l.Lines[i]
	values := []sheets.Value{sheets.I(int64(i + 1)), sheets.T(x.Name), sheets.T(x.IIN), sheets.T(bank.IBAN(x.Account).String()), sheets.T(joinedNumbers(x.CaseNos))}
	return append(values, l.sums(l.Lines[i:i+1])...)
}

// sums are what lines have of each month of the list, of earlier ones where it has any, and of all.
func (l *PaymentList) sums(lines []PaymentLine) (values []sheets.Value) {
	span := l.Span()
	total := func(of func(*PaymentLine) int64) {
		sum := int64(0)
		for i := range lines {
			sum += of(&lines[i])
		}
		values = append(values, sheets.Tenge(sum))
	}
	for _, m := range span {
		total(func(x *PaymentLine) int64 { return x.within(m) })
	}
	if l.earlier() {
		total(func(x *PaymentLine) int64 { return x.outside(span) })
	}
	total(func(x *PaymentLine) int64 { return x.Sum })
	return values
}

// paidBy is who pays a list, as it was on the day it was made.
func (o *Office) paidBy(ctx context.Context, l *PaymentList, office *store.Office) (p payer, err error) {
	if p, err = readPayer(l.Payer); err != nil || p.NameKK != "" {
		return p, err
	}
	d, err := o.Provider(ctx, edition.Aid)
	if d == (ProviderData{}) {
		return payer{NameKK: office.NameKK, NameRU: office.NameRU, BIN: office.BIN}, err
	}
	return payer{NameKK: d.NameKK, NameRU: d.NameRU, BIN: d.BIN}, err
}

// PrintPaymentList writes a list as a paper; that it left the program is in the chain before anything is written.
func (o *Office) PrintPaymentList(ctx context.Context, w io.Writer, who *Person, number string, langs []locales.Lang) error {
	if !May(who, "export-list") {
		return fault.New("G01", "app.fault.not-allowed")
	}
	l, err := o.PaymentList(ctx, number)
	if err != nil {
		return err
	}
	p, err := o.paymentPaper(ctx, who, &l, langs)
	if err != nil {
		return err
	}
	var pdf bytes.Buffer
	if err := papers.Render(&pdf, p); err != nil {
		return err
	}
	sum := sha256.Sum256(pdf.Bytes())
	if _, err := o.Do(ctx, who, Order{Act: ExportList{What: "payment-list|" + number, Rows: int64(len(l.Lines)), SHA256: hex.EncodeToString(sum[:])}}); err != nil {
		return err
	}
	_, err = w.Write(pdf.Bytes())
	return err
}

// paymentPaper lays a list out for the bank. One that carries differences of earlier months tells a sum for each recipient alone.
func (o *Office) paymentPaper(ctx context.Context, who *Person, l *PaymentList, langs []locales.Lang) (p papers.Paper, err error) {
	if len(langs) == 0 {
		langs = []locales.Lang{locales.KK, locales.RU}
	}
	office, err := o.Info(ctx)
	if err != nil {
		return p, err
	}
	head, err := o.Head(ctx)
	if err != nil {
		return p, err
	}
	d, err := o.Provider(ctx, edition.Aid)
	if err != nil {
		return p, err
	}
	pays, err := o.paidBy(ctx, l, office)
	if err != nil {
		return p, err
	}
	p = papers.Paper{Form: FormAidList, Langs: langs, Number: l.Number, Date: papers.Day(midnight(l.At)), Office: papers.Office{Name: papers.Text{KK: office.NameKK, RU: office.NameRU},
		BIN: office.BIN, Address: papers.Text{KK: office.AddressKK, RU: office.AddressRU}, Phone: office.Phone}, Executor: papers.Executor{Name: papers.Same(who.Name)},
		To: papers.Addressee{Name: papers.Same(l.Bank)}, Print: papers.Print{AuditHead: short(head.Hash)}}
	list := papers.AidList{Period: l.period(), Count: len(l.Lines), Head: papers.Signer{Post: papers.Text{KK: office.HeadPostKK, RU: office.HeadPostRU}, Name: papers.Same(office.HeadName)},
		Accountant: papers.Signer{Post: message("aid.list.accountant")}}
	if d != (ProviderData{}) {
		p.Office = papers.Office{Name: papers.Text{KK: d.NameKK, RU: d.NameRU}, BIN: d.BIN, Address: papers.Text{KK: d.AddressKK, RU: d.AddressRU}, Phone: d.Phone}
		list.Head = papers.Signer{Post: papers.Text{KK: d.HeadPostKK, RU: d.HeadPostRU}, Name: papers.Same(d.HeadName)}
	}
	by := papers.Office{Name: papers.Text{KK: pays.NameKK, RU: pays.NameRU}, BIN: pays.BIN}
	list.Payer = detailsOf(pays.Account, by, message("bank.purpose.aid"))
	l.fill(&list)
	p.Data = list
	return p, nil
}

// period is the month or the quarter of a list; where it pays differences of earlier months it says so.
func (l *PaymentList) period() papers.Text {
	span := l.Span()
	text := monthText(span[0])
	if len(span) == 3 {
		text = quarterText(span[0].Quarter())
	}
	if l.earlier() {
		more := message("aid.list.with-earlier")
		text = papers.Text{KK: text.KK + " " + more.KK, RU: text.RU + " " + more.RU}
	}
	return text
}

func (l *PaymentList) fill(list *papers.AidList) {
	span, whole := l.Span(), l.earlier()
	quarter := len(span) == 3 && !whole
	for i := range l.Lines {
		x := &l.Lines[i]
		payee := papers.AidPayee{Name: papers.Same(x.Name), IIN: x.IIN, Account: x.Account, CaseNo: joinedNumbers(x.CaseNos)}
		if quarter {
			payee.Quarterly = quarterly([3]int64{x.within(span[0]), x.within(span[1]), x.within(span[2])})
			list.Quarter = append(list.Quarter, payee)
			s := &list.Sum
			s.First, s.Second, s.Third = s.First+payee.First, s.Second+payee.Second, s.Third+payee.Third
		} else {
			payee.Total = papers.Money(x.Sum)
			list.Month = append(list.Month, payee)
		}
		list.Sum.Total += papers.Money(x.Sum)
	}
	if quarter {
		list.Months = monthNames([3]aid.Month(span))
	}
}

func joinedNumbers(numbers []string) string { return strings.Join(numbers, ", ") }
