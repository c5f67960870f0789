package screens

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
)

// firstOffice fills the form of a new office by keyboard, up to the passwords.
func (b *bench) firstOffice(repeat string) {
	b.sees("Создать новый отдел")
	b.key(fyne.KeyReturn)
	b.fill("Ақсай бөлімі", "Отдел жилья", "Ақсай ауданы", "Аксайский район", "050340000019", "273620100", "АҚС")
	b.fill("Абай к-сі, 1", "ул. Абая, 1", "Бөлім басшысы", "Руководитель", "Б. Сатпаев", "7010000000")
	b.key(fyne.KeyDown, fyne.KeyReturn) // the edition
	b.key(fyne.KeyReturn)               // the folder as proposed
	b.fill("admin", "А. Сейітова", "secret", repeat)
	b.key(fyne.KeyReturn) // all roles
	b.fill("№ 1, 05.01.2026")
}

func TestAnOfficeIsMadeByKeyboard(t *testing.T) {
	b := newBench(t, "", memory{})
	b.firstOffice("secret")
	b.ctrl(fyne.KeyReturn)
	b.until("the room", func() bool { return b.frame != nil })
	info, err := b.office.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if info.NameKK != "Ақсай бөлімі" || info.BIN != "050340000019" || info.SoleOrder != "№ 1, 05.01.2026" || info.HeadName != "Б. Сатпаев" ||
		info.Phone == "" || info.DistrictRU != "Аксайский район" {
		t.Errorf("the office is %+v", info)
	}
	if who := b.frame.room.Who; who.Name != "А. Сейітова" || len(who.Roles) != len(app.Roles) {
		t.Errorf("signed in is %+v", who)
	}
	if again := recall(b.start.settings()); again.Folder != b.office.Dir() || again.Login != "admin" {
		t.Errorf("remembered is %+v", again)
	}
}

func TestErrorsOfTheFirstFormStandAtTheirFields(t *testing.T) {
	b := newBench(t, "", memory{})
	b.firstOffice("secreX")
	b.ctrl(fyne.KeyReturn)
	b.sees("Пароли не совпадают")
	if b.focusedText() != "secreX" {
		t.Errorf("the keyboard stands on %q", b.focusedText())
	}
	if _, err := os.Stat(filepath.Join(b.start.Root, "office")); err == nil {
		t.Error("a refused office left its folder behind")
	}
	b.door.Create()
	b.ctrl(fyne.KeyReturn)
	b.sees("исправить")
	b.sees("Не заполнено")
}

func TestARefusedOfficeLeavesNoFolder(t *testing.T) {
	b := newBench(t, "", memory{})
	b.sees("Создать новый отдел")
	b.key(fyne.KeyReturn)
	b.fill("Ақсай бөлімі", "Отдел жилья", "Ақсай ауданы", "Аксайский район", "050340000019", "273620100", "А/С", "", "", "", "", "", "")
	b.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
	b.fill("admin", "А. Сейітова", "secret", "secret")
	b.key(fyne.KeyReturn)
	b.fill("№ 1")
	b.ctrl(fyne.KeyReturn)
	b.until("the finding at the prefix", func() bool { return b.focusedText() == "А/С" })
	if _, err := os.Stat(filepath.Join(b.start.Root, "office")); err == nil {
		t.Error("a refused office left its folder behind")
	}
}

func TestTheFirstFormKeepsWhatIsTypedThroughAChangeOfLanguage(t *testing.T) {
	b := newBench(t, "", memory{})
	b.sees("Создать новый отдел")
	b.key(fyne.KeyReturn)
	b.fill("Ақсай бөлімі", "Отдел жилья")
	b.speak(locales.KK)
	b.door.Rebuild()
	b.sees("Кеңсені құру")
	if b.focusedText() != "Ақсай бөлімі" {
		t.Errorf("the first field holds %q", b.focusedText())
	}
}

func TestSignIn(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.sees("Отдел жилья")
	b.fill("reg", "пароль")
	b.sees("Неверный логин")
	if b.frame != nil {
		t.Fatal("a wrong password let somebody in")
	}
	if b.focusedText() != "" {
		t.Errorf("the wrong password still stands there")
	}
	for range 2 {
		b.fill("wrong")
		b.until("the answer", func() bool { return b.focusedText() == "" })
	}
	b.fill("secret")
	b.sees("секунд")
	b.clock = b.clock.Add(10e9)
	b.fill("secret")
	b.until("the room", func() bool { return b.frame != nil })
	if b.frame.room.Who.Login != "reg" {
		t.Errorf("signed in is %+v", b.frame.room.Who)
	}
}

func TestThePasswordFieldTellsTheLettersTyped(t *testing.T) {
	b := newBench(t, office(t, 0), memory{Login: "reg"})
	b.sees("Войти")
	typed := func(text, told string) {
		t.Helper()
		for _, r := range text {
			b.win.Canvas().Focused().TypedRune(r)
		}
		b.sees(told)
	}
	typed("1й", "кириллицы")
	typed("q2", "латинские")
}

func TestAFolderWithoutAnOfficeIsTold(t *testing.T) {
	b := newBench(t, filepath.Join(t.TempDir(), "nowhere"), memory{})
	b.sees("(S02)")
	b.sees("Создать новый отдел")
	first := newBench(t, "", memory{})
	first.sees("Создать новый отдел")
	if first.says("S02") {
		t.Error("the very first start begins with an error")
	}
}

func TestTheDemoOfficeOpens(t *testing.T) {
	b := newBench(t, "", memory{})
	b.sees("Открыть пробный отдел")
	b.key(fyne.KeyTab, fyne.KeyReturn)
	b.sees("Войти")
	b.fill("demo", "demo")
	b.until("the room", func() bool { return b.frame != nil })
	b.sees("Заседание комиссии: 3 вопроса")
	b.key(fyne.KeyEnd)
	b.sees("Установить время для очереди")
}
