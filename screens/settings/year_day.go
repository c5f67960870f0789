package settings

import (
	"strconv"
	"time"

	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// What an entry of a year may be.
const (
	aHoliday  = "holiday"
	aMovedDay = "moved"
)

// edit asks for an entry; old is nil for a new one, which may begin with a day.
func (y *openYear) edit(old *entry, day time.Time) {
	if !y.may() {
		return
	}
	f := kit.NewForm(y.Desk)
	d := y.Desk
	f.Add(kit.Item{Name: "kind", Label: y.T("settings.day.kind"), Field: kit.NewChoice(d, []kit.Option{
		{Code: aHoliday, Name: y.T("settings.day.holiday")}, {Code: aMovedDay, Name: y.T("settings.day.moved")}}), Required: true, Width: 250})
	f.Add(kit.Item{Name: "day", Label: y.T("settings.day.first"), Field: kit.NewDate(d).Input, Required: true})
	f.Add(kit.Item{Name: "last", Label: y.T("settings.day.last"), Field: kit.NewDate(d).Input, Beside: true, Hint: y.T("settings.day.last-hint")})
	f.Add(kit.Item{Name: "rest", Label: y.T("settings.day.rest"), Field: kit.NewDate(d).Input, Required: true})
	f.Add(kit.Item{Name: "to", Label: y.T("settings.day.to"), Field: kit.NewDate(d).Input, Required: true, Beside: true})
	f.Add(kit.Item{Name: "moves", Field: kit.NewCheck(d, y.T("settings.day.moves"))})
	f.Add(kit.Item{Name: "kk", Label: y.T("settings.day.kk"), Field: kit.NewText(d, 200), Required: true})
	f.Add(kit.Item{Name: "ru", Label: y.T("settings.day.ru"), Field: kit.NewText(d, 200), Required: true})
	f.Add(kit.Item{Name: "en", Label: y.T("settings.day.en"), Field: kit.NewText(d, 200)})
	kinds := func() {
		moved := f.Values()["kind"] == aMovedDay
		for _, name := range []string{"day", "last", "moves", "en"} {
			f.Omit(name, moved)
		}
		f.Omit("rest", !moved)
		f.Omit("to", !moved)
	}
	f.SetValues(entryValues(old, day))
	kinds()
	f.Saved()
	f.OnChange = kinds
	title := y.T("settings.day.new")
	if old != nil {
		title = y.T("settings.day.change")
	}
	dl := &kit.Dialog{Title: title, Width: 536, Content: page.Sized(500, 366, f)}
	f.OnBack = dl.Close
	f.OnSubmit = func() {
		if findings := y.put(old, f.Values()); len(findings) > 0 {
			f.Tell(findings)
			return
		}
		dl.Close()
		y.show()
		y.grid.Focus()
	}
	dl.Buttons = []*kit.Button{kit.NewMainButton(d, y.T("settings.day.keep"), f.Submit), kit.NewButton(d, y.T("kit.dialog.back"), "", f.Back)}
	dl.OnBack = f.Back
	dl.First = f.Field("kind")
	if old != nil {
		dl.First = f.Field("kk")
	}
	d.Show(dl)
}

// entryValues are an entry as the form shows it.
func entryValues(old *entry, day time.Time) map[string]string {
	iso := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	switch {
	case old == nil:
		return map[string]string{"kind": aHoliday, "day": iso(day), "rest": iso(day), "moves": "1"}
	case old.moved != nil:
		m := old.moved
		return map[string]string{"kind": aMovedDay, "rest": iso(m.Day), "to": iso(m.To), "kk": m.KK, "ru": m.RU}
	}
	h := old.holiday
	v := map[string]string{"kind": aHoliday, "day": iso(h.Day), "last": iso(h.Last), "kk": h.KK, "ru": h.RU, "en": h.EN}
	if h.Moves {
		v["moves"] = "1"
	}
	return v
}

// put writes an entry into the table, in place of an old one, or says at the fields why it cannot stand there.
func (y *openYear) put(old *entry, v map[string]string) fault.Findings {
	before := y.is
	if old != nil {
		y.drop(*old)
	}
	var findings fault.Findings
	if v["kind"] == aMovedDay {
		findings = y.putMoved(v)
	} else {
		findings = y.putHoliday(v)
	}
	if len(findings) == 0 {
		findings = y.judge(v["kind"])
	}
	if len(findings) > 0 {
		y.is = before
	}
	return findings
}

func (y *openYear) putHoliday(v map[string]string) (fs fault.Findings) {
	h := workdays.Holiday{Moves: v["moves"] != "", KK: v["kk"], RU: v["ru"], EN: v["en"]}
	h.Day, h.Last = dayOf(v["day"]), dayOf(v["last"])
	switch {
	case h.Day.Year() != y.is.Year:
		y.otherYear(&fs, "day")
	case !h.Last.IsZero() && h.Last.Year() != y.is.Year:
		y.otherYear(&fs, "last")
	case !h.Last.IsZero() && h.Last.Before(h.Day):
		fs.Add("last", fault.Blocks, "settings.day.fault.order")
	}
	if h.Last.Equal(h.Day) {
		h.Last = time.Time{}
	}
	y.is.Holidays = append(y.is.Holidays[:len(y.is.Holidays):len(y.is.Holidays)], h)
	return fs
}

func (y *openYear) putMoved(v map[string]string) (fs fault.Findings) {
	m := workdays.Moved{Day: dayOf(v["rest"]), To: dayOf(v["to"]), KK: v["kk"], RU: v["ru"]}
	days := workdays.NewCalendar([]workdays.Table{y.is}, workdays.UsualTimetable).Days(y.is.Year)
	off := func(day time.Time) bool {
		if day.Year() == y.is.Year {
			return !days[day.YearDay()-1].Working()
		}
		return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	}
	switch {
	case m.Day.Year() != y.is.Year && m.To.Year() != y.is.Year:
		y.otherYear(&fs, "rest")
	case !off(m.Day):
		fs.Add("rest", fault.Blocks, "settings.day.fault.worked")
	case off(m.To):
		fs.Add("to", fault.Blocks, "settings.day.fault.off")
	}
	y.is.Moved = append(y.is.Moved[:len(y.is.Moved):len(y.is.Moved)], m)
	return fs
}

func (y *openYear) otherYear(fs *fault.Findings, field string) {
	fs.Add(field, fault.Blocks, "settings.day.fault.year", "year", strconv.Itoa(y.is.Year))
}

// judge sees whether the table as a whole can be meant so.
func (y *openYear) judge(kind string) (fs fault.Findings) {
	t := y.is
	t.Source = "–" // that is asked for when the year is saved
	if len(t.Holidays) == 0 {
		return nil
	}
	_, err := workdays.Load(strconv.Itoa(t.Year)+".toml", t.TOML())
	told, ok := fault.Of(err)
	switch {
	case err == nil:
		return nil
	case ok && told.Key == "workdays.table.twice":
		field := "day"
		if kind == aMovedDay {
			field = "rest"
		}
		fs.Add(field, fault.Blocks, "settings.day.fault.twice", "day", told.Args["what"])
	case ok:
		fs = fault.Findings{{Severity: fault.Blocks, Key: told.Key, Args: told.Args}}
	}
	return fs
}

// dayOf reads a day as a date field has it; none is the zero time.
func dayOf(iso string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, iso, locales.Zone)
	if err != nil {
		return time.Time{}
	}
	return day
}
