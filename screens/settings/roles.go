package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// part is some acts that belong together.
type part struct {
	code string
	acts []string
}

// parts set the acts in the order of the work; acts that stand in none come last.
var parts = []part{
	{"intake", []string{"register", "not-accept", "amend", "attach-file", "withdraw"}},
	{"way", []string{"assign", "do-step", "record-check", "prepare", "step-back", "hand-over", "suspend", "resume", "extend", "hand-out", "answer-survey"}},
	{"decisions", []string{"commission-decided", "enrol", "grant", "refuse", "return-incomplete", "file-appeal", "decide-appeal", "annul"}},
	{"moving", []string{"draft-decision", "drop-draft", "sign-decisions", "number-decisions", "change-household", "move-list", "correct-time",
		"suspend-entry", "resume-entry", "pass-on", "split", "merge", "house", "warn", "deliver", "object", "take-back", "remove", "restore", "look-entry"}},
	{"commission", []string{"set-composition", "plan-meeting", "call-off", "set-agenda", "attend", "decide-item", "add-to-agenda", "close-meeting",
		"send-back", "resolve"}},
	{"papers", []string{"issue-paper", "enter-line", "export-list", "publish-list"}},
	{"lists", []string{"save-layout", "take-over-list", "undo-take-over"}},
	{"office", []string{"change-office", "add-person", "change-person", "set-absence", "end-absence", "adopt-edition", "adopt-calendar", "set-numerator"}},
}

// privileges is the sheet of the table of acts and roles: who may do what, and who in this office that is.
type privileges struct {
	*section
	sheet  *sheet
	rows   []privilege
	people map[app.Role][]string // names of those who hold a role
	grid   *kit.Grid
	about  *page.Reading
}

// privilege is one line: an act, or the heading of a part where there is none.
type privilege struct {
	heading string
	app.Permission
}

func (s *section) roleTable() *sheet {
	p := &privileges{section: s, rows: privilegeRows(), about: page.NewReading(s.Window.Canvas())}
	columns := []kit.Column{{Code: "act", Title: s.T("settings.roles.act"), Width: 325, Unsorted: true}}
	for _, r := range app.Roles {
		columns = append(columns, kit.Column{Code: string(r), Title: s.T("settings.roles.short." + string(r)), Width: 112, Unsorted: true})
	}
	p.grid = kit.NewGrid(s.Desk, columns, kit.Source{Len: func() int { return len(p.rows) }, Row: p.row})
	p.grid.OnCursor = func(int) { p.tell() }
	p.sheet = &sheet{code: "roles", title: s.T("settings.roles.title"), first: p.grid.Focus}
	p.sheet.shown, p.sheet.heard = p.reload, p.reload
	head := page.Column(8, page.NewProse(s.T("settings.roles.what"), headWidth, kit.ColorQuiet), page.Space(0, 2))
	split := container.NewVSplit(p.grid, p.about)
	split.SetOffset(0.75)
	p.sheet.content = container.NewBorder(head, nil, nil, nil, split)
	return p.sheet
}

// privilegeRows are the table of permissions part by part.
func privilegeRows() (rows []privilege) {
	left := app.Permissions()
	left = slices.DeleteFunc(left, func(p app.Permission) bool { return len(p.Roles) == 0 })
	for _, part := range append(slices.Clone(parts), part{code: "rest"}) {
		var these []privilege
		for _, p := range left {
			if slices.Contains(part.acts, p.Act) || part.code == "rest" {
				these = append(these, privilege{Permission: p})
			}
		}
		slices.SortStableFunc(these, func(a, b privilege) int { return slices.Index(part.acts, a.Act) - slices.Index(part.acts, b.Act) })
		left = slices.DeleteFunc(left, func(p app.Permission) bool { return slices.Contains(part.acts, p.Act) })
		if len(these) > 0 {
			rows = append(append(rows, privilege{heading: part.code}), these...)
		}
	}
	return rows
}

func (p *privileges) row(i int) kit.Row {
	line := p.rows[i]
	if line.heading != "" {
		return kit.Row{Cells: append([]string{p.T("settings.roles.part." + line.heading)}, make([]string, len(app.Roles))...), Style: kit.Strong}
	}
	r := kit.Row{Cells: []string{p.T("settings.act." + line.Act)}}
	for _, role := range app.Roles {
		mark := ""
		if slices.Contains(line.Roles, role) {
			mark = p.T("settings.yes")
		}
		r.Cells = append(r.Cells, mark)
	}
	return r
}

func (p *privileges) reload() {
	people := map[app.Role][]string{}
	p.later(p.sheet, func(ctx context.Context) error {
		logins, err := p.Office.People(ctx)
		for _, l := range logins {
			for _, role := range strings.Fields(l.Roles) {
				if l.Active {
					people[app.Role(role)] = append(people[app.Role(role)], l.Name)
				}
			}
		}
		return err
	}, func() {
		p.people = people
		p.tell()
	})
}

// tell names those in this office who may carry out the act under the cursor.
func (p *privileges) tell() {
	i := p.grid.Cursor()
	if i < 0 || i >= len(p.rows) {
		return
	}
	line := p.rows[i]
	roles, title := app.Roles, p.T("settings.roles.all")
	if line.heading == "" {
		roles, title = line.Roles, p.T("settings.act."+line.Act)
	}
	said := []page.Passage{{Text: title, Head: true}}
	for _, role := range roles {
		names := strings.Join(p.people[role], ", ")
		if names == "" {
			said = append(said, page.Passage{Label: p.T("shell.role." + string(role)), Text: p.T("settings.roles.nobody"), Icon: kit.IconWarning, Ink: kit.ColorWrong})
			continue
		}
		said = append(said, page.Passage{Label: p.T("shell.role." + string(role)), Text: names})
	}
	p.about.Say(said...)
}
