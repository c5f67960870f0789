package kit

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
	"kezek/locales"
)

// typeInto makes a field, focuses it and hands it to the test.
func typeInto(t *testing.T, make func(d *Desk) Field) (*bench, Field) {
	var f Field
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = make(b.Desk)
		return f.joint().self
	})
	b.canvas.Focus(f.joint().self)
	return b, f
}

func TestDigitsUnderTheKazakhLayout(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewDigits(d, 12) })
	b.kazakhRow("1234567890")
	want(t, "Kazakh number row", f.Value(), "1234567890")
	b.letters("абв")
	want(t, "letters", f.Value(), "1234567890")
	b.letters("1299")
	want(t, "Latin row, limit 12", f.Value(), "123456789012")
	f.SetValue("")
	b.canvas.Focused().TypedRune('7') // a rune without its key
	want(t, "rune alone", f.Value(), "7")
}

func TestIIN(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field {
		return NewIIN(d, func(s string) *fault.Fault {
			if s != "900101300123" {
				return fault.New("I1", "kit.fault.date")
			}
			return nil
		})
	})
	b.paste("900101300123\r ")
	want(t, "pasted cell", f.Value(), "900101300123")
	want(t, "fault", f.Fault(), nil)
	b.key(fyne.KeyBackspace)
	if fa := f.Fault(); fa == nil || fa.Key != "kit.fault.short" || fa.Args["have"] != 11 {
		t.Errorf("eleven digits: %v", fa)
	}
	b.kazakhRow("4")
	if fa := f.Fault(); fa == nil || fa.Code != "I1" {
		t.Errorf("wrong check digit: %v", fa)
	}
}

// An account is typed under any layout: the keys mean their Latin letters.
func TestAccountUnderTheKazakhLayout(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewLatin(d, 20, 4, 4, 4, 4) })
	b.letters("ля") // K and Z
	b.kazakhRow("86125")
	b.letters("ЛЯЕ")
	b.kazakhRow("5004100100")
	want(t, "Cyrillic letters", f.Value(), "KZ86125KZT5004100100")
	b.letters("1z")
	want(t, "limit 20", f.Value(), "KZ86125KZT5004100100")
	b.canvas.Unfocus()
	want(t, "left", f.(*Input).Text, "KZ86 125K ZT50 0410 0100")
	b.canvas.Focus(f.joint().self)
	f.SetValue("")
	b.letters("kz һғ-")
	want(t, "small letters, and those without a key", f.Value(), "KZ")
	b.paste(" kz86 125k\n")
	want(t, "pasted", f.Value(), "KZKZ86125K")
}

func TestMoney(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewMoney(d) })
	b.letters("1234567,5")
	want(t, "whole tiyn", f.Value(), "123456750")
	want(t, "fault", f.Fault(), nil)
	b.canvas.Unfocus()
	want(t, "left", f.(*Input).Text, "1\u00a0234\u00a0567,50")
	b.canvas.Focus(f.joint().self)
	f.SetValue("")
	b.letters("12,345")
	if fa := f.Fault(); fa == nil || fa.Key != "kit.fault.decimal" || f.Value() != "12,345" {
		t.Errorf("three decimals: %v %q", fa, f.Value())
	}
	b.canvas.Unfocus()
	f.SetValue("12,345") // of a draft
	want(t, "stays as typed", f.(*Input).Text, "12,345")
	f.SetValue("100")
	want(t, "one tenge", f.(*Input).Text, "1,00")
}

func TestPastedTextIsCleaned(t *testing.T) {
	for pasted, clean := range map[string]string{
		"\u00a0Әлия\u200b  Сәрсен\r\n": "Әлия Сәрсен",
		"Серге\u0438\u0306":            "Сергей",
		"a\tb\nc":                      "a b c",
	} {
		b, f := typeInto(t, func(d *Desk) Field { return NewText(d, 0) })
		b.paste(pasted)
		want(t, pasted, f.(*Input).Text, clean)
	}
	b, f := typeInto(t, func(d *Desk) Field { return NewText(d, 5) })
	b.letters("аб")
	b.paste("вгдеж")
	want(t, "limit while pasting", f.Value(), "абвгд")
	b.letters("е")
	want(t, "limit while typing", f.Value(), "абвгд")
	b, f = typeInto(t, func(d *Desk) Field { return NewMultiline(d, 3, 100) })
	b.paste("один \u00a0\r\nдва\r\n")
	want(t, "several lines", f.Value(), "один\nдва")
}

func TestDateSpellings(t *testing.T) {
	for typed, value := range map[string]string{
		"5112026": "2026-11-05", "05112026": "2026-11-05", "051126": "2026-11-05",
		"05.11.26": "2026-11-05", "05/11/2026": "2026-11-05", "5-11-2026": "2026-11-05",
	} {
		b, f := typeInto(t, func(d *Desk) Field { return NewDate(d) })
		b.letters(typed)
		want(t, typed, f.Value(), value)
		b.canvas.Unfocus()
		want(t, typed+" shown", f.(*Date).Text, "05.11.2026")
	}
	b, f := typeInto(t, func(d *Desk) Field { return NewDate(d) })
	b.kazakhRow("5112026")
	want(t, "Kazakh number row", f.Value(), "2026-11-05")
	f.SetValue("")
	b.paste("05.11.2026 г.\r")
	want(t, "pasted", f.(*Date).Text, "05.11.2026")
	f.SetValue("31.02.2026")
	want(t, "kept as typed", f.Value(), "31.02.2026")
	if fa := f.Fault(); fa == nil || fa.Key != "kit.fault.date" {
		t.Errorf("31 February: %v", fa)
	}
}

func TestDateKeys(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewDate(d) })
	b.key(fyne.KeyUp)
	want(t, "↑ in an empty field", f.Value(), "2026-11-22")
	b.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	want(t, "↑↑↓", f.Value(), "2026-11-23")
	b.combine(ctrl, fyne.KeyD)
	want(t, "Ctrl+D", f.Value(), "2026-11-22")
	b.letters("31032026")
	want(t, "typing replaces the day", f.Value(), "2026-03-31")
	date := f.(*Date)
	b.combine(fyne.KeyModifierAlt, fyne.KeyDown)
	want(t, "calendar open", date.panel.open(), true)
	b.key(fyne.KeyPageUp)
	want(t, "a month before 31 March", f.Value(), "2026-02-28")
	b.key(fyne.KeyDown, fyne.KeyLeft)
	want(t, "a week on, a day back", f.Value(), "2026-03-06")
	want(t, "month drawn", date.calendar.month.Format(isoDay), "2026-03-01")
	want(t, "begins on Monday", date.calendar.first().Format(isoDay), "2026-02-23")
	b.key(fyne.KeyEscape)
	want(t, "Esc closes the calendar", date.panel.open(), false)
	want(t, "the field has the keyboard", b.canvas.Focused(), fyne.Focusable(date.Input))
}

func TestDateBounds(t *testing.T) {
	_, f := typeInto(t, func(d *Desk) Field { return NewDate(d) })
	d := f.(*Date)
	d.First = time.Date(2020, 1, 1, 0, 0, 0, 0, locales.Zone)
	d.Last = time.Date(2026, 11, 22, 0, 0, 0, 0, locales.Zone)
	for value, key := range map[string]string{"2019-12-31": "kit.fault.early", "2026-11-23": "kit.fault.late", "2026-11-22": ""} {
		f.SetValue(value)
		got := ""
		if fa := f.Fault(); fa != nil {
			got = fa.Key
		}
		want(t, value, got, key)
	}
}

func TestPhoneAndTime(t *testing.T) {
	for typed, value := range map[string]string{"87012345678": "+77012345678", "7012345678": "+77012345678", "+77012345678": "+77012345678", "701": "701"} {
		b, f := typeInto(t, func(d *Desk) Field { return NewPhone(d) })
		b.letters(typed)
		want(t, typed, f.Value(), value)
		want(t, typed+" is wrong", f.Fault() != nil, value == "701")
		b.canvas.Unfocus()
		if value != "701" {
			want(t, typed+" shown", f.(*Input).Text, "+7 701 234 56 78")
		}
		b.canvas.Focus(f.joint().self)
		want(t, typed+" again", f.Value(), value)
	}
	b, f := typeInto(t, func(d *Desk) Field { return NewTime(d) })
	b.kazakhRow("905")
	b.canvas.Unfocus()
	want(t, "905", f.(*Input).Text, "09:05")
	f.SetValue("25:00")
	want(t, "25:00 is wrong", f.Fault() != nil, true)
}

func TestGroupedDigits(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewDigits(d, 6, 3, 3) })
	b.letters("1234567")
	b.canvas.Unfocus()
	want(t, "left", f.(*Input).Text, "123 456")
	want(t, "value", f.Value(), "123456")
	b.canvas.Focus(f.joint().self)
	want(t, "entered", f.(*Input).Text, "123456")
}

func TestFocusSelectsOnceOnly(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewText(d, 0) })
	in := f.(*Input)
	in.SetValue("Абай")
	b.canvas.Unfocus()
	b.focused = nil
	b.canvas.Focus(in)
	want(t, "selected on focus", in.SelectedText(), "Абай")
	b.key(fyne.KeyEnd)
	in.FocusLost() // the window is left and entered again
	in.FocusGained()
	want(t, "not selected on return", in.SelectedText(), "")
	b.letters("!")
	want(t, "typing goes on", in.Text, "Абай!")
}

var kinds = []Option{{"1", "Ардагерлер", ""}, {"2", "Жетім балалар", ""}, {"3", "Көпбалалы отбасылар", ""}, {"4", "Көпқабатты", ""}}

func TestChoiceKeys(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewChoice(d, kinds) })
	c := f.(*Choice)
	b.letters("көп")
	want(t, "letters", f.Value(), "3")
	b.letters("қ")
	want(t, "another letter of the same word", f.Value(), "4")
	b.wait(2 * time.Second)
	b.letters("ж")
	want(t, "a new word", f.Value(), "2")
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	want(t, "↓ stops at the end", f.Value(), "4")
	b.wait(2 * time.Second)
	b.letters(" ")
	want(t, "Space opens", c.panel.open(), true)
	b.key(fyne.KeyUp, fyne.KeyReturn)
	want(t, "Enter takes", f.Value(), "3")
	want(t, "and closes", c.panel.open(), false)
	b.key(fyne.KeyDelete)
	want(t, "Del empties", f.Value(), "")
}

func places(ctx context.Context, q string) ([]Option, error) {
	return []Option{{Code: "75" + q, Name: "Аудан " + q}, {Code: "76" + q, Name: "Ауыл " + q}}, nil
}

func named(code string) (Option, bool) {
	return Option{Code: code, Name: "Аудан " + code[2:]}, true
}

func TestCombo(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewCombo(d, places, named) })
	c := f.(*Combo)
	b.letters("а")
	want(t, "before the pause", c.panel.open(), false)
	b.wait(typingPause)
	want(t, "after the pause", c.panel.open(), true)
	b.letters("б") // typing goes on while the list is open
	want(t, "text", c.Text, "аб")
	want(t, "not chosen yet", f.Fault() != nil, true)
	b.wait(typingPause)
	want(t, "list follows", c.list.list[0].Code, "75аб")
	b.key(fyne.KeyDown, fyne.KeyReturn)
	want(t, "chosen", f.Value(), "76аб")
	want(t, "name", c.Text, "Ауыл аб")
	want(t, "right", f.Fault(), nil)
	b.wait(time.Hour)
	want(t, "no list comes after", c.panel.open(), false)
	b.key(fyne.KeyBackspace)
	b.wait(typingPause)
	b.key(fyne.KeyEscape)
	want(t, "Esc closes the list only", c.panel.open(), false)
	want(t, "half a name is no choice", f.Value(), unchosen+"Ауыл а")
	f.SetValue("75х")
	want(t, "restored by code", c.Text, "Аудан х")
	f.SetValue(unchosen + "Алм")
	want(t, "restored as typed", c.Text, "Алм")
}

func TestComboDropsStaleAnswers(t *testing.T) {
	release := map[string]chan bool{"а": make(chan bool), "аб": make(chan bool)}
	answered := make(chan func(), 2)
	b, f := typeInto(t, func(d *Desk) Field {
		d.do = func(fn func()) { answered <- fn }
		return NewCombo(d, func(ctx context.Context, q string) ([]Option, error) {
			<-release[q]
			return places(ctx, q)
		}, named)
	})
	c := f.(*Combo)
	after := b.after
	b.after = func(d time.Duration, fn func()) func() { return after(d, func() { go fn() }) }
	b.letters("а")
	b.wait(typingPause)
	b.letters("б")
	b.wait(typingPause)
	release["аб"] <- true
	(<-answered)()
	want(t, "the new answer", c.list.list[0].Code, "75аб")
	release["а"] <- true
	(<-answered)()
	want(t, "the old answer came later", c.list.list[0].Code, "75аб")
}

func TestComboSearchFails(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field {
		return NewCombo(d, func(context.Context, string) ([]Option, error) { panic("index") }, named)
	})
	b.letters("а")
	b.wait(typingPause)
	want(t, "said in the list", f.(*Combo).list.empty, b.T("kit.fault.internal")+" (W1)")
}

func TestCheckAndButton(t *testing.T) {
	b, f := typeInto(t, func(d *Desk) Field { return NewCheck(d, "Келісім") })
	b.letters(" ")
	want(t, "Space ticks", f.Value(), "1")
	pressed := 0
	var btn *Button
	b = newBench(t, func(b *bench) fyne.CanvasObject {
		btn = NewButton(b.Desk, "Тіркеу", "", func() { pressed++ })
		return btn
	})
	b.canvas.Focus(btn)
	b.key(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	want(t, "pressed by Enter, number pad, Space", pressed, 3)
	width := btn.MinSize().Width
	btn.Forbid("отырыс жабылмаған")
	b.key(fyne.KeyReturn)
	want(t, "forbidden", pressed, 3)
	if btn.MinSize().Width <= width {
		t.Error("the reason must stand beside the button")
	}
}
