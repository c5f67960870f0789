// Package today is the first section: what waits for the person who signed in, the most urgent first.
package today

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// section shows the work; every reading has a number, and an answer that a later one overtook is dropped.
type section struct {
	*room.Room
	grid    *kit.Grid
	head    *fyne.Container
	work    work
	version int
	front   bool

	reminding  sync.Mutex // what follows is read away from the window's thread
	reminded   *app.Reminders
	remindedAt time.Time
}

// New makes the section.
func New(r *room.Room) *room.Section {
	s := &section{Room: r}
	s.grid = kit.NewGrid(r.Desk, []kit.Column{
		{Code: "when", Title: r.T("shell.today.column.when"), Width: 150, Unsorted: true},
		{Code: "what", Title: r.T("shell.today.column.what"), Width: 250, Unsorted: true},
		{Code: "step", Title: r.T("shell.today.column.step"), Width: 170, Unsorted: true},
		{Code: "who", Title: r.T("shell.today.column.who"), Width: 240, Unsorted: true},
		{Code: "number", Title: r.T("shell.today.column.number"), Width: 125, Unsorted: true},
		{Code: "list", Title: r.T("shell.today.column.list"), Width: 220, Unsorted: true},
	}, kit.Source{Len: func() int { return len(s.work.lines) }, Row: s.row})
	s.grid.Empty = r.T("shell.today.empty")
	s.grid.OnOpen = func(i int) { r.Go(s.work.lines[i].section, s.work.lines[i].at) }
	s.head = page.Column(6)
	content := container.NewBorder(s.head, nil, nil, nil, s.grid)
	return &room.Section{Command: kit.Today, Content: content, Heard: s.read, Shown: func(string) {
		s.front = true
		s.read()
		s.grid.Focus()
	}, Leaves: func(then func()) {
		s.front = false
		then()
	}}
}

// read asks the office away from the window's thread.
func (s *section) read() {
	s.version++
	version := s.version
	go func() {
		w, err := s.look(context.Background())
		fyne.Do(func() {
			if version != s.version {
				return
			}
			if err != nil {
				s.Quiet.Wrong(err)
				return
			}
			s.show(w)
		})
	}()
}

func (s *section) show(w work) {
	s.work = w
	s.head.Objects = []fyne.CanvasObject{page.Title(s.T("shell.today.title", "day", s.Lang().LongDate(s.Desk.Now().UnixMilli()))), s.counts(), page.Space(0, 2)}
	s.head.Refresh()
	s.grid.Reload()
	if s.front {
		s.Count(s.T("shell.today.count", "count", w.all()))
	}
}

// counts says in a line how much of what there is; the overdue stand in red.
func (s *section) counts() fyne.CanvasObject {
	row := page.Row(22)
	for _, k := range kinds {
		if n := s.work.counts[k]; n > 0 {
			ink := kit.ColorQuiet
			if k == overdue || k == late {
				ink = kit.ColorWrong
			}
			row.Add(page.Line(s.T("shell.today.counts."+string(k), "count", n), kit.TextSize, k == overdue, ink))
		}
	}
	if len(row.Objects) == 0 {
		row.Add(page.Line(s.T("shell.today.calm"), kit.TextSize, false, kit.ColorQuiet))
	}
	return row
}

func (s *section) row(i int) kit.Row {
	l := s.work.lines[i]
	r := kit.Row{Cells: []string{l.when, l.what, l.step, l.who, l.number, l.list}}
	if l.kind == overdue {
		r.Style = kit.Wrong
	}
	return r
}
