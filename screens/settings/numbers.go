package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// numbering is the sheet of how the journals' numbers are spelled.
type numbering struct {
	*section
	sheet   *sheet
	rows    []app.Numerator
	grid    *kit.Grid
	form    *kit.Form // nil for who may not change them
	heading *page.Prose
	example *page.Prose
	asked   int // number of the last example asked for
}

func (s *section) numbers() *sheet {
	n := &numbering{section: s, heading: page.NewProse("", textWidth, theme.ColorNamePrimary), example: page.NewProse("", textWidth, theme.ColorNameForeground)}
	n.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "journal", Title: s.T("settings.numbers.column.journal"), Width: 440, Unsorted: true},
		{Code: "template", Title: s.T("settings.numbers.column.template"), Width: 220, Unsorted: true},
		{Code: "example", Title: s.T("settings.numbers.column.example"), Width: 220, Unsorted: true},
	}, kit.Source{Len: func() int { return len(n.rows) }, Row: func(i int) kit.Row {
		r := n.rows[i]
		return kit.Row{Cells: []string{s.T("journal.name." + r.Journal), r.Template, r.Example}}
	}})
	n.sheet = &sheet{code: "numbers", title: s.T("settings.numbers.title"), first: n.grid.Focus}
	n.sheet.shown, n.sheet.heard = n.reload, n.reload
	head := page.Column(8, page.NewProse(s.T("settings.numbers.what"), headWidth, kit.ColorQuiet), page.Space(0, 2))
	if !app.May(s.Who, "set-numerator") {
		n.sheet.content = container.NewBorder(head, nil, nil, nil, n.grid)
		return n.sheet
	}
	n.form = n.templateForm()
	n.sheet.form = n.form
	n.grid.OnCursor = func(int) { n.show() }
	n.grid.OnOpen = func(int) { n.form.FocusFirst() }
	below := page.Column(6, page.Space(0, 2), n.heading, page.Sized(0, 172, n.form), n.example)
	n.sheet.content = container.NewBorder(head, below, nil, nil, n.grid)
	return n.sheet
}

func (n *numbering) templateForm() *kit.Form {
	f := kit.NewForm(n.Desk)
	f.Add(kit.Item{Name: "template", Label: n.T("settings.numbers.column.template"), Field: kit.NewText(n.Desk, 60), Required: true, Width: 520,
		Hint: n.T("settings.numbers.hint")})
	f.OnChange = n.preview
	f.OnSubmit = n.keep
	f.OnBack = func() {
		n.show()
		n.grid.Focus()
	}
	f.Buttons(kit.NewMainButton(n.Desk, n.T("shell.settings.save"), f.Submit), kit.NewButton(n.Desk, n.T("kit.dialog.back"), "", f.Back))
	return f
}

func (n *numbering) reload() {
	var rows []app.Numerator
	n.later(n.sheet, func(ctx context.Context) (err error) {
		rows, err = n.Office.Numerators(ctx)
		return err
	}, func() {
		n.rows = rows
		n.grid.Reload()
		if n.form != nil && !n.form.Dirty() {
			n.show()
		}
	})
}

// journal is the one under the cursor; ok is false where there is none.
func (n *numbering) journal() (r app.Numerator, ok bool) {
	if i := n.grid.Cursor(); i >= 0 && i < len(n.rows) {
		return n.rows[i], true
	}
	return r, false
}

// show writes the template of the journal under the cursor into the form.
func (n *numbering) show() {
	r, ok := n.journal()
	if !ok {
		return
	}
	n.heading.Say(n.T("journal.name."+r.Journal), theme.ColorNamePrimary)
	n.form.SetValues(map[string]string{"template": r.Template})
	n.say(r.Example)
}

func (n *numbering) say(example string) {
	n.example.Say(n.T("settings.numbers.first", "number", example), theme.ColorNameForeground)
	n.sheet.content.Refresh()
}

func (n *numbering) order() app.Order {
	r, _ := n.journal()
	return app.Order{Act: app.SetNumerator{Journal: r.Journal, Template: n.form.Values()["template"]}}
}

// preview asks what the first number would be, away from the window's thread; only the last answer counts.
func (n *numbering) preview() {
	n.asked++
	asked, order := n.asked, n.order()
	go func() {
		out, _, err := n.Office.Preview(context.Background(), n.Who, order)
		fyne.Do(func() {
			if asked == n.asked {
				n.previewed(out, err)
			}
		})
	}()
}

func (n *numbering) previewed(out app.Outcome, err error) {
	var findings fault.Findings
	var planned struct{ Next string }
	switch {
	case errors.As(err, &findings):
		n.example.Say(n.Lang().With(findings[0].Key, findings[0].Args), kit.ColorWrong)
		n.sheet.content.Refresh()
	case err == nil && out.Read(&planned) == nil:
		n.say(planned.Next)
	}
}

func (n *numbering) keep() {
	n.Do(n.T("settings.numbers.saving"), n.order(), func(_ app.Outcome, err error) {
		n.tell(n.form, err, func() {
			n.form.Saved()
			n.Quiet.Good(n.T("settings.numbers.saved"))
			n.grid.Focus()
		})
	})
}
