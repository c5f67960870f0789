package takeover

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// findingsPage is the third step: findings by kind, each of them, and beside them the one under the cursor.
type findingsPage struct {
	w        *wizard
	ledger   *ledger
	kind     legacy.Kind // only this kind; "" is all
	openOnly bool
	rows     []int // findings shown, as indexes
	sort     string
	down     bool // sorted the other way round

	kinds   *kit.Grid
	grid    *kit.Grid
	counts  *fyne.Container
	only    [2]*kit.Button // shows all, shows open only
	on      *kit.Button
	side    *fyne.Container
	opened  *findingSide
	content fyne.CanvasObject
}

const findingSideWidth = 400

func newFindingsPage(w *wizard) *findingsPage {
	p := &findingsPage{w: w, openOnly: true, counts: page.Row(22), side: container.NewStack()}
	p.ledger = count(w.list.Reading)
	p.kinds = kit.NewGrid(w.Desk, []kit.Column{
		{Code: "severity", Title: w.T("takeover.column.severity"), Width: 76, Unsorted: true},
		{Code: "kind", Title: w.T("takeover.column.what"), Width: 330, Unsorted: true},
		{Code: "open", Title: w.T("importpage.kind.open"), Width: 88, Right: true, Unsorted: true},
		{Code: "total", Title: w.T("importpage.kind.total"), Width: 76, Right: true, Unsorted: true},
		{Code: "proposal", Title: w.T("takeover.column.proposal"), Width: 180, Unsorted: true}},
		kit.Source{Len: func() int { return len(p.ledger.tallies) + 1 }, Row: p.kindRow})
	p.kinds.OnCursor = p.goKind
	p.kinds.OnOpen = func(int) { p.accept() }
	p.kinds.OnDelete = p.takeBack
	p.grid = kit.NewGrid(w.Desk, []kit.Column{
		{Code: "sheet", Title: w.T("takeover.column.sheet"), Width: 70},
		{Code: "row", Title: w.T("takeover.column.row"), Width: 62, Right: true},
		{Code: "column", Title: w.T("takeover.column.column"), Width: 64},
		{Code: "severity", Title: w.T("takeover.column.severity"), Width: 70},
		{Code: "what", Title: w.T("takeover.column.what"), Width: 174},
		{Code: "value", Title: w.T("takeover.column.value"), Width: 116},
		{Code: "proposal", Title: w.T("takeover.column.proposal"), Width: 116},
		{Code: "answer", Title: w.T("importpage.answer.title"), Width: 86}},
		kit.Source{Len: func() int { return len(p.rows) }, Row: p.findingRow, Total: func() int { return len(p.ledger.reading.Findings) }})
	p.grid.Empty = w.T("importpage.findings.empty")
	p.grid.OnCursor = func(int) { p.look() }
	p.grid.OnOpen = func(int) { p.opened.enter() }
	p.grid.OnDelete = p.takeOne
	p.grid.OnType = p.typed
	p.grid.OnSort = func(code string, down bool) { p.sort, p.down = code, down; p.pick() }
	p.only[0] = kit.NewButton(w.Desk, w.T("importpage.findings.open-only"), kit.IconBox, func() { p.showOpen(true) })
	p.only[1] = kit.NewButton(w.Desk, w.T("importpage.findings.open-only"), kit.IconChecked, func() { p.showOpen(false) })
	p.only[0].Hide()
	tools := page.Row(8, kit.NewButton(w.Desk, w.T("importpage.findings.accept-safe"), kit.IconCheck, func() { p.acceptKinds(legacy.Safe) }),
		kit.NewButton(w.Desk, w.T("importpage.findings.accept-kind"), kit.IconCheck, p.accept),
		container.NewStack(p.only[0], p.only[1]),
		kit.NewButton(w.Desk, w.T("importpage.findings.workbook"), kit.IconWarning, w.export))
	on := w.T("importpage.findings.on")
	if w.register != "" {
		on = w.T("importpage.take.on")
	}
	p.on = kit.NewMainButton(w.Desk, on, w.forward)
	feet := page.Column(0, page.Space(1, 8), page.Row(8, p.on, kit.NewButton(w.Desk, w.T("importpage.back"), kit.IconLeft, w.back),
		page.Sized(10, 0, quiet(w.T("importpage.findings.keys")))))
	split := container.NewVSplit(p.kinds, p.grid)
	split.SetOffset(0.44)
	top := page.Column(6, p.counts, page.NewProse(p.skipped(), 960, kit.ColorQuiet), tools, page.Space(1, 2))
	p.content = container.NewBorder(top, feet, nil, page.Sized(findingSideWidth, 0, page.Padded(6, p.side)), split)
	p.pick()
	return p
}

// skipped counts in words the rows that are nobody's and the sheets left unread.
func (p *findingsPage) skipped() string {
	w, r := p.w, p.ledger.reading
	texts := []string{w.T("importpage.findings.people", "count", r.People())}
	counts := r.Counts()
	for _, s := range legacy.Sorts {
		if n := counts[s]; n > 0 {
			texts = append(texts, w.T(s.Key())+": "+locales.Number(int64(n)))
		}
	}
	if len(r.Unread) > 0 {
		texts = append(texts, w.T("importpage.findings.unread", "sheets", strings.Join(r.Unread, ", ")))
	}
	return strings.Join(texts, "  ·  ")
}

// recount counts again after answers were given and shows it everywhere.
func (p *findingsPage) recount() {
	p.ledger = count(p.w.list.Reading)
	p.counts.Objects = nil
	for _, m := range severities {
		t := p.ledger.of(m.severity)
		text := p.w.severity(m.severity) + ": " + locales.Number(int64(t.total))
		if t.open > 0 {
			text += " (" + p.w.T("importpage.state.open", "count", t.open) + ")"
		}
		p.counts.Add(marked(picture(m.icon, m.ink), text, false))
	}
	p.counts.Refresh()
	p.kinds.Update()
	p.pick()
	reason := ""
	if p.ledger.open > 0 {
		reason = p.w.T("importpage.state.open", "count", p.ledger.open)
	}
	p.on.Forbid(reason)
	p.content.Refresh()
	p.w.head.Refresh()
}

// pick asks the ledger again for the findings shown. A kind with nothing open is shown whole.
func (p *findingsPage) pick() {
	p.rows = p.ledger.pick(p.kind, p.openOnly)
	if len(p.rows) == 0 && p.kind != "" {
		p.rows = p.ledger.pick(p.kind, false)
	}
	if p.sort != "" {
		p.sortRows()
	}
	p.grid.Reload()
	p.look()
}

func (p *findingsPage) sortRows() {
	column := slices.Index([]string{"sheet", "row", "column", "severity", "what", "value", "proposal", "answer"}, p.sort)
	texts := make(map[int]string, len(p.rows))
	if p.sort != "row" && p.sort != "sheet" { // those are the order of the list
		for _, i := range p.rows {
			texts[i] = p.cells(i)[column]
		}
	}
	slices.SortStableFunc(p.rows, func(a, b int) int {
		d := 0
		if p.sort == "row" {
			d = p.ledger.reading.Findings[a].Row - p.ledger.reading.Findings[b].Row
		} else {
			d = cmp.Compare(texts[a], texts[b])
		}
		if p.down {
			d = -d
		}
		return d
	})
	if p.down && p.sort == "sheet" {
		slices.Reverse(p.rows)
	}
}

func (p *findingsPage) kindRow(i int) kit.Row {
	w := p.w
	if i == 0 {
		return kit.Row{Cells: []string{"", w.T("importpage.kind.all"), locales.Number(int64(p.ledger.all.open)), locales.Number(int64(p.ledger.all.total)), ""}, Style: kit.Strong}
	}
	t := p.ledger.tallies[i-1]
	row := kit.Row{Cells: []string{w.severity(t.severity), w.kindName(t.kind), locales.Number(int64(t.open)), locales.Number(int64(t.total)), w.proposes(t)}}
	if t.open == 0 {
		row.Style = kit.Faded
	} else if t.severity == legacy.Cannot {
		row.Style = kit.Wrong
	}
	return row
}

func (p *findingsPage) findingRow(i int) kit.Row {
	at := p.rows[i]
	row := kit.Row{Cells: p.cells(at)}
	switch f := &p.ledger.reading.Findings[at]; {
	case !p.ledger.isOpen[at]:
		row.Style = kit.Faded
	case f.Severity == legacy.Cannot:
		row.Style = kit.Wrong
	}
	return row
}

func (p *findingsPage) cells(at int) []string {
	f := &p.ledger.reading.Findings[at]
	return []string{f.Sheet, strconv.Itoa(f.Row), f.Column, p.w.severity(f.Severity), p.w.Lang().With(f.Key, f.Args), f.Value,
		p.w.proposal(f), p.w.answer(f, p.ledger.isOpen[at])}
}

// goKind shows the findings of the kind under the cursor.
func (p *findingsPage) goKind(i int) {
	p.kind = ""
	if i > 0 {
		p.kind = p.ledger.tallies[i-1].kind
	}
	p.grid.SetCursor(0)
	p.pick()
}

// look shows the finding under the cursor beside the table.
func (p *findingsPage) look() {
	at := -1
	if i := p.grid.Cursor(); i >= 0 && i < len(p.rows) {
		at = p.rows[i]
	}
	p.opened = newFindingSide(p, at)
	p.side.Objects = []fyne.CanvasObject{p.opened.content}
	p.side.Refresh()
}

// accept takes the proposals of the kinds marked, or of the one under the cursor.
func (p *findingsPage) accept() {
	var kinds []legacy.Kind
	for _, i := range p.kinds.Marked() {
		if i == 0 {
			p.w.Quiet.Note(p.w.T("importpage.findings.choose-kind"))
			return
		}
		kinds = append(kinds, p.ledger.tallies[i-1].kind)
	}
	p.acceptKinds(kinds...)
}

func (p *findingsPage) acceptKinds(kinds ...legacy.Kind) {
	if p.w.busy {
		return
	}
	n := p.w.list.Reading.Accept(kinds...)
	if n == 0 {
		p.w.Quiet.Note(p.w.T("importpage.findings.none-accepted"))
		return
	}
	p.answered()
	p.w.Quiet.Good(p.w.T("importpage.findings.accepted", "count", n))
}

// takeBack opens the findings of a kind again.
func (p *findingsPage) takeBack(i int) {
	if i == 0 || p.w.busy {
		return
	}
	if n := p.ledger.take(p.ledger.tallies[i-1].kind); n > 0 {
		p.answered()
		p.w.Quiet.Note(p.w.T("importpage.findings.taken-back", "count", n))
	}
}

// takeOne opens one finding again.
func (p *findingsPage) takeOne(i int) {
	if f := &p.ledger.reading.Findings[p.rows[i]]; f.Answer != nil && !p.w.busy {
		f.Answer = nil
		p.answered()
	}
}

// answered follows every change of the answers.
func (p *findingsPage) answered() {
	p.w.draft.touch()
	p.recount()
}

// next goes on after an answer: to the next open finding of those shown, and the table has the keyboard.
func (p *findingsPage) next() {
	from := p.grid.Cursor()
	for i := range p.rows {
		if at := (from + i) % len(p.rows); p.ledger.isOpen[p.rows[at]] {
			p.grid.SetCursor(at)
			break
		}
	}
	p.look()
	p.grid.Focus()
	if p.ledger.open == 0 {
		p.w.Quiet.Good(p.w.T("importpage.findings.all-answered"))
	}
}

// nextOpen goes to the first open finding of the whole list.
func (p *findingsPage) nextOpen() {
	p.kinds.SetCursor(0)
	p.goKind(0)
	p.next()
}

func (p *findingsPage) showOpen(only bool) {
	p.openOnly = only
	show, hide := p.only[0], p.only[1]
	if only {
		show, hide = hide, show
	}
	hide.Hide()
	show.Show()
	p.w.Window.Canvas().Focus(show)
	p.pick()
}

// typed answers with the number of a way. The Kazakh layout has letters on the number row.
func (p *findingsPage) typed(typed string) (int, bool) {
	letters := []rune(typed)
	last := letters[len(letters)-1]
	for i, row := range []string{"1\"!", "2\u04d9\u04d8@", "3\u0456\u0406\u2116#", "4\u04a3\u04a2;$"} {
		if strings.ContainsRune(row, last) && p.opened.at >= 0 {
			p.opened.choose(waysInOrder[i])
		}
	}
	return 0, false
}

// export saves the error workbook, or the proof once the list is taken over.
func (w *wizard) export() {
	switch {
	case w.busy || w.list == nil || w.list.Reading == nil:
	case w.held != nil: // the workbook itself is with the office
	case w.taken != nil:
		w.saveProof(proofWorkbook)
	default:
		base := filepath.Base(w.list.Path)
		name := strings.TrimSuffix(base, filepath.Ext(base)) + "-" + w.T("importpage.workbook.suffix") + ".xlsx"
		w.save(w.T("importpage.workbook.task"), name, func(ctx context.Context, out io.Writer) error {
			return w.Office.ErrorWorkbook(ctx, out, w.list, w.Lang())
		})
	}
}
