package settings

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// timetable is the sheet of office hours: the hours, the week, and what terms come to in them.
type timetable struct {
	*section
	form     *kit.Form
	save     *kit.Button
	says     *page.Reading
	info     *app.OfficeData
	calendar *workdays.Calendar
}

func (s *section) hours() *sheet {
	t := &timetable{section: s, form: kit.NewForm(s.Desk), says: page.NewReading(s.Window.Canvas())}
	t.fields()
	p := &sheet{code: "hours", title: s.T("settings.hours.title"), form: t.form}
	head := page.NewProse(s.T("settings.hours.what"), textWidth, kit.ColorQuiet)
	if !app.May(s.Who, "change-office") {
		head.Say(s.T("shell.settings.office.read-only"), kit.ColorQuiet)
	}
	p.content = container.NewBorder(page.Column(8, head, page.Sized(0, 118, t.says), page.Space(0, 4)), nil, nil, nil, t.form)
	p.shown = func() { t.reload(p) }
	p.heard = p.shown
	return p
}

func (t *timetable) fields() {
	f, d := t.form, t.Desk
	at := func(name string, required, beside bool) {
		f.Add(kit.Item{Name: name, Label: t.T("settings.hours." + name), Field: kit.NewTime(d), Required: required, Beside: beside, Width: 160})
	}
	at("open", true, false)
	at("break-from", false, true)
	at("break-to", false, true)
	at("close", true, true)
	f.Add(kit.Item{Name: "week", Label: t.T("settings.hours.week"), Required: true, Width: 328, Field: kit.NewChoice(d, []kit.Option{
		{Code: "5", Name: t.T("settings.hours.five")}, {Code: "6", Name: t.T("settings.hours.six")}})})
	f.Add(kit.Item{Name: "own-saturday", Field: kit.NewCheck(d, t.T("settings.hours.own-saturday")), Beside: true})
	at("sat-open", true, false)
	at("sat-break-from", false, true)
	at("sat-break-to", false, true)
	at("sat-close", true, true)
	f.OnChange = t.changed
	f.OnBack = func() {
		t.show()
		t.back()
	}
	if !app.May(t.Who, "change-office") {
		return
	}
	f.OnSubmit = t.keep
	t.save = kit.NewMainButton(d, t.T("shell.settings.save"), f.Submit)
	f.Buttons(t.save, kit.NewButton(d, t.T("kit.dialog.back"), "", f.Back))
}

func (t *timetable) reload(p *sheet) {
	var info *app.OfficeData
	var calendar *workdays.Calendar
	t.later(p, func(ctx context.Context) (err error) {
		if info, err = t.Office.Info(ctx); err != nil {
			return err
		}
		calendar, err = t.Office.Calendar(ctx)
		return err
	}, func() {
		t.info, t.calendar = info, calendar
		if !t.form.Dirty() {
			t.show()
		}
	})
}

// show writes the timetable the office has into the form.
func (t *timetable) show() {
	if t.calendar != nil {
		t.form.SetValues(hourValues(t.calendar.Timetable()))
		t.changed()
	}
}

// hourValues are a timetable as the form shows it, read from its line.
func hourValues(hours workdays.Timetable) map[string]string {
	parts := strings.Split(hours.String(), ";")
	v := map[string]string{"week": strings.TrimSpace(parts[1])}
	day := func(prefix, text string) {
		pieces := strings.Fields(text)
		open, till, _ := strings.Cut(pieces[0], "-")
		v[prefix+"open"], v[prefix+"close"] = open, till
		if len(pieces) > 1 {
			v[prefix+"break-from"] = till
			v[prefix+"break-to"], v[prefix+"close"], _ = strings.Cut(pieces[1], "-")
		}
	}
	day("", parts[0])
	if len(parts) > 2 {
		v["own-saturday"] = "1"
		day("sat-", parts[2])
	}
	return v
}

// changed shows the fields that the week asks for, and what terms come to.
func (t *timetable) changed() {
	v := t.form.Values()
	t.form.Omit("own-saturday", v["week"] != "6")
	own := v["week"] == "6" && v["own-saturday"] != ""
	for _, name := range []string{"sat-open", "sat-break-from", "sat-break-to", "sat-close"} {
		t.form.Omit(name, !own)
	}
	hours, findings := read(t.form.Values())
	said := []page.Passage{{Text: t.T("settings.hours.examples"), Head: true}}
	if len(findings) > 0 || t.calendar == nil {
		t.says.Say(append(said, page.Passage{Text: t.T("settings.hours.unclear"), Ink: kit.ColorQuiet})...)
		return
	}
	t.says.Say(append(said, t.examples(hours)...)...)
}

// examples are what three terms begun today come to.
func (t *timetable) examples(hours workdays.Timetable) (said []page.Passage) {
	var tables []workdays.Table
	for year := firstYear; year <= lastYear; year++ {
		if table, ok := t.calendar.Year(year); ok {
			tables = append(tables, table)
		}
	}
	calendar := workdays.NewCalendar(tables, hours)
	today := midnight(t.Desk.Now())
	for _, e := range []struct {
		at   time.Duration
		term workdays.Term
	}{
		{16*time.Hour + 30*time.Minute, workdays.Term{N: 3, Unit: workdays.Hour}},
		{12*time.Hour + 50*time.Minute, workdays.Term{N: 20, Unit: workdays.Minute}},
		{16*time.Hour + 30*time.Minute, workdays.Term{N: 5, Unit: workdays.WorkingDay}},
	} {
		begun := today.Add(e.at).UnixMilli()
		due, unsure := calendar.DueAnyway(begun, e.term, true)
		text := t.T("settings.hours.example", "begun", locales.DateTime(begun), "due", locales.DateTime(due),
			"day", t.T(weekdayKeys[(int(time.UnixMilli(due).In(locales.Zone).Weekday())+6)%7]))
		if unsure {
			text += " " + t.T("settings.hours.unsure")
		}
		said = append(said, page.Passage{Label: e.term.In(t.Lang()), Text: text})
	}
	return said
}

// read makes a timetable of the form, or says at the fields what is wrong.
func read(v map[string]string) (hours workdays.Timetable, fs fault.Findings) {
	day := func(prefix string) string {
		if (v[prefix+"break-from"] == "") != (v[prefix+"break-to"] == "") {
			missing := prefix + "break-from"
			if v[missing] != "" {
				missing = prefix + "break-to"
			}
			fs.Add(missing, fault.Blocks, "settings.hours.half")
		}
		if v[prefix+"break-from"] == "" {
			return span(&fs, v, prefix+"open", prefix+"close")
		}
		return span(&fs, v, prefix+"open", prefix+"break-from") + " " + span(&fs, v, prefix+"break-to", prefix+"close")
	}
	line := day("") + "; " + v["week"]
	if v["week"] == "6" && v["own-saturday"] != "" {
		line += "; " + day("sat-")
	}
	if len(fs) > 0 {
		return hours, fs
	}
	hours, err := workdays.ParseTimetable(line)
	if told, ok := fault.Of(err); ok { // the pieces are right by themselves: the break ends before it begins
		field := "break-to"
		if _, err := workdays.ParseTimetable(day("")); err == nil {
			field = "sat-break-to"
		}
		fs = fault.Findings{{Field: field, Severity: fault.Blocks, Key: told.Key, Args: told.Args}}
	}
	return hours, fs
}

// span is one piece of a day; what is wrong with it is said at its end.
func span(fs *fault.Findings, v map[string]string, from, to string) string {
	piece := v[from] + "-" + v[to]
	if _, err := workdays.ParseTimetable(piece); err != nil {
		if told, ok := fault.Of(err); ok {
			*fs = append(*fs, fault.Finding{Field: to, Severity: fault.Blocks, Key: told.Key, Args: told.Args})
		}
	}
	return piece
}

// keep saves the timetable with the rest of what the office says of itself.
func (t *timetable) keep() {
	hours, findings := read(t.form.Values())
	if len(findings) > 0 {
		t.form.Tell(findings)
		return
	}
	office := *t.info
	office.Timetable = hours.String()
	t.save.Forbid(t.T("kit.button.busy"))
	t.Do(t.T("settings.hours.saving"), app.Order{Act: app.ChangeOffice{Office: office}}, func(_ app.Outcome, err error) {
		t.save.Forbid("")
		t.tell(t.form, err, func() {
			t.form.Saved()
			t.Quiet.Good(t.T("settings.hours.saved"))
		})
	})
}
