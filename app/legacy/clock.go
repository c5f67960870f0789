package legacy

import (
	"math"
	"strconv"
	"strings"

	"kezek/app/cells"
)

// readClock reads a time of day off the front of ts; sound tells that it is spelled чч:мм or not there.
func (m *moment) readClock(ts []token) (left []token, sound bool) {
	sound = true
	for len(ts) > 0 && (ts[0].kind == ',' || ts[0].kind == ';' || ts[0].kind == 'w' && clockWord(ts[0].text)) {
		sound = sound && ts[0].kind == ','
		ts = dropDot(ts[1:])
	}
	if len(ts) == 0 || ts[0].kind != 'n' || len(ts[0].text) > 2 {
		return ts, sound
	}
	hour, _ := strconv.Atoi(ts[0].text)
	minute := 0
	ts = ts[1:]
	second := 0
	switch {
	case len(ts) >= 2 && ts[0].kind == ':' && ts[1].kind == 'n':
		minute, _ = strconv.Atoi(ts[1].text)
		ts = ts[2:]
		if len(ts) >= 2 && ts[0].kind == ':' && ts[1].kind == 'n' {
			second, _ = strconv.Atoi(ts[1].text)
			ts = ts[2:]
		}
	case len(ts) >= 2 && (ts[0].kind == '.' || ts[0].kind == '-') && ts[1].kind == 'n' && len(ts[1].text) == 2:
		minute, _ = strconv.Atoi(ts[1].text)
		ts, sound = ts[2:], false
	case len(ts) >= 1 && ts[0].kind == 'w' && clockWord(ts[0].text):
		ts, sound = dropDot(ts[1:]), false
		if len(ts) > 0 && ts[0].kind == 'n' {
			minute, _ = strconv.Atoi(ts[0].text)
			ts = ts[1:]
		}
	default:
		return append([]token{{kind: 'n'}}, ts...), false
	}
	for len(ts) > 0 && ts[0].kind == 'w' && clockWord(ts[0].text) {
		ts, sound = dropDot(ts[1:]), false
	}
	if hour > 23 || minute > 59 || second > 59 {
		m.badClock = true
		return ts, sound
	}
	m.timed = true
	m.clock = int64(hour)*60*minute1 + int64(minute)*minute1 + int64(second)*second1
	return ts, sound
}

func dropDot(ts []token) []token {
	if len(ts) > 0 && ts[0].kind == '.' {
		return ts[1:]
	}
	return ts
}

func clockWord(w string) bool {
	switch strings.ToLower(w) {
	case "в", "ч", "час", "часов", "часа", "мин", "минут", "сағ", "сағат", "сағатта", "саг", "м":
		return true
	}
	return false
}

// clockCell reads a column that holds only the time of day.
func (d dates) clockCell(c cells.Cell, m *moment) {
	switch c.Kind {
	case cells.Date, cells.Number:
		if f := c.Num - math.Floor(c.Num); c.Num >= 0 && (f > 0 || c.Kind == cells.Date && c.Num < 1) {
			m.clock, m.timed = int64(math.Round(f*1440))*minute1%day1, true
			return
		}
		m.badClock = true
	case cells.Text:
		if vocab().isNothing(c.Text) {
			return
		}
		if left, _ := m.readClock(tokens(nil, c.Text)); len(left) > 0 || !m.timed {
			m.timed, m.clock, m.badClock = false, 0, true
		}
	}
}

// retimed puts a typed time of day, or a typed date with one, in place of a moment's.
func (d dates) retimed(m moment, typed string) (moment, bool) {
	if whole, ok := d.typed(typed); ok && whole.timed {
		return whole, true
	}
	d.clockCell(cells.Cell{Kind: cells.Text, Text: typed}, &m)
	return m, m.timed && !m.badClock
}
