package applications

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// home is what the section shows while no form and no case is open: the list, or another view of its service.
type home struct {
	*section
	views   []View
	strip   *page.Chips // its views, the list first; hidden where that is the only one
	stage   *fyne.Container
	content *fyne.Container
}

func newHome(s *section) *home {
	h := &home{section: s, stage: container.NewStack(s.list.content)}
	if views := s.serviceOf(s.only).Views; views != nil {
		h.views = views(s.Room)
	}
	h.strip = page.NewChips(s.Window.Canvas(), func(code string) {
		was := h.front()
		to := func() { h.goTo(code); h.focus(h.strip) }
		if was != nil && was.Leaves != nil {
			h.strip.Chosen = was.Code // until it is left
			h.strip.Refresh()
			was.Leaves(to)
			return
		}
		to()
	})
	h.strip.Flat = true
	names := []page.Chip{{Name: s.T("caseway.views.cases"), Count: -1}}
	for _, v := range h.views {
		names = append(names, page.Chip{Code: v.Code, Name: s.T(v.Title), Count: -1})
	}
	h.strip.Set(names)
	h.content = container.NewBorder(nil, nil, nil, nil, h.stage)
	if len(h.views) > 0 {
		keys := page.Line("Ctrl+PgUp / PgDn  ", kit.SmallSize, false, kit.ColorQuiet)
		h.content = container.NewBorder(page.Column(6, container.NewBorder(nil, nil, nil, keys, h.strip), page.Space(0, 0)), nil, nil, nil, h.stage)
	}
	return h
}

func (h *home) has(code string) bool {
	return slices.ContainsFunc(h.views, func(v View) bool { return v.Code == code })
}

// front is the view in front; nil is the list.
func (h *home) front() *View {
	for i := range h.views {
		if h.views[i].Content == h.stage.Objects[0] {
			return &h.views[i]
		}
	}
	return nil
}

// goTo brings a view to the front; "" is the list.
func (h *home) goTo(code string) {
	h.strip.Chosen = code
	h.strip.Refresh()
	content := h.list.content
	for _, v := range h.views {
		if v.Code == code {
			content = v.Content
		}
	}
	h.stage.Objects = []fyne.CanvasObject{content}
	h.stage.Refresh()
	h.shown()
}

// shown reads what is in front and gives it the keyboard.
func (h *home) shown() {
	v := h.front()
	if v == nil {
		h.list.reload()
		h.list.grid.Focus()
		return
	}
	h.Count("")
	if v.Shown != nil {
		v.Shown("")
	}
}

func (h *home) heard() {
	switch v := h.front(); {
	case v == nil:
		h.list.reload()
	case v.Heard != nil:
		v.Heard()
	}
}

func (h *home) leaves(then func()) {
	if v := h.front(); v != nil && v.Leaves != nil {
		v.Leaves(then)
		return
	}
	then()
}

// over lets the view in front hear a command before the section does.
func (h *home) over(hears map[kit.Command]func()) map[kit.Command]func() {
	all := map[kit.Command]func(){}
	hear := func(c kit.Command) {
		all[c] = func() {
			if v := h.front(); v != nil && h.atHome() && v.Hears[c] != nil {
				v.Hears[c]()
				return
			}
			if do := hears[c]; do != nil {
				do()
			}
		}
	}
	for c := range hears {
		hear(c)
	}
	for _, v := range h.views {
		for c := range v.Hears {
			hear(c)
		}
	}
	return all
}
