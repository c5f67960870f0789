package commissionpage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/locales"
	"kezek/screens/internal/trial"
)

// closed holds a meeting of three cases and a drafted removal, all decided, and closes it.
func closed(t *testing.T) (*chamber, int64) {
	c := seated(t)
	regNo := c.enrolled()
	draft := c.drafted(regNo)
	id := c.convened()
	lines := []app.AgendaLine{{CaseNo: c.ready(casefile.ToGrant)}, {CaseNo: c.ready(casefile.ToGrant)}, {Draft: draft}}
	var laid app.Laid
	c.do(c.secretary, app.SetAgenda{Meeting: id, Items: lines}, "", &laid)
	c.do(c.secretary, app.Attend{Meeting: id, Present: []commission.Presence{{Seat: 1}, {Seat: 2}, {Seat: 3}, {Seat: 4}, {Seat: 6}}}, "", nil)
	for i, item := range laid.Items {
		motion := app.MotionGrant
		if i == 2 {
			motion = app.MotionAdopt
		}
		c.do(c.secretary, app.DecideItem{Item: item, Motion: motion, Ballot: commission.Ballot{For: 4}}, "", nil)
	}
	c.do(c.secretary, app.CloseMeeting{Meeting: id}, "", nil)
	return c, id
}

// An open item keeps the meeting from being closed; the way to it is a key.
func TestCloseNamesWhatIsOpen(t *testing.T) {
	c := seated(t)
	id := c.laid(3, 1, 2, 3, 4, 5, 6)
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	b.key("7")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.press(b.T("commissionpage.act.close"))
	b.says("Закрыть заседание пока нельзя", "Вопрос № 2 не рассмотрен", "Вопрос № 3 не рассмотрен")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the first open one", m.hears.x.N, 2)
	want(t, "its votes", b.form().At(), "votes")
}

// Without a quorum the meeting is closed all the same; it says beforehand what is postponed.
func TestCloseWithoutQuorum(t *testing.T) {
	c := seated(t)
	id := c.laid(2, 1, 6)
	b := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	b.press(b.T("commissionpage.act.close"))
	b.says("Кворум болмағандықтан кейінге қалады: 2", "№ 1-2026")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "closed", c.meeting(id).State, app.MeetingClosed)
	want(t, "the minutes", strings.Join(b.opened, " "), "minutes-1-2026.pdf")
	b.says("кейінге қалды: 2")
}

// The head signs what is ticked, weighed first, then the rest under one number; papers come with the signature.
func TestSign(t *testing.T) {
	c, id := closed(t)
	b := c.open(c.head, locales.RU, fmt.Sprint(id))
	m := b.on()
	b.says("ожидает подписи: 3", "протокол № 1-2026")
	b.key(fyne.KeySpace) // ticks the first
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.ctrl(fyne.KeyReturn)
	b.until("what it does", func() bool { return m.pane.main != nil && m.pane.form == nil })
	b.says("встают в очередь: 1", "Подписывается")
	want(t, "nothing is signed", c.meeting(id).States[app.ItemSigned], 0)
	b.ctrl(fyne.KeyReturn)
	b.until("signed", func() bool { return m.view.States[app.ItemSigned] == 1 })
	b.settle()
	b.says("Подписано 1 решение. Выдано документов: 3")
	want(t, "its number is from the register", c.meeting(id).Agenda[0].Number, "1-2026")
	want(t, "papers", m.papers.Source.Len(), 4)
	b.key(fyne.KeyEnd, fyne.KeyReturn)
	want(t, "one is opened", len(b.opened), 1)

	b.key(fyne.KeyEscape)
	b.ctrl(fyne.KeyReturn) // all that wait
	b.settle()
	f := b.form()
	f.Field("way").SetValue(oneNumber)
	f.OnChange()
	b.ctrl(fyne.KeyReturn)
	want(t, "the number is asked", f.At(), "number")
	b.letters("15-ш")
	b.ctrl(fyne.KeyReturn)
	b.until("what it does", func() bool { return m.pane.main != nil && m.pane.form == nil })
	b.says("встают в очередь: 1", "выходят из очереди: 1")
	b.key(fyne.KeyEscape)
	want(t, "Esc leads back to the form", m.pane.form, f)
	want(t, "the number is there", f.Values()["number"], "15-ш")
	b.ctrl(fyne.KeyReturn)
	b.until("what it does", func() bool { return m.pane.main != nil && m.pane.form == nil })
	b.ctrl(fyne.KeyReturn)
	b.until("signed", func() bool { return m.view.States[app.ItemSigned] == 3 })
	want(t, "one number", c.meeting(id).Agenda[2].Number, "15-ш")
}

// One person's meeting with a refusal and a question, held and signed by keyboard from its first vote to its papers.
func TestSoleMeeting(t *testing.T) {
	c := seated(t)
	id := c.convened()
	c.do(c.secretary, app.SetAgenda{Meeting: id, Items: []app.AgendaLine{{Question: &app.Question{Kind: app.ItemInventory, KK: "Түгендеу", RU: "Инвентаризация"}},
		{CaseNo: c.ready(casefile.ToGrant)}, {CaseNo: c.ready(casefile.ToRefuse)}}}, "", nil)
	c.do(c.secretary, app.Attend{Meeting: id, Present: []commission.Presence{{Seat: 1}, {Seat: 2}, {Seat: 3}, {Seat: 4, Substitute: true}, {Seat: 5}, {Seat: 6}}}, "", nil)
	c.clock = c.clock.Add(26 * time.Hour)
	all := trial.Add(t, c.office, c.head, app.AddPerson{Login: "all", FullName: "А. Демо", Roles: app.Roles})
	b := c.open(all, locales.KK, fmt.Sprint(id))
	m := b.on()
	for range 3 {
		b.key("7")
		b.ctrl(fyne.KeyReturn)
		b.settle()
	}
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.ctrl(fyne.KeyReturn)
	b.until("closed", func() bool { return m.view.State == app.MeetingClosed })
	b.settle()
	b.key(fyne.KeyEscape)
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "who closed the meeting does not sign", m.view.States[app.ItemSigned], 0)
	b.says(b.lang.T("item.second-person"))
	want(t, "the form stands there again", b.form().Values()["way"], eachNumber)

	b.settle()
	info, err := c.office.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sole := *info
	sole.SoleOrder = "№ 1, 05.01.2026"
	c.do(c.head, app.ChangeOffice{Office: sole}, "", nil)
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.ctrl(fyne.KeyReturn)
	b.settle()
	if n := m.view.States[app.ItemSigned]; n != 3 {
		t.Fatalf("%d signed; %q\n%s", n, b.Quiet.Text(), words(m.pane.box))
	}
	want(t, "papers: minutes, extract; decision, extract, notice; decision, extract, refusal", m.papers.Source.Len(), 8)
}

// A number that comes later is filled in by the secretary; the head sends back with a reason.
func TestNumberLaterAndSendBack(t *testing.T) {
	c, id := closed(t)
	b := c.open(c.head, locales.KK, fmt.Sprint(id))
	m := b.on()
	b.press(b.T("commissionpage.act.send-back")) // the one under the cursor
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the reason is asked", b.form().At(), "reason")
	b.letters("Құжаттар толық емес")
	b.ctrl(fyne.KeyReturn)
	b.until("sent back", func() bool { return m.view.States[app.ItemSentBack] == 1 })
	b.settle()
	b.says("қайтарылған")
	b.key(fyne.KeyHome, fyne.KeyReturn)
	b.settle()
	b.says("Құжаттар толық емес")
	m.grid.Focus()
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.form().Field("way").SetValue(lateNumber)
	b.form().OnChange()
	b.ctrl(fyne.KeyReturn)
	b.until("what it does", func() bool { return m.pane.main != nil && m.pane.form == nil })
	b.ctrl(fyne.KeyReturn)
	b.until("signed", func() bool { return m.view.States[app.ItemSigned] == 2 })
	want(t, "no papers yet but the minutes", len(c.meeting(id).Papers), 1)

	b.settle()
	s := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	s.says(s.T("commissionpage.agenda.unnumbered"))
	s.press(s.T("commissionpage.act.number"))
	s.letters("21-ш")
	s.ctrl(fyne.KeyReturn)
	s.settle()
	want(t, "the number", c.meeting(id).Agenda[1].Number, "21-ш")
	if n := len(c.meeting(id).Papers); n < 4 {
		t.Errorf("%d papers", n)
	}
}

// Who may not do something finds no button for it.
func TestButtonsOfRoles(t *testing.T) {
	c, id := closed(t)
	for who, acts := range map[*app.Person]string{c.executor: "papers", c.registrar: "papers", c.secretary: "papers", c.head: "sign send-back papers"} {
		b := c.open(who, locales.RU, fmt.Sprint(id))
		said := words(b.on().acts)
		for _, act := range strings.Fields("sign send-back number papers add attend close") {
			text := b.T("commissionpage.act." + act)
			if has := strings.Contains(said, text); has != strings.Contains(" "+acts+" ", " "+act+" ") {
				t.Errorf("%s: %s is there: %v", who.Login, act, has)
			}
		}
		b.settle()
	}
	planned := c.convened()
	b := c.open(c.executor, locales.RU, fmt.Sprint(planned))
	if m := b.on(); m.offers != nil || m.grid.OnMove != nil || strings.Contains(words(m.acts), b.T("commissionpage.act.begin")) {
		t.Error("an executor lays the agenda")
	}
	b.ctrl(fyne.KeyN)
	b.settle()
	if b.on().pane.form != nil {
		t.Error("an executor adds an item")
	}
}

// Papers are written in a batch, one file to print or a file each; before the meeting the members' package is.
func TestFiles(t *testing.T) {
	c, id := closed(t)
	c.do(c.head, app.SignDecisions{Meeting: id, Each: true, Signed: app.Signed{Date: "2026-11-20"}}, "", nil)
	dir := t.TempDir()
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	write := func(what, path string) {
		t.Helper()
		m.writeFiles()
		f := b.form()
		f.Field("what").SetValue(what)
		f.OnChange()
		f.Field("path").SetValue(path)
		b.ctrl(fyne.KeyReturn)
		b.settle()
		if len(b.opened) == 0 || b.opened[len(b.opened)-1] != path {
			t.Fatalf("%s: %q", what, b.Quiet.Text())
		}
	}
	write(oneFile, filepath.Join(dir, "all.pdf"))
	b.says(fmt.Sprintf("Записано документов: %d", len(m.view.Papers)))
	m.grid.Focus()
	b.key(fyne.KeyHome, fyne.KeySpace)
	write(manyFiles, filepath.Join(dir, "each"))
	files, err := os.ReadDir(filepath.Join(dir, "each"))
	if err != nil || len(files) != 3 {
		t.Errorf("%v %v", files, err)
	}
	planned := c.laid(2)
	b.settle()
	b = c.open(c.executor, locales.KK, fmt.Sprint(planned))
	m = b.on()
	b.ctrl(fyne.KeyP)
	b.settle()
	want(t, "an executor may have it masked only", m.Who.Is(app.Secretary, app.Head), false)
	write(packagePDF, filepath.Join(dir, "package.pdf"))
	write(packageBook, filepath.Join(dir, "package.xlsx"))
	for _, name := range []string{"all.pdf", "package.pdf", "package.xlsx"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A copy of a paper wants its reason.
func TestCopyOfAPaper(t *testing.T) {
	c, id := closed(t)
	c.do(c.head, app.SignDecisions{Meeting: id, Each: true, Signed: app.Signed{Date: "2026-11-20"}}, "", nil)
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	b.ctrl(fyne.KeyP)
	b.settle()
	n := m.papers.Source.Len()
	for i := range n {
		m.papers.SetCursor(i)
		m.askCopy(i)
		b.letters("Утерян заявителем")
		b.ctrl(fyne.KeyReturn)
		b.settle()
		if len(b.opened) != i+1 {
			t.Fatalf("%s: %q\n%s", m.view.Papers[i].Form, b.Quiet.Text(), words(m.pane.box))
		}
	}
	want(t, "copies stand among the papers", m.papers.Source.Len(), 2*n)
}
