package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
)

// takeOver takes an old list of n families over into an office.
func takeOver(t *testing.T, folder string, n int) {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("№ р/с;Тіркеу №;Т.А.Ә.;ЖСН;Мекенжайы;Санаты;Есепке қойылған күні, уақыты;Шешім №, күні\n")
	at := time.Date(2010, 1, 5, 9, 0, 0, 0, locales.Zone)
	for i := range n {
		at = at.AddDate(0, 0, 1)
		id := iin.Make(time.Date(1960+i, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, i+1)
		fmt.Fprintf(&rows, "%d;%d;Адам%s Бірінші;%s;Абай к-сі, %d;Жетім балалар;%s;№ 1, 05.02.2011\n", i+1, i+1, strings.Repeat("ов", i+1), id, i+1,
			at.Format("02.01.2006 15:04"))
	}
	file := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := app.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	who, err := o.SignIn(t.Context(), "head", "secret")
	if err != nil {
		t.Fatal(err)
	}
	l, err := o.OpenOldList(t.Context(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Reading.Accept(legacy.Kinds()...)
	if _, err := o.TakeOver(t.Context(), who, l, app.Signed{Number: "1", Date: "2026-11-10"}); err != nil {
		t.Fatal(err)
	}
}

func TestATakeOverIsUndone(t *testing.T) {
	folder := office(t, 0)
	takeOver(t, folder, 4)
	b := newBench(t, folder, memory{})
	b.signIn("head")
	b.frame.open("settings", "lists")
	b.sees("list.csv")
	b.key(fyne.KeyReturn, fyne.KeyDelete)
	b.sees("снимаются 4 записи")
	b.fill("15", "20112026")
	b.ctrl(fyne.KeyReturn) // without a reason
	b.sees("Не заполнено")
	b.fill("Қате файл")
	b.ctrl(fyne.KeyReturn)
	b.sees("Прием отменен")
	b.sees("прием отменен")
	q, err := b.office.Queue(t.Context(), app.QueueFilter{})
	if err != nil || len(q.IDs) != 0 {
		t.Errorf("%d stand in the queue, %v", len(q.IDs), err)
	}
	b.key(fyne.KeyDelete)
	if len(b.win.Canvas().Overlays().List()) > 0 {
		t.Error("what is undone can be undone again")
	}
}

func TestSettingsChangeTheOfficeAndAddPeople(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.key(fyne.KeyF10, fyne.KeyReturn)
	b.fill("Жаңа атау")
	b.ctrl(fyne.KeyReturn)
	b.sees("сохранены")
	info, err := b.office.Info(t.Context())
	if err != nil || info.NameKK != "Жаңа атау" || info.NameRU != "Отдел жилья" {
		t.Errorf("the office is %+v, %v", info, err)
	}
	b.key(fyne.KeyF10, fyne.KeyDown, fyne.KeyReturn, fyne.KeyInsert) // people, the grid, a new one
	b.fill("sec", "С. Хатшы", "secret", "secret")
	b.ctrl(fyne.KeyReturn)
	b.sees("Отметьте хотя бы одну роль")
	b.key(fyne.KeyTab, fyne.KeyTab)
	b.win.Canvas().Focused().TypedRune(' ')
	b.ctrl(fyne.KeyReturn)
	b.sees("Пользователь добавлен")
	who, err := b.office.SignIn(t.Context(), "sec", "secret")
	if err != nil || !who.Is(app.Secretary) || len(who.Roles) != 1 {
		t.Errorf("added is %+v, %v", who, err)
	}
}

func TestSettingsVerifyAndCopy(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "copies")
	b.sees("Проверенной копии пока нет")
	b.key(fyne.KeyReturn, fyne.KeyReturn)
	b.sees("Копия сделана и проверена")
	b.sees("проверенная копия: ")
	b.key(fyne.KeyRight, fyne.KeyReturn)
	b.sees("Отдел цел")
}

func TestPeopleAreChanged(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "people")
	b.sees("Г. Омарова")
	b.key(fyne.KeyReturn, fyne.KeyReturn) // the administrator: nobody locks themselves out
	b.sees("Пользователь: admin")
	b.key(fyne.KeyReturn)
	b.win.Canvas().Focused().TypedRune(' ')
	b.ctrl(fyne.KeyReturn)
	b.sees("Снять роль администратора с самого себя нельзя")
	b.key(fyne.KeyEscape)
	b.sees("несохранённые изменения")
	b.ctrl(fyne.KeyReturn)
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the executor becomes the secretary too
	b.sees("Пользователь: exe")
	b.fill("Гүлнар Омарова")
	b.times(4, fyne.KeyReturn) // active, two passwords, registrar
	b.key(fyne.KeyReturn)
	b.win.Canvas().Focused().TypedRune(' ')
	b.ctrl(fyne.KeyReturn)
	b.sees("Пользователь сохранен: Гүлнар Омарова")
	who, err := b.office.SignIn(t.Context(), "exe", "secret") // the password stayed
	if err != nil || who.Name != "Гүлнар Омарова" || !who.Is(app.Secretary) || !who.Is(app.Executor) || len(who.Roles) != 2 {
		t.Errorf("%+v, %v", who, err)
	}
	b.key(fyne.KeyUp, fyne.KeyReturn) // the registrar leaves
	b.sees("Пользователь: reg")
	b.key(fyne.KeyReturn)
	b.win.Canvas().Focused().TypedRune(' ')
	b.ctrl(fyne.KeyReturn)
	b.sees("вход закрыт")
	if who, err := b.office.SignIn(t.Context(), "reg", "secret"); err == nil {
		t.Errorf("who left signs in: %+v", who)
	}
}

func TestADeputyStandsInAndStopsEarly(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "absences")
	b.sees("Отсутствия не записаны")
	b.press("Новое замещение")
	b.until("people to choose", func() bool { b.key(fyne.KeyEnd); return b.focusedChoice() == "head" })
	b.key(fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn) // the same person
	b.fill("20112026", "30112026", "№ 7, 19.11.2026")
	b.ctrl(fyne.KeyReturn)
	b.sees("1 поле нужно исправить")
	b.key(fyne.KeyHome, fyne.KeyDown) // reg
	b.ctrl(fyne.KeyReturn)
	b.sees("Замещение записано")
	b.sees("сейчас")
	who, err := b.office.SignIn(t.Context(), "reg", "secret")
	if err != nil || !who.Is(app.Head) {
		t.Errorf("the deputy is %+v, %v", who, err)
	}
	b.frame.open("settings", "people")
	b.sees("нет до 30.11.2026, замещает: А. Сейітова")
	b.frame.open("settings", "absences")
	b.sees("сейчас")
	b.key(fyne.KeyReturn, fyne.KeyDelete)
	b.sees("больше не исполняет")
	b.ctrl(fyne.KeyReturn)
	b.sees("завершено досрочно")
	if who, err = b.office.SignIn(t.Context(), "reg", "secret"); err != nil || who.Is(app.Head) {
		t.Errorf("afterwards the deputy is %+v, %v", who, err)
	}
	b.frame.open("settings", "people")
	b.until("nobody is away", func() bool { return !b.says("замещает:") })
}

// focusedChoice is the code chosen in the field that has the keyboard.
func (b *bench) focusedChoice() string {
	if c, ok := b.win.Canvas().Focused().(*kit.Choice); ok {
		return c.Value()
	}
	return ""
}

func TestEveryActStandsInTheTableOfRoles(t *testing.T) {
	for _, p := range app.Permissions() {
		for _, l := range locales.Langs {
			if key := "settings.act." + p.Act; len(p.Roles) > 0 && l.T(key) == key {
				t.Errorf("%s has no name in %s", p.Act, l)
			}
		}
	}
	b := newBench(t, office(t, 0), memory{})
	b.signIn("reg")
	b.frame.open("settings", "roles")
	b.sees("Прием заявления")
	b.key(fyne.KeyReturn)
	acts := 0
	for _, p := range app.Permissions() {
		if len(p.Roles) > 0 {
			acts++
		}
	}
	seen := map[string]bool{}
	for range acts + 10 {
		for _, text := range b.texts() {
			seen[text] = true
		}
		b.key(fyne.KeyDown)
	}
	for _, p := range app.Permissions() {
		if name := locales.RU.T("settings.act." + p.Act); len(p.Roles) > 0 && !seen[name] {
			t.Errorf("the table does not say %q", name)
		}
	}
	b.key(fyne.KeyHome)
	b.key(fyne.KeyDown)
	b.sees("А. Сейітова") // who in this office may register
	b.sees("Г. Омарова")
}

// Another body renders a service: its papers name it from then on.
func TestAProviderIsSet(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "providers")
	b.key(fyne.KeyReturn, fyne.KeyTab)
	b.fill("Жұмыспен қамту бөлімі", "Отдел занятости", "", "", "", "", "Басшы", "Руководитель")
	b.ctrl(fyne.KeyReturn)
	b.sees("Не заполнено")
	b.fill("Г. Образцова")
	b.ctrl(fyne.KeyReturn)
	b.sees("В новых документах")
	d, err := b.office.Provider(t.Context(), edition.Aid)
	if err != nil || d.NameRU != "Отдел занятости" || d.HeadName != "Г. Образцова" {
		t.Errorf("the provider is %+v, %v", d, err)
	}
	if d, err := b.office.Provider(t.Context(), edition.Privatization); err != nil || d != (app.ProviderData{}) {
		t.Errorf("another service has %+v, %v", d, err)
	}
}
