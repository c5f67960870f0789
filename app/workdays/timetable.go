package workdays

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"kezek/app/fault"
	"kezek/locales"
)

// Week is how many days an office works in a week.
type Week int

const (
	FiveDay Week = 5
	SixDay  Week = 6
)

// rests tells of the weekly day of rest.
func (w Week) rests(d time.Time) bool {
	return d.Weekday() == time.Sunday || d.Weekday() == time.Saturday && w == FiveDay
}

// Timetable is when an office is open. It is spelled as one line: the hours, the days of the week and, for a six-day
// week, Saturday's own hours where it has them: «09:00-13:00 14:00-18:00; 5», «09:00-18:00; 6; 09:00-13:00». Two
// timetables are equal with ==; the zero one is the usual.
type Timetable struct {
	week            Week
	hours, saturday hours
}

// UsualTimetable is 09:00–18:00 with a break from 13:00 to 14:00, five days a week.
var UsualTimetable = Timetable{FiveDay, usualHours, usualHours}

var usualHours = hours{9 * 60, 13 * 60, 14 * 60, 18 * 60}

// hours is a day of an office in minutes after midnight; without a break both ends of the break are zero.
type hours struct{ open, breakFrom, breakTo, close int }

// parts are the pieces of the day in which the office is open.
func (h hours) parts() [][2]int {
	if h.breakFrom == h.breakTo {
		return [][2]int{{h.open, h.close}}
	}
	return [][2]int{{h.open, h.breakFrom}, {h.breakTo, h.close}}
}

func (h hours) String() string {
	var spelled []string
	for _, p := range h.parts() {
		spelled = append(spelled, fmt.Sprintf("%02d:%02d-%02d:%02d", p[0]/60, p[0]%60, p[1]/60, p[1]%60))
	}
	return strings.Join(spelled, " ")
}

// Week is five or six days.
func (t Timetable) Week() Week { return t.orUsual().week }

// String spells the timetable as ParseTimetable reads it.
func (t Timetable) String() string {
	t = t.orUsual()
	s := fmt.Sprintf("%s; %d", t.hours, t.week)
	if t.saturday != t.hours {
		s += "; " + t.saturday.String()
	}
	return s
}

// MarshalText is String, so that a timetable inside JSON or TOML is its line.
func (t Timetable) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText is ParseTimetable.
func (t *Timetable) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTimetable(string(text))
	return err
}

func (t Timetable) orUsual() Timetable {
	if t == (Timetable{}) {
		return UsualTimetable
	}
	return t
}

// on gives the hours of a worked day.
func (t Timetable) on(d time.Time) hours {
	if d.Weekday() == time.Saturday {
		return t.saturday
	}
	return t.hours
}

var dash = regexp.MustCompile(`\s*[-–—−]\s*`)

// ParseTimetable reads a timetable as a person may type it: any dash, commas, «9.00», «900» or «9» for 09:00; a week
// that is not named has five days. What is wrong is fault E42 with the piece that is wrong.
func ParseTimetable(text string) (Timetable, error) {
	fields := strings.Split(dash.ReplaceAllString(locales.Clean(text), "-"), ";")
	if len(fields) > 3 {
		return Timetable{}, fault.New("E42", "workdays.timetable.shape", "what", strings.TrimSpace(fields[3]))
	}
	h, err := parseHours(fields[0])
	if err != nil {
		return Timetable{}, err
	}
	t := Timetable{FiveDay, h, h}
	if len(fields) > 1 {
		switch days := strings.TrimSpace(fields[1]); days {
		case "5":
		case "6":
			t.week = SixDay
		default:
			return Timetable{}, fault.New("E42", "workdays.timetable.week", "what", days)
		}
	}
	if len(fields) > 2 {
		if t.week != SixDay {
			return Timetable{}, fault.New("E42", "workdays.timetable.saturday", "what", strings.TrimSpace(fields[2]))
		}
		if t.saturday, err = parseHours(fields[2]); err != nil {
			return Timetable{}, err
		}
	}
	return t, nil
}

func parseHours(text string) (hours, error) {
	pieces := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(pieces) < 1 || len(pieces) > 2 {
		return hours{}, fault.New("E42", "workdays.timetable.shape", "what", strings.TrimSpace(text))
	}
	var parts [2][2]int
	for i, piece := range pieces {
		from, to, cut := strings.Cut(piece, "-")
		if !cut || from == "" || to == "" {
			return hours{}, fault.New("E42", "workdays.timetable.shape", "what", piece)
		}
		for j, s := range []string{from, to} {
			at, ok := timeOfDay(s)
			if !ok {
				return hours{}, fault.New("E42", "workdays.timetable.time", "what", s)
			}
			parts[i][j] = at
		}
		if parts[i][1] <= parts[i][0] || i > 0 && parts[i][0] < parts[i-1][1] {
			return hours{}, fault.New("E42", "workdays.timetable.order", "what", piece)
		}
	}
	switch {
	case len(pieces) == 1:
		return hours{open: parts[0][0], close: parts[0][1]}, nil
	case parts[0][1] == parts[1][0]: // no break between the two
		return hours{open: parts[0][0], close: parts[1][1]}, nil
	}
	return hours{parts[0][0], parts[0][1], parts[1][0], parts[1][1]}, nil
}

// timeOfDay reads a time as minutes after midnight.
func timeOfDay(s string) (int, bool) {
	if len(s) < 3 {
		s += ":00"
	}
	h, m, ok := locales.ParseTime(s)
	return h*60 + m, ok
}
