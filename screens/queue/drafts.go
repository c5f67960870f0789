package queuepage

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// drafts is the view of decisions that wait: for a signature, or signed already and for their number.
type drafts struct {
	*queuePage
	grid    *kit.Grid
	rows    []waitingRow
	acts    *fyne.Container
	version int
}

// waitingRow is a draft, or a signed decision without a number.
type waitingRow struct {
	app.DraftView
	bare         bool
	date, signer string
}

func (p *queuePage) newDrafts() *view {
	d := &drafts{queuePage: p}
	d.grid = kit.NewGrid(p.Desk, []kit.Column{
		{Code: "what", Title: p.T("queuemoves.drafts.what"), Width: 196, Unsorted: true},
		{Code: "number", Title: p.T("queuepage.column.reg_no"), Width: 104, Unsorted: true},
		{Code: "name", Title: p.T("queuepage.column.name"), Width: 220, Unsorted: true},
		{Code: "state", Title: p.T("queuemoves.drafts.state"), Width: 170, Unsorted: true},
		{Code: "by", Title: p.T("queuemoves.drafts.by"), Width: 120, Unsorted: true},
		{Code: "at", Title: p.T("queuemoves.drafts.at"), Width: 125, Unsorted: true},
		{Code: "ground", Title: p.T("queuemoves.ground"), Width: 215, Unsorted: true},
	}, kit.Source{Len: func() int { return len(d.rows) }, Row: d.row})
	d.grid.Empty = p.T("queuepage.reading")
	d.grid.OnOpen = func(i int) { d.open(d.rows[i]) }
	d.grid.OnDelete = func(int) { d.dropMarked() }
	d.acts = page.Row(edge)
	if app.May(p.Who, app.SignDecisions{}.Name()) {
		d.acts.Add(kit.NewMainButton(p.Desk, p.T("queuemoves.drafts.sign"), d.signMarked))
	} else if app.May(p.Who, app.DraftDecision{}.Name()) {
		d.acts.Add(kit.NewButton(p.Desk, p.T("queuemoves.drafts.weigh"), "", d.signMarked))
	}
	if app.May(p.Who, app.NumberDecisions{}.Name()) {
		d.acts.Add(kit.NewButton(p.Desk, p.T("queuemoves.number.enter"), "", d.numberMarked))
	}
	if app.May(p.Who, app.DropDraft{}.Name()) {
		d.acts.Add(kit.NewButton(p.Desk, p.T("queuemoves.drop.drop"), "", d.dropMarked))
	}
	d.acts.Add(page.Line(p.T("queuemoves.drafts.keys"), kit.SmallSize, false, kit.ColorQuiet))
	content := &fyne.Container{Layout: overFoot{}, Objects: []fyne.CanvasObject{d.grid, d.acts}}
	return &view{code: viewDrafts, content: content, grid: d.grid, shown: d.read, heard: d.read, count: func() string {
		return locales.Number(int64(len(d.rows)))
	}}
}

func (d *drafts) row(i int) kit.Row {
	r := d.rows[i]
	state := d.T("queuemoves.drafts.waits")
	when := locales.DateTime(r.At)
	by := r.By
	if r.bare {
		state, when, by = d.T("queuemoves.unnumbered"), day(r.date), r.signer
	} else if r.Item.Held() {
		state = d.T("queuemoves.drafts.commission", "date", locales.Date(r.Item.At), "n", r.Item.N)
	} else if r.ByID == d.Who.ID {
		state = d.T("queuemoves.drafts.own")
	}
	row := kit.Row{Cells: []string{d.T("queuepage.decision." + r.Act), r.RegNo + r.CaseNo, r.Name, state, by, when, d.groundName(r.DraftView)}}
	if r.bare {
		row.Style = kit.Strong
	}
	return row
}

// groundName is a ground in words; one the edition does not know keeps its code, and where an act has none it is what was found out.
func (p *queuePage) groundName(d app.DraftView) string {
	if d.Ground.Code != "" {
		return d.Ground.In(p.lang)
	}
	return cmp.Or(d.GroundID, d.Facts)
}

func (d *drafts) read() {
	d.version++
	version := d.version
	go func() {
		ctx := context.Background()
		waits, err := d.Office.DraftedDecisions(ctx, "draft")
		var bare []app.UnnumberedView
		if err == nil {
			bare, err = d.Office.Unnumbered(ctx)
		}
		d.later(err, func() {
			if version != d.version {
				return
			}
			d.rows = nil
			for _, b := range bare {
				d.rows = append(d.rows, waitingRow{b.DraftView, true, b.Date, b.Signer})
			}
			for _, w := range waits {
				d.rows = append(d.rows, waitingRow{DraftView: w})
			}
			d.grid.Empty = d.T("queuemoves.drafts.none")
			d.grid.Reload()
			d.counted(viewDrafts, len(d.rows))
			if d.view != nil && d.view.grid == d.grid {
				d.count()
			}
		})
	}()
}

// marked are the rows marked, or the one under the cursor: drafts, or signed ones without a number.
func (d *drafts) marked(bare bool) (rows []waitingRow) {
	for _, i := range d.grid.Marked() {
		if i < len(d.rows) && d.rows[i].bare == bare {
			rows = append(rows, d.rows[i])
		}
	}
	return rows
}

func views(rows []waitingRow) (drafts []app.DraftView) {
	for _, r := range rows {
		drafts = append(drafts, r.DraftView)
	}
	return drafts
}

func (d *drafts) signMarked() {
	var ids []int64
	for _, r := range d.marked(false) {
		ids = append(ids, r.ID)
	}
	if len(ids) == 0 {
		d.Quiet.Note(d.T("queuemoves.drafts.none-marked"))
		return
	}
	d.leaves(func() { d.shutSide(); d.sign(ids) })
}

func (d *drafts) numberMarked() {
	rows := d.marked(true)
	if len(rows) == 0 {
		d.Quiet.Note(d.T("queuemoves.drafts.none-bare"))
		return
	}
	var ids []int64
	var lines []string
	for _, r := range rows {
		ids = append(ids, r.Decision)
		lines = append(lines, joined(" · ", d.T("queuepage.decision."+r.Act), r.RegNo+r.CaseNo, r.Name, day(r.date)))
	}
	d.leaves(func() { d.shutSide(); d.numbering(ids, lines) })
}

func (d *drafts) dropMarked() {
	rows := d.marked(false)
	if len(rows) == 0 || !app.May(d.Who, app.DropDraft{}.Name()) {
		d.Quiet.Note(d.T("queuemoves.drafts.none-marked"))
		return
	}
	d.leaves(func() { d.shutSide(); d.drop(views(rows)) })
}

// open shows what a draft says; of one signed, its entry.
func (d *drafts) open(r waitingRow) {
	if r.bare || r.RegNo == "" {
		if r.RegNo != "" {
			d.lookUp(r.RegNo, true)
		}
		return
	}
	d.leaves(func() { d.openDraft(r.DraftView) })
}

// openDraft shows what a draft says, word for word, with the acts open now.
func (p *queuePage) openDraft(draft app.DraftView) {
	p.looked++
	version := p.looked
	go func() {
		e, err := p.Office.Entry(context.Background(), draft.RegNo)
		p.later(err, func() {
			if version == p.looked && p.side.form == nil {
				p.showDraft(draft, &e)
			}
		})
	}()
}

func (p *queuePage) showDraft(draft app.DraftView, v *app.EntryView) {
	var acts []*kit.Button
	var main func()
	switch {
	case app.May(p.Who, app.SignDecisions{}.Name()):
		main = func() { p.sign([]int64{draft.ID}) }
		acts = append(acts, kit.NewMainButton(p.Desk, p.T("queuemoves.sign.sign")+"…", main))
	case app.May(p.Who, app.DraftDecision{}.Name()):
		main = func() { p.sign([]int64{draft.ID}) }
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.drafts.weigh"), "", main))
	}
	if app.May(p.Who, app.DropDraft{}.Name()) {
		draft.Name, draft.RegNo = v.Name, v.RegNo
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.drop.drop"), "", func() { p.drop([]app.DraftView{draft}) }))
	}
	entry := func() { p.lookUp(v.RegNo, true) }
	back := p.closeSide
	if p.open == v.RegNo {
		back = entry
	}
	acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.drafts.entry"), "", entry))
	r := p.recordOf(func(s *page.Sheet) {
		s.Title(p.T("queuepage.decision."+draft.Act), v.RegNo+" · "+v.Name)
		s.Fact(p.T("queuemoves.drafts.state"), p.T("queuemoves.draft.no", "draft", draft.ID), "")
		s.Fact(p.T("queuemoves.drafts.by"), joined(", ", draft.By, locales.DateTime(draft.At)), "")
		p.saying(s, draft, v)
	}, acts...)
	p.showOther(r, r, main, back)
}

// saying writes what a drafted decision says.
func (p *queuePage) saying(s *page.Sheet, draft app.DraftView, v *app.EntryView) {
	var on struct {
		Ground string `json:"ground"`
		Facts  string `json:"facts"`
	}
	if err := json.Unmarshal(draft.Data, &on); err != nil {
		p.Quiet.Wrong(err)
		return
	}
	s.Heading(p.T("queuemoves.ground"))
	said := p.rests(on.Ground)
	if said == nil {
		said = []note{{text: on.Ground}}
	}
	for _, n := range said {
		writeNote(s, n)
	}
	s.Fact(p.T("queuemoves.facts"), on.Facts, "")
	s.Fact(p.T("queuemoves.reason"), draft.Reason, "")
	act, err := app.ParseAct(draft.Act, draft.Data)
	if err != nil {
		p.Quiet.Wrong(err)
		return
	}
	s.Heading(p.T("queuemoves.decides"))
	p.deciding(s, act, v)
	if draft.Act == (app.Remove{}).Name() {
		i := slices.IndexFunc(v.Warnings, func(w app.WarningView) bool { return w.Ground == on.Ground && w.Open() })
		if i >= 0 {
			for _, n := range p.warned(v.Warnings[i]) {
				writeNote(s, n)
			}
		} else if g, ok := p.ed.Ground(on.Ground); ok && !g.Unnoticed {
			writeNote(s, note{text: p.T("removal.not-warned"), icon: kit.IconWarning, ink: kit.ColorWrong})
		}
	}
}

// names are the members of an entry by number.
func names(v *app.EntryView, numbers ...int) string {
	var all []string
	for _, n := range numbers {
		if i := slices.Index(v.Numbers, n); i >= 0 {
			all = append(all, v.Members[i].Name)
		}
	}
	return strings.Join(all, ", ")
}

// overFoot sets a row of buttons under a table.
type overFoot struct{}

func (overFoot) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }

func (overFoot) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := float32(kit.RowHeight)
	o[0].Resize(fyne.NewSize(s.Width, s.Height-h-edge))
	o[1].Move(fyne.NewPos(0, s.Height-h))
	o[1].Resize(fyne.NewSize(s.Width, h))
}
