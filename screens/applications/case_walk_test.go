package applications

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
)

// walk is an office with somebody for every role, and cases that are on their way.
type walk struct {
	*bench
	exe, other *app.Person // executors
}

func newWalk(t *testing.T) *walk {
	t.Helper()
	w := &walk{bench: newOffice(t)}
	admin := w.in("admin")
	w.must(admin, app.AddPerson{Login: "exe", FullName: "Г. Омарова", Roles: []app.Role{app.Executor}, Password: "secret"}, "")
	w.must(admin, app.AddPerson{Login: "exe2", FullName: "Д. Ким", Roles: []app.Role{app.Executor}, Password: "secret"}, "")
	w.exe, w.other = w.in("exe"), w.in("exe2")
	return w
}

// walkUnder is the same in an office that has an edition of its own time and place.
func walkUnder(t *testing.T, edition string, clock time.Time) *walk {
	t.Helper()
	b := &bench{t: t, clock: clock}
	o, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "office"), app.At(func() time.Time { return b.clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	b.o = o
	b.must(nil, app.CreateOffice{Edition: edition, Office: app.OfficeData{NameKK: "Тұрғын үй басқармасы", NameRU: "Управление жилья",
		BIN: "050340000019", DistrictKK: "Алматы қаласы", DistrictRU: "город Алматы", KATO: "750000000", Prefix: "АЛ", HeadPostKK: "Басшы",
		HeadPostRU: "Руководитель", HeadName: "Б. Сатпаев"},
		Person: app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}, Password: "secret"}}, "")
	admin := b.in("admin")
	for login, roles := range map[string][]app.Role{"reg": {app.Registrar}, "head": {app.Head, app.Secretary}, "exe": {app.Executor}} {
		b.must(admin, app.AddPerson{Login: login, FullName: login, Roles: roles, Password: "secret"}, "")
	}
	b.reg, b.head = b.in("reg"), b.in("head")
	return &walk{bench: b, exe: b.in("exe")}
}

// assigned is a case whose executor is named.
func (w *walk) assigned(n int) string {
	w.t.Helper()
	caseNo := w.registered(n)
	w.later(time.Hour)
	w.must(w.head, app.AssignExecutor{CaseNo: caseNo, Executor: "exe", Instruction: "Мекенжай бойынша тексеру"}, "")
	return caseNo
}

// prepared is a case that waits for the signature.
func (w *walk) prepared(n int, outcome string) string {
	w.t.Helper()
	caseNo := w.assigned(n)
	w.later(time.Hour)
	p := app.Proposal{Outcome: outcome}
	if outcome == casefile.ToRefuse {
		p.Ground, p.Facts = "owns-dwelling", "Меншігінде тұрғын үйі бар"
	}
	w.must(w.exe, app.PrepareAnswer{CaseNo: caseNo, Proposal: p}, "")
	return caseNo
}

func (w *walk) later(d time.Duration) { w.clock = w.clock.Add(d) }

// show opens a case for somebody.
func (w *walk) show(who *app.Person, lang locales.Lang, caseNo string) *Case {
	w.t.Helper()
	w.open(who, lang)
	w.s.toCase(caseNo)
	if w.s.open == nil || !w.s.open.brought {
		w.t.Fatal("the case does not open: ", w.r.Quiet.Text())
	}
	return w.s.open
}

// offers are the texts of the acts open now; a forbidden one has its reason behind.
func offers(c *Case) (texts []string) {
	_, part := c.part()
	for _, group := range [][]Offered{c.waiting(), part, c.caseActs()} {
		for _, a := range group {
			texts = append(texts, strings.TrimSuffix(a.Text+": "+a.Why, ": "))
		}
	}
	return texts
}

// look writes the window as a picture where KEZEK_LOOK names a folder.
func (b *bench) look(name string) {
	b.t.Helper()
	dir := os.Getenv("KEZEK_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.r.Window.Canvas().Capture()); err != nil {
		b.t.Error(err)
	}
}

func TestCaseLook(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK names no folder for pictures")
	}
	w := newWalk(t)
	size := fyne.NewSize(1188, 612)
	w.must(w.in("admin"), app.AdoptEdition{Code: "ALMATY-2018"}, "")
	for i := range 14 {
		switch i % 4 {
		case 0:
			w.registered(i + 1)
		case 1:
			w.assigned(i + 1)
		case 2:
			w.prepared(i+1, casefile.ToGrant)
		default:
			w.prepared(i+1, casefile.ToRefuse)
		}
		w.later(9 * time.Hour)
	}
	no := w.prepared(90, casefile.ToGrant)
	w.later(30 * time.Hour)
	w.must(w.head, app.StepBack{CaseNo: no, Step: "prepare"}, "Анықтама толық емес")
	lateNo := w.prepared(91, casefile.ToRefuse)
	w.later(10 * 24 * time.Hour)
	scan := filepath.Join(t.TempDir(), "жеке куәлік.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n%%EOF\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.must(w.reg, app.AttachFile{CaseNo: lateNo, Document: "identity", File: scan}, "")
	for _, lang := range []locales.Lang{locales.KK, locales.RU} {
		l := string(lang)
		shot := func(who *app.Person, caseNo, name string, then func(c *Case)) {
			c := w.show(who, lang, caseNo)
			w.r.Window.Resize(size)
			then(c)
			w.look(name + "-" + l)
			c.leave()
		}
		w.open(w.head, lang)
		w.r.Window.Resize(size)
		w.look("list-" + l)
		for i, code := range tabCodes {
			shot(w.head, no, code, func(c *Case) { c.toTab(i) })
		}
		shot(w.exe, no, "executor", func(c *Case) {})
		shot(w.exe, no, "prepare", func(c *Case) { c.prepare() })
		shot(w.exe, no, "prepare-return", func(c *Case) {
			c.prepare()
			c.form.Field("outcome").SetValue(casefile.ToReturn)
			c.form.OnChange()
		})
		shot(w.head, lateNo, "late", func(c *Case) { c.toTab(4) })
		shot(w.head, lateNo, "refuse", func(c *Case) {
			c.toTab(2)
			c.refuse()
			c.form.Field("number").SetValue("17")
			c.form.Submit()
		})
		shot(w.head, lateNo, "confirm", func(c *Case) {
			c.refuse()
			c.form.Field("number").SetValue("17")
			c.form.Submit()
			c.form.Field("reason").SetValue("Ауырып қалды")
			c.form.Submit()
		})
		shot(w.exe, no, "check", func(c *Case) { c.toTab(3); c.recordCheck() })
		shot(w.head, no, "extend", func(c *Case) { c.extend() })
		w.show(w.reg, lang, lateNo)
		w.s.amend(w.s.open.View)
		w.r.Window.Resize(size)
		w.look("amend-" + l)
		shot(w.reg, lateNo, "attach", func(c *Case) { c.toTab(2); c.attach() })
	}
}

func TestLookOfPortalCase(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK names no folder for pictures")
	}
	w, caseNo := throughPortal(t)
	for _, lang := range []locales.Lang{locales.KK, locales.RU} {
		w.show(w.head, lang, caseNo)
		w.r.Window.Resize(fyne.NewSize(1188, 612))
		w.look("portal-" + string(lang))
		w.s.open.unfold(0)
		w.look("portal-open-" + string(lang))
		w.s.open.leave()
	}
}

// part goes to a part of the open case and reads it.
func (b *bench) part(code string) string {
	b.t.Helper()
	for i, c := range b.s.open.codes() {
		if c == code {
			b.s.open.toTab(i)
		}
	}
	return b.s.open.sheet.text()
}

// to_ presses Tab until a field of the act's form has the keyboard.
func (b *bench) to_(field string, c *Case) {
	b.t.Helper()
	for range 60 {
		if c.form.At() == field {
			return
		}
		b.key(fyne.KeyTab)
	}
	b.t.Fatalf("Tab never comes to %s", field)
}
