package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
	"kezek/locales"
)

// NewDigits makes a field of at most limit digits. It takes them from the keys, so the Kazakh number row, which carries
// letters, types digits here. groups, if given, part the digits by spaces once the field is left: 3, 3 shows «123 456».
func NewDigits(d *Desk, limit int, groups ...int) *Input {
	in := newInput(d)
	in.digitsOnly = true
	in.Limit = limit
	in.paste = onlyDigits
	in.read = onlyDigits
	if len(groups) > 0 {
		in.grouped(limit, func(v string) string { return parted(v, groups) })
	}
	return in
}

// grouped shows the value in groups while the field is not being typed in.
func (in *Input) grouped(limit int, show func(string) string) {
	in.write = show
	in.enter = func() {
		if v := in.Value(); v != in.Text {
			in.SetText(v)
		}
	}
	in.leave = func() {
		in.Limit = 0
		in.SetText(show(in.Value()))
		in.Limit = limit
	}
}

// NewIIN makes a field of 12 digits. check says what is wrong with twelve of them; fewer are told by the field itself.
// A mark at the right end shows whether the number holds.
func NewIIN(d *Desk, check func(string) *fault.Fault) *Input {
	in := NewDigits(d, 12)
	in.Check = func(v string) *fault.Fault {
		if len(v) < 12 {
			return fault.New("W2", "kit.fault.short", "have", len(v), "need", 12)
		}
		if check == nil {
			return nil
		}
		return check(v)
	}
	mark := picture(IconCheck, ColorGood)
	mark.Hide()
	in.ActionItem = &fyne.Container{Layout: middle{}, Objects: []fyne.CanvasObject{mark}}
	in.OnChanged = func(string) {
		v := in.Value()
		in.tell(v)
		mark.Hidden = len(v) < 12
		if !mark.Hidden {
			icon, colour := IconCheck, ColorGood
			if in.Fault() != nil {
				icon, colour = IconWarning, ColorWrong
			}
			mark.Resource = icon.In(colour)
		}
		mark.Refresh()
	}
	return in
}

// NewPhone makes a field for a Kazakhstan number: ten digits after +7; a leading 8 counts as +7. Its value is
// +77012345678, shown as +7 701 234 56 78.
func NewPhone(d *Desk) *Input {
	in := newInput(d)
	in.digitsOnly, in.also = true, "+"
	in.Limit = 18
	in.PlaceHolder = "+7 "
	in.read = func(s string) string {
		v := onlyDigits(s)
		switch {
		case v == "":
			return ""
		case len(v) == 11 && (v[0] == '8' || v[0] == '7'):
			return "+7" + v[1:]
		case len(v) == 10:
			return "+7" + v
		}
		return strings.TrimSpace(s)
	}
	in.Check = func(v string) *fault.Fault {
		if len(v) != 12 || !strings.HasPrefix(v, "+7") {
			return fault.New("W3", "kit.fault.phone")
		}
		return nil
	}
	in.grouped(in.Limit, func(v string) string {
		if len(v) != 12 || !strings.HasPrefix(v, "+7") {
			return v
		}
		return "+7 " + parted(v[2:], []int{3, 3, 2, 2})
	})
	return in
}

// NewTime makes a field for a time of day, чч:мм; 905 and 9.05 are taken as 09:05.
func NewTime(d *Desk) *Input {
	in := newInput(d)
	in.digitsOnly, in.also = true, ":. "
	in.Limit = 5
	in.PlaceHolder = d.T("kit.time.pattern")
	in.read = func(s string) string {
		h, m, ok := locales.ParseTime(s)
		if !ok {
			return strings.TrimSpace(s)
		}
		return two(h) + ":" + two(m)
	}
	in.Check = func(v string) *fault.Fault {
		if _, _, ok := locales.ParseTime(v); !ok {
			return fault.New("W4", "kit.fault.time")
		}
		return nil
	}
	in.leave = func() { in.SetText(in.Value()) }
	return in
}

func two(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// parted puts spaces between groups of digits; what is left over stands at the end.
func parted(s string, groups []int) string {
	var parts []string
	for _, n := range groups {
		if len(s) <= n {
			break
		}
		parts, s = append(parts, s[:n]), s[n:]
	}
	return strings.Join(append(parts, s), " ")
}
