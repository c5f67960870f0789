package screens

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/app/edition"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/screens/kit"
)

// press tabs on to a button with a text and presses it.
func (b *bench) press(text string) {
	b.t.Helper()
	for range 60 {
		b.win.Canvas().FocusNext()
		if k, ok := b.win.Canvas().Focused().(*kit.Button); ok && slices.Contains(lettered(k), text) {
			b.key(fyne.KeyReturn)
			return
		}
	}
	b.t.Fatalf("no button %q; the window says:\n%s", text, strings.Join(b.texts(), "\n"))
}

func lettered(w fyne.Widget) (all []string) {
	for _, o := range test.WidgetRenderer(w).Objects() {
		if t, ok := o.(*canvas.Text); ok {
			all = append(all, t.Text)
		}
	}
	return all
}

// presses the same key so many times.
func (b *bench) times(n int, key fyne.KeyName) {
	for range n {
		b.key(key)
	}
}

// ownEdition lays a file into the office's folder of editions.
func ownEdition(t *testing.T, folder, name, text string) {
	t.Helper()
	dir := filepath.Join(folder, "editions")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// nextYear is the law in force now, as an edition that begins on 1 January 2027.
func nextYear() string {
	return strings.NewReplacer(`code = "R2025-INST"`, `code = "AKSAI-2027"`, `from = "2025-05-24"`, `from = "2027-01-01"`).
		Replace(edition.Find("R2025-INST").Source)
}

// row goes to the row of the editions with that title.
func (b *bench) toEdition(code string) {
	b.t.Helper()
	b.key(fyne.KeyHome)
	for range 20 {
		if b.says(code + " · ") {
			return
		}
		b.key(fyne.KeyDown)
	}
	b.t.Fatal("no edition", code)
}

func TestAnEditionIsReadWhole(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("reg")
	b.frame.open("settings", "editions")
	b.sees("Алматы")
	b.key(fyne.KeyReturn)
	b.toEdition("ALMATY-2018")
	b.sees("Постановление акимата города Алматы")
	if b.says("Принять") {
		t.Error("a registrar may adopt an edition")
	}
	b.key(fyne.KeyReturn)
	ed := edition.Find("ALMATY-2018")
	all := ed.Statements()
	b.sees("1 / " + strconv.Itoa(len(all)))
	unverified := 0
	for i, st := range all {
		for _, line := range []string{st.KK, st.RU} { // wrapped: its first words are seen
			words := strings.Fields(line)
			if first := strings.Join(words[:min(3, len(words))], " "); !b.says(first) {
				t.Errorf("%s %s %s: nothing says %q", st.Service, st.Kind, st.Code, first)
			}
		}
		if st.Mark != nil && st.Kind != edition.OfLaw && !b.says(strings.Fields(st.Cite.RU)[0]) {
			t.Errorf("%s %s: no clause", st.Kind, st.Code)
		}
		if st.Unverified() {
			unverified++
			if !b.says("не проверено: сверьте") {
				t.Errorf("%s %s is not marked", st.Kind, st.Code)
			}
		}
		if i < len(all)-1 {
			b.key(fyne.KeyDown)
		}
	}
	for range 20 { // the filter stands at the tick of only the unverified
		b.win.Canvas().FocusNext()
		if k, ok := b.win.Canvas().Focused().(*kit.Check); ok {
			k.TypedRune(' ')
			break
		}
	}
	b.sees(strconv.Itoa(unverified) + " / " + strconv.Itoa(len(all)))
	b.key(fyne.KeyEscape)
	b.sees("Прочитать заново")
}

func TestABrokenEditionIsToldAndMended(t *testing.T) {
	folder := office(t, 0)
	ownEdition(t, folder, "aksai.toml", "code = \"AKSAI\"\nfrom = \"2027-01-01\"\ncolour = \"red\"\n")
	b := newBench(t, folder, memory{})
	b.signIn("admin")
	b.frame.open("settings", "editions")
	b.sees("ошибка в файле")
	b.sees("aksai.toml, строка 3: неизвестный ключ colour")
	b.sees("сначала исправьте файл")
	b.key(fyne.KeyReturn, fyne.KeyReturn) // nothing to open
	b.sees("Прочитать заново")
	b.toEdition("EKO-2017") // the others work
	b.key(fyne.KeyReturn)
	b.sees("EKO-2017 · Не проверено")
	b.key(fyne.KeyEscape)
	ownEdition(t, folder, "aksai.toml", nextYear())
	b.press("Прочитать заново")
	b.frame.open("settings", "editions")
	b.key(fyne.KeyReturn, fyne.KeyHome)
	b.sees("свой файл")
	b.sees("AKSAI-2027 · ")
	b.press("Принять")
	b.sees("поданные с 01.01.2027")
	b.sees("Зарегистрированные дела остаются при своей редакции")
	if b.says("Порядок очереди") {
		t.Error("an edition of next year rules today's queue")
	}
	b.ctrl(fyne.KeyReturn)
	b.sees("Редакция принята")
	b.sees("эта редакция уже принята")
	for day, want := range map[string]string{"2026-12-31": "R2025-INST", "2027-01-01": "AKSAI-2027"} {
		at, _ := time.ParseInLocation(time.DateOnly, day, locales.Zone)
		ed, err := b.office.InForce(t.Context(), edition.Queue, at.UnixMilli())
		if err != nil || ed == nil || ed.Code != want {
			t.Errorf("on %s rules %v, %v", day, ed, err)
		}
	}
}

func TestEditionsAreCompared(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("reg")
	b.frame.open("settings", "editions")
	b.sees("Алматы")
	b.key(fyne.KeyReturn)
	b.toEdition("EKO-2017")
	b.key(fyne.KeyReturn)
	b.press("Сравнить")
	b.sees("редакция 2016 года") // the other one of the same region is offered first
	differences := edition.Compare(edition.Find("EKO-2017"), edition.Find("EKO-2016"))
	rests, onlyA := 0, 0
	for _, d := range differences {
		if d.Name == edition.ValueClause || d.Name == edition.ValueSource || d.Name == edition.ValueVerified {
			rests++
		}
		if d.B == nil {
			onlyA++
		}
	}
	b.sees(strconv.Itoa(len(differences)-rests) + " / " + strconv.Itoa(len(differences)))
	b.key(fyne.KeyTab, fyne.KeyDown, fyne.KeyDown) // only in the first
	b.sees(strconv.Itoa(onlyA) + " / " + strconv.Itoa(len(differences)))
	b.sees("только в первой")
	b.key(fyne.KeyHome, fyne.KeyDown) // what differs
	b.ctrl(fyne.KeyReturn)
	b.sees("12.04.2017")
	b.sees("05.07.2016")
	b.key(fyne.KeyEscape, fyne.KeyEscape)
	b.sees("Прочитать заново")
}

func TestADayOffIsAddedAndTheYearSaved(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialogs of the system: paths are typed
	folder := office(t, 0)
	b := newBench(t, folder, memory{})
	b.signIn("admin")
	b.frame.open("settings", "holidays")
	b.sees("Таблица на 2027 год – проект")
	b.key(fyne.KeyReturn, fyne.KeyReturn) // the grid stands at this year
	b.sees("2026 год")
	b.sees("Наурыз мейрамы")
	b.key(fyne.KeyInsert)
	b.key(fyne.KeyTab)
	b.fill("24112026", "", "")
	b.ctrl(fyne.KeyReturn)
	b.sees("Не заполнено")
	b.fill("Қала күні", "День города")
	b.ctrl(fyne.KeyReturn)
	b.sees("24.11")
	b.key(fyne.KeyInsert, fyne.KeyDown, fyne.KeyTab) // a moved day
	b.fill("26112026", "27112026", "№ 5 бұйрық", "Приказ № 5")
	b.ctrl(fyne.KeyReturn)
	b.sees("Это рабочий день")
	b.fill("28112026")
	b.ctrl(fyne.KeyReturn)
	b.sees("28.11 → 27.11")
	b.key(fyne.KeyEscape)
	b.sees("несохранённые изменения") // nothing is lost without a question
	b.key(fyne.KeyEscape)
	b.press("Сохранить")
	b.sees("Календарь на 2026 год сохранен")
	cal, err := b.office.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[int]bool{23: true, 24: false, 27: false, 28: true, 29: false} {
		if works, err := cal.Working(time.Date(2026, 11, day, 0, 0, 0, 0, locales.Zone)); err != nil || works != want {
			t.Errorf("%d November is worked: %v, %v", day, works, err)
		}
	}
	file := filepath.Join(t.TempDir(), "our-2026")
	b.ctrl(fyne.KeyE)
	b.sees("наберите путь")
	b.fill(file)
	b.ctrl(fyne.KeyReturn)
	b.sees("Файл записан")
	text, err := os.ReadFile(file + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := workdays.Load("again.toml", text); err != nil || again.Year != 2026 || len(again.Moved) != 1 {
		t.Errorf("the file holds %+v, %v", again, err)
	}
	b.key(fyne.KeyEscape)
	b.sees("своя")
}

func TestAYearComesFromAFile(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	b := newBench(t, office(t, 0), memory{})
	b.clock = time.Date(2027, 11, 20, 10, 0, 0, 0, locales.Zone)
	b.signIn("head")
	b.frame.open("settings", "holidays")
	b.sees("Таблицы на 2028 год нет")
	broken, whole := filepath.Join(t.TempDir(), "broken.toml"), filepath.Join(t.TempDir(), "2028.toml")
	table, _ := workdays.NewCalendar(workdays.Shipped(), workdays.UsualTimetable).Year(2024)
	text := strings.ReplaceAll(string(table.TOML()), "2024-", "2028-")
	text = strings.ReplaceAll(strings.Replace(text, "year = 2024", "year = 2028", 1), "draft = true", "draft = false")
	for path, text := range map[string]string{whole: text, broken: strings.Replace(text, "\nmoves", "\nmows", 1)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.press("Загрузить из файла")
	b.sees("наберите путь")
	b.fill(broken)
	b.ctrl(fyne.KeyReturn)
	b.sees("broken.toml, строка")
	b.press("Загрузить из файла")
	b.sees("наберите путь")
	b.fill(whole)
	b.ctrl(fyne.KeyReturn)
	b.sees("2028 год прочитан из файла")
	if _, err := b.office.Calendar(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.press("Сохранить")
	b.sees("Календарь на 2028 год сохранен")
	b.key(fyne.KeyEscape)
	b.until("no warning", func() bool { return !b.says("2028 год нет") })
	cal, err := b.office.Calendar(t.Context())
	if got, ok := cal.Year(2028); err != nil || !ok || len(got.Holidays) != len(table.Holidays) {
		t.Errorf("2028 is %+v, %v", got, err)
	}
}

func TestAYearWithoutATableBeginsWithWhatCanBeForeseen(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "holidays")
	b.sees("2026")
	b.press("Добавить следующий год")
	b.sees("2028 год")
	b.sees("Новый год")
	if b.says("Курбан-айт") {
		t.Error("a movable feast is foreseen")
	}
	b.press("Сохранить")
	b.sees("Не заполнено") // the source
}

func TestTheTimetableSaysWhatTermsComeTo(t *testing.T) {
	b := newBench(t, office(t, 0), memory{}) // today is Friday, 20.11.2026
	b.signIn("admin")
	b.frame.open("settings", "hours")
	b.sees("начало 20.11.2026 16:30, окончание 23.11.2026 10:30 (Пн)")
	b.key(fyne.KeyReturn)
	b.fill("830", "1300")
	b.sees("окончание 23.11.2026 10:00")
	b.fill("1230") // the break ends before it begins
	b.ctrl(fyne.KeyReturn)
	b.sees("В графике работы")
	b.fill("1400", "1730")
	b.key(fyne.KeyDown, fyne.KeyReturn) // six days
	b.sees("окончание 21.11.2026 10:30 (Сб)")
	b.ctrl(fyne.KeyReturn)
	b.sees("График работы сохранен")
	info, err := b.office.Info(t.Context())
	if err != nil || info.Timetable != "08:30-13:00 14:00-17:30; 6" {
		t.Fatalf("%+v, %v", info, err)
	}
	b.frame.open("settings", "office") // what is saved there leaves the hours alone
	b.key(fyne.KeyReturn)
	b.fill("Жаңа атау")
	b.ctrl(fyne.KeyReturn)
	b.sees("Сведения об отделе сохранены")
	if info, err = b.office.Info(t.Context()); err != nil || info.Timetable != "08:30-13:00 14:00-17:30; 6" || info.NameKK != "Жаңа атау" {
		t.Errorf("%+v, %v", info, err)
	}
}

func TestNumbersAreSpelledAnew(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("admin")
	b.frame.open("settings", "numbers")
	b.sees("Первый номер года: АҚС-2026/1")
	b.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // outgoing
	b.sees("Первый номер года: 1-2026")
	b.fill("{year}{n}")
	b.ctrl(fyne.KeyReturn)
	b.sees("номера")
	b.until("the field is red", func() bool { return b.says("1 поле нужно исправить") })
	b.fill("ИСХ-{n}/{year}")
	b.sees("Первый номер года: ИСХ-1/2026")
	b.ctrl(fyne.KeyReturn)
	b.sees("Образец номера сохранен")
	numerators, err := b.office.Numerators(t.Context())
	if err != nil || numerators[1].Template != "ИСХ-{n}/{year}" || numerators[0].Template != "{prefix}-{year}/{n}" {
		t.Errorf("%+v, %v", numerators, err)
	}
}
