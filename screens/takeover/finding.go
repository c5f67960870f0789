package takeover

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// findingSide is the finding under the cursor: what the cell says, what is proposed, and the ways it may end.
type findingSide struct {
	p       *findingsPage
	at      int // index of the finding, -1 for none
	form    *kit.Form
	buttons map[legacy.Way]*kit.Button
	content fyne.CanvasObject
}

const sideText = findingSideWidth - 40

func newFindingSide(p *findingsPage, at int) *findingSide {
	s := &findingSide{p: p, at: at, buttons: map[legacy.Way]*kit.Button{}}
	w := p.w
	if at < 0 {
		s.content = page.Padded(8, page.NewProse(w.T("importpage.finding.none"), sideText, kit.ColorQuiet))
		return s
	}
	f := s.finding()
	s.form = kit.NewForm(w.Desk)
	s.form.AddObject(s.what(f))
	if f.Other != nil {
		s.form.AddObject(s.sideBySide(f))
	}
	ways := f.Ways()
	if slices.Contains(ways, legacy.Repaired) && f.Kind != legacy.RowStruck {
		s.form.Add(s.valueItem(f))
	}
	s.form.Add(kit.Item{Name: "reason", Label: w.T("importpage.finding.reason"), Field: kit.NewText(w.Desk, 200)})
	if reach := s.reaches(f); len(reach) > 1 {
		choice := kit.NewChoice(w.Desk, reach)
		choice.SetValue(forThis)
		s.form.Add(kit.Item{Name: "for", Label: w.T("importpage.finding.for"), Field: choice})
	}
	s.form.OnSubmit = s.submit
	s.form.OnBack, s.form.Loses = p.grid.Focus, func() bool { return false }
	feet := page.Column(4)
	for i, way := range waysInOrder {
		if !slices.Contains(ways, way) {
			continue
		}
		b := kit.NewButton(w.Desk, fmt.Sprintf("%d  %s", i+1, w.T("importpage.way."+string(way))), "", func() { s.choose(way) })
		if len(s.buttons)%2 == 0 {
			feet.Add(page.Row(4))
		}
		feet.Objects[len(feet.Objects)-1].(*fyne.Container).Add(b)
		s.buttons[way] = b
	}
	s.content = page.Card(10, container.NewBorder(nil, feet, nil, nil, s.form))
	return s
}

func (s *findingSide) finding() *legacy.Finding { return &s.p.ledger.reading.Findings[s.at] }

// What an answer reaches: this finding, all that say the same, all of the kind.
const (
	forThis  = "this"
	forAlike = "alike"
	forKind  = "kind"
)

func (s *findingSide) reaches(f *legacy.Finding) []kit.Option {
	w := s.p.w
	options := []kit.Option{{Code: forThis, Name: w.T("importpage.finding.this")}}
	alike, kind := s.p.ledger.alike(f)
	if alike > 1 && f.Value != "" {
		options = append(options, kit.Option{Code: forAlike, Name: w.T("importpage.finding.alike", "count", alike)})
	}
	if kind > 1 {
		options = append(options, kit.Option{Code: forKind, Name: w.T("importpage.finding.kind", "count", kind)})
	}
	return options
}

// what says where the finding stands, what is wrong there, what the cell says and what is proposed.
func (s *findingSide) what(f *legacy.Finding) fyne.CanvasObject {
	w := s.p.w
	place := w.T("importpage.finding.row", "sheet", f.Sheet, "row", f.Row)
	if f.Column != "" {
		place = w.T("importpage.finding.cell", "sheet", f.Sheet, "row", f.Row, "column", f.Column)
	}
	if f.Field != "" {
		place += " · " + w.T(w.list.Ledger().FieldKey(f.Field))
	}
	box := page.Column(4, marked(severityMark(f.Severity), w.T(f.Severity.Key()), true), quiet(place),
		page.NewProse(w.Lang().With(f.Key, f.Args), sideText, theme.ColorNameForeground))
	if f.Value != "" && f.Other == nil {
		box.Add(page.Space(1, 2))
		box.Add(quiet(w.T("takeover.column.value")))
		box.Add(page.NewProse(f.Value, sideText, theme.ColorNameForeground))
	}
	if text := w.proposal(f); text != "" {
		box.Add(page.NewProse(w.T("takeover.column.proposal")+": "+text, sideText, theme.ColorNameForeground))
	}
	switch {
	case f.Answer != nil:
		box.Add(marked(picture(kit.IconCheck, kit.ColorGood), w.answer(f, false), true))
	case f.Severity == legacy.Mark:
		box.Add(page.NewProse(w.T("importpage.finding.mark"), sideText, kit.ColorQuiet))
	case !s.p.ledger.isOpen[s.at]:
		box.Add(page.NewProse(w.T("importpage.finding.settled"), sideText, kit.ColorQuiet))
	}
	return box
}

// sideBySide shows a person who may be there twice: what matches, said once, and what differs, this row left and the
// other right.
func (s *findingSide) sideBySide(f *legacy.Finding) fyne.CanvasObject {
	w := s.p.w
	there := w.T("importpage.finding.entry", "number", f.Other.RegNo)
	if w.register != "" {
		there = w.T("importpage.finding.held", "number", f.Other.RegNo)
	}
	if f.Other.Row > 0 {
		there = w.T("importpage.finding.row", "sheet", f.Other.Sheet, "row", f.Other.Row)
	}
	const half = sideText/2 - 6
	pair := func(here, there string, ink fyne.ThemeColorName) fyne.CanvasObject {
		return container.NewHBox(page.Sized(half, 0, page.NewProse(here, half-6, ink)), page.Sized(half, 0, page.NewProse(there, half-6, ink)))
	}
	matches, differs := 0, 0
	table := page.Column(1, pair(w.T("importpage.finding.here"), there, kit.ColorQuiet))
	for _, c := range f.Other.Fields {
		if c.Here == "" && c.There == "" {
			continue
		}
		if c.Same {
			matches++
			table.Add(page.Row(6, picture(kit.IconCheck, kit.ColorGood), quiet(w.T(w.list.Ledger().FieldKey(c.Field)))))
			table.Add(page.NewProse(c.Here, sideText-10, kit.ColorQuiet))
		} else {
			differs++
			table.Add(page.Row(6, picture(kit.IconCross, theme.ColorNameForeground), quiet(w.T(w.list.Ledger().FieldKey(c.Field)))))
			table.Add(pair(orDash(c.Here), orDash(c.There), theme.ColorNameForeground))
		}
	}
	return page.Column(4, page.Line(w.T("importpage.finding.matches", "count", matches)+"  ·  "+w.T("importpage.finding.differs", "count", differs),
		kit.TextSize, true, theme.ColorNameForeground), table)
}

func orDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "—"
	}
	return text
}

// valueItem is the field a right value is typed into: it takes what the cell should hold.
func (s *findingSide) valueItem(f *legacy.Finding) kit.Item {
	w := s.p.w
	it := kit.Item{Name: "value", Label: w.T("importpage.finding.value")}
	first := f.Proposal
	switch {
	case f.Kind == legacy.ListUnknown || f.Kind == legacy.ListMissing:
		it.Field = kit.NewChoice(w.Desk, w.lists)
	case f.Field == legacy.IIN || f.Field == legacy.MemberIIN || f.Kind == legacy.IINShared || f.Kind == legacy.PersonDiffers:
		it.Field = kit.NewIIN(w.Desk, func(v string) *fault.Fault {
			if _, problem := iin.Parse(v, w.Office.Now()); problem != iin.None {
				return fault.New("I01", string(problem))
			}
			return nil
		})
	case f.Kind == legacy.TimeImpossible || f.Kind == legacy.TimeUnknown:
		it.Field = kit.NewTime(w.Desk)
	case f.Field == legacy.Counting:
		it.Field, it.Hint = kit.NewText(w.Desk, 40), w.T("importpage.finding.date-hint")
	default:
		it.Field = kit.NewText(w.Desk, 200)
		if first == "" {
			first = f.Value
		}
	}
	if f.Answer != nil && f.Answer.Value != "" {
		first = f.Answer.Value
	}
	it.Field.SetValue(first)
	return it
}

// enter gives the keyboard to the finding: to the value where one has to be typed, else to the first answer.
func (s *findingSide) enter() {
	if s.at < 0 {
		return
	}
	f := s.finding()
	if value := s.field("value"); value != nil && f.Proposal == "" && f.Proposes() == "" {
		s.p.w.Window.Canvas().Focus(value)
		return
	}
	for _, way := range waysInOrder {
		if b := s.buttons[way]; b != nil && (f.Proposes() == "" || f.Proposes() == way) {
			s.p.w.Window.Canvas().Focus(b)
			return
		}
	}
}

func (s *findingSide) field(name string) kit.Field { return s.form.Field(name) }

// submit is Ctrl+Enter in a field: what was typed there is the answer. With nothing typed it is the step's main act.
func (s *findingSide) submit() {
	values := s.form.Values()
	reason := s.field("reason")
	switch {
	case values["reason"] != "" && s.p.w.Window.Canvas().Focused() == fyne.Focusable(reason):
		s.choose(legacy.LeftOut)
	case s.field("value") != nil && values["value"] != "":
		s.choose(legacy.Repaired)
	default:
		s.p.w.forward()
	}
}

// choose ends the finding in a way; where the way lacks a value or a reason, that field gets the keyboard.
func (s *findingSide) choose(way legacy.Way) {
	w := s.p.w
	if s.buttons[way] == nil || w.busy {
		return
	}
	f, values := s.finding(), s.form.Values()
	res := legacy.Resolution{Way: way}
	switch way {
	case legacy.Repaired:
		if v := values["value"]; v != f.Proposal {
			res.Value = v
		}
	case legacy.LeftOut:
		res.Reason = values["reason"]
	}
	err := s.give(f, res, values["for"])
	if err == nil {
		s.p.answered()
		s.p.next()
		return
	}
	at := "value"
	if way == legacy.LeftOut {
		at = "reason"
	}
	field := s.field(at)
	told := findingAt(at, err)
	if field == nil || told == nil {
		w.Quiet.Wrong(err)
		return
	}
	s.form.Tell(told)
}

// give answers the finding and what else the answer reaches. A typed value is right for cells that say the same; for a
// whole kind only where the kind says that nothing stands there.
func (s *findingSide) give(f *legacy.Finding, res legacy.Resolution, reach string) error {
	r := s.p.w.list.Reading
	if reach == forKind && res.Value != "" && f.Kind != legacy.ListMissing {
		return fault.New("W45", "importpage.fault.value-for-kind")
	}
	if err := r.Answer(refOf(f), res); err != nil || reach == forThis || reach == "" {
		return err
	}
	all := legacy.KindAnswer{Kind: f.Kind, Resolution: res}
	if reach == forAlike {
		all.Text = f.Value
	}
	return r.Apply(legacy.Answers{Kinds: []legacy.KindAnswer{all}})
}
