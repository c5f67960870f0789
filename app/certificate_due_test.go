package app

import (
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
)

// The same certificate, filed on the same day in East Kazakhstan (10 working days from the handing in, p. 5) and in Almaty
// (3 working days for the executor, then one for sending, p. 5(3), 5(5); no total), counted by hand with the production
// calendars of 2018 and 2019. In Almaty everybody uses all their time. A «+» is a Saturday worked, a «–» a weekday free.
func TestSameCertificate(t *testing.T) {
	for _, row := range []struct{ filed, east, executor, sent string }{
		// East: 2, 3+, 5, 6, 7 March (5), 12–16 (10); 8 a holiday, 9– for Saturday the 3rd. Almaty: 2, 3+, 5; then 6.
		{"2018-03-01", "2018-03-16", "2018-03-05", "2018-03-06"},
		// East: 6, 7 (2), 12–16 (7), 19, 20 (9), 26 (10); Nauryz 21–23. Almaty: 6, 7, 12; then 13.
		{"2018-03-05", "2018-03-26", "2018-03-12", "2018-03-13"},
		// East: 19, 20 (2), 26–30 (7), 2–4 April (10). Almaty: 19, 20, 26; then 27.
		{"2018-03-16", "2018-04-04", "2018-03-26", "2018-03-27"},
		// The eve of Nauryz. East: 26–30 (5), 2–6 April (10). Almaty: 26, 27, 28; then 29.
		{"2018-03-20", "2018-04-06", "2018-03-28", "2018-03-29"},
		// East: 27, 28+ April (2), 2, 3, 4, 5+ May (6), 10, 11 (8), 14, 15 (10); 30– for the 28th, 1, 7, 9 holidays, 8– for the
		// 5th. Almaty: 27, 28+, 2 May; then 3.
		{"2018-04-26", "2018-05-15", "2018-05-02", "2018-05-03"},
		// East: 5+ (1), 10, 11 (3), 14–18 (8), 21, 22 (10). Almaty: 5+, 10, 11; then Monday 14.
		{"2018-05-04", "2018-05-22", "2018-05-11", "2018-05-14"},
		// East: 24, 25+ (2), 27–29 August (5), 3–7 September (10); 30 the Constitution day, 31– for the 25th. Almaty: 24, 25+, 27;
		// then 28.
		{"2018-08-23", "2018-09-07", "2018-08-27", "2018-08-28"},
		// East: 28, 29+ December (2), 3, 4 January (4), 8–11 (8), 14, 15 (10); 31– for the 29th, 1, 2, 7 holidays. Almaty: 28, 29+,
		// 3 January; then 4.
		{"2018-12-27", "2019-01-15", "2019-01-03", "2019-01-04"},
		// Nauryz of 2019 is Thursday to Saturday, so Monday the 25th is free. East: 19, 20 (2), 26–29 (6), 1–4 April (10). Almaty: 19,
		// 20, 26; then 27.
		{"2019-03-18", "2019-04-04", "2019-03-26", "2019-03-27"},
		// Its eve. East: 26–29 (4), 1–5 April (9), 8 (10). Almaty: 26, 27, 28; then 29.
		{"2019-03-20", "2019-04-08", "2019-03-28", "2019-03-29"},
	} {
		if got := dueInEast(t, row.filed); got != row.east {
			t.Errorf("East Kazakhstan, filed %s: due %s, want %s", row.filed, got, row.east)
		}
		if executor, sent := dueInAlmaty(t, row.filed); executor != row.executor || sent != row.sent {
			t.Errorf("Almaty, filed %s: executor %s, sent %s; want %s, %s", row.filed, executor, sent, row.executor, row.sent)
		}
	}
}

// certificateDesk is an office of a place on a morning, and an application for a certificate of a moment before.
func certificateDesk(t *testing.T, code, channel, day string) (*desk, Register) {
	t.Helper()
	d := newDesk(t)
	filed, err := time.ParseInLocation(time.DateOnly, day, locales.Zone)
	if err != nil {
		t.Fatal(err)
	}
	d.clock = filed.Add(9 * time.Hour)
	d.must(d.admin, AdoptEdition{Code: code}, "")
	at := d.clock.UnixMilli()
	a := casefile.Application{Service: edition.Certificate, Channel: channel, ReceivedAt: at, CompleteAt: at,
		Applicant: casefile.Member{Name: "Әлиев Қайрат Нұрланұлы", IIN: person(1980, 1)}, Address: "Абай к-сі, 1 үй",
		Documents: []casefile.Held{{Code: "application", How: casefile.OnPaper}, {Code: "identity", How: casefile.OnPaper}}}
	if channel == edition.ByCorporation {
		a.ChannelNo, a.ChannelAt = "1", at
	}
	return d, Register{Application: a}
}

// dueInEast is the day the answer is due in East Kazakhstan.
func dueInEast(t *testing.T, filed string) string {
	t.Helper()
	d, a := certificateDesk(t, "EKO-2017", edition.ByOffice, filed)
	return d.registered(a).Due
}

// dueInAlmaty are the last days of the executor and of sending in Almaty, where the answer is signed on the executor's last day.
func dueInAlmaty(t *testing.T, filed string) (executor, sent string) {
	t.Helper()
	d, a := certificateDesk(t, "ALMATY-2018", edition.ByCorporation, filed)
	reg := d.registered(a)
	if reg.Due != "" {
		t.Error("Almaty has no total, and yet", reg.Due)
	}
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "")
	d.must(d.executor, DoStep{CaseNo: reg.CaseNo, Step: "match"}, "")
	w := d.went(d.must(d.executor, DoStep{CaseNo: reg.CaseNo, Step: "untrue"}, ""))
	executor = dateOf(w.DueAt)
	d.clock = time.UnixMilli(midnight(w.DueAt)).In(locales.Zone).Add(12 * time.Hour)
	d.must(d.executor, SearchRegisters{CaseNo: reg.CaseNo}, "")
	d.must(d.executor, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	d.must(d.head, Grant{CaseNo: reg.CaseNo, Signed: Signed{"1", dateOf(d.clock.UnixMilli())}}, "")
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil {
		t.Fatal(err)
	}
	return executor, dateOf(view.Step.DueAt)
}
