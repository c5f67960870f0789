package queuepage

import (
	"slices"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/screens/kit"
)

// decisionKind is a decision one may draft on an entry.
type decisionKind struct {
	act    string // its name; the kind of its grounds too
	states []string
	ask    func(*decision)                           // adds its own fields; nil where it has none
	build  func(*decision, app.OnEntry) app.Act      // makes the act of what the form holds
	place  func(d *decision, field string) string    // where a finding's field stands; nil: under its own name
	fits   func(p *queuePage, v *app.EntryView) bool // nil: always
}

var (
	waiting = []string{"active", "suspended"}
	left    = []string{"removed", "housed", "gone"}
)

// decisionKinds are all of them, the most frequent first.
var decisionKinds = []decisionKind{
	{act: edition.ToChange, states: waiting, ask: (*decision).askHousehold, build: (*decision).household, place: (*decision).placeHousehold},
	{act: edition.ToMove, states: waiting, ask: (*decision).askList, build: (*decision).moveList, place: firstGround},
	{act: edition.ToCorrect, states: waiting, ask: (*decision).askTime, build: (*decision).correctTime},
	{act: edition.ToSuspend, states: []string{"active"}, build: func(_ *decision, on app.OnEntry) app.Act { return app.SuspendEntry{OnEntry: on} }},
	{act: edition.ToResume, states: []string{"suspended"}, build: func(_ *decision, on app.OnEntry) app.Act { return app.ResumeEntry{OnEntry: on} }},
	{act: edition.ToPassOn, states: waiting, ask: (*decision).askPassOn, build: (*decision).passOn, fits: hasFamily},
	{act: edition.ToSplit, states: waiting, ask: (*decision).askSplit, build: (*decision).split, place: (*decision).placeSplit, fits: hasFamily},
	{act: edition.ToMerge, states: waiting, ask: (*decision).askMerge, build: (*decision).merge},
	{act: edition.ToHouse, states: []string{"active"}, ask: (*decision).askHouse, build: (*decision).house},
	{act: edition.ToRemove, states: waiting, ask: (*decision).tellWarnings, build: func(_ *decision, on app.OnEntry) app.Act { return app.Remove{OnEntry: on} }},
	{act: edition.ToRestore, states: left, build: func(_ *decision, on app.OnEntry) app.Act { return app.RestoreEntry{OnEntry: on} }},
}

func hasFamily(p *queuePage, v *app.EntryView) bool { return len(others(v)) > 0 }

// others are the members beside the applicant who are of the household now, by number.
func others(v *app.EntryView) (all []other) {
	for i, m := range v.Members {
		if n := v.Numbers[i]; n != 0 && m.Left == "" {
			all = append(all, other{n, m})
		}
	}
	return all
}

// kindsFor are the decisions that may be drafted on an entry in its state now.
func (p *queuePage) kindsFor(v *app.EntryView) (kinds []decisionKind) {
	if !app.May(p.Who, app.DraftDecision{}.Name()) {
		return nil
	}
	for _, k := range decisionKinds {
		if slices.Contains(k.states, v.State) && (k.fits == nil || k.fits(p, v)) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// decide lets the kind of decision be chosen.
func (p *queuePage) decide(v *app.EntryView) {
	if p.ed == nil {
		return
	}
	var list []choice
	for _, k := range p.kindsFor(v) {
		list = append(list, choice{p.T("queuepage.decision." + k.act), p.T("queuemoves.about." + k.act), func() { p.draftOf(k, v) }})
	}
	m := newMenu(p.Window.Canvas(), list)
	p.showOther(titledForm(p.T("queuemoves.decide"), v.RegNo+" · "+v.Name, m), m, nil, p.returnToEntry)
}

// showOther puts something that is neither an entry nor a form into the panel; main is Ctrl+Enter, back is Esc.
func (p *queuePage) showOther(o fyne.CanvasObject, first fyne.Focusable, main, back func()) {
	p.looked++
	p.side.entry = nil
	p.side.set(o)
	p.side.enter, p.side.leave = main, back
	p.content.Refresh()
	if first != nil {
		p.focus(first)
	}
}

// decision is the form of a decision on an entry, before it is drafted.
type decision struct {
	*deed
	kind decisionKind
	v    *app.EntryView
	own  any // what the kind keeps beside the form
}

func (p *queuePage) draftOf(k decisionKind, v *app.EntryView) {
	d := &decision{deed: p.newDeed(p.T("queuepage.decision."+k.act), v.RegNo+" · "+v.Name), kind: k, v: v}
	if k.place != nil {
		d.place = func(field string) string { return k.place(d, field) }
	}
	d.ground(k.act)
	if k.ask != nil {
		k.ask(d)
	}
	d.end(p.T("queuemoves.weigh")+"  Ctrl+Enter", d.weigh, d.first())
}

// first are the values a form begins with.
func (d *decision) first() map[string]string {
	values := map[string]string{}
	if known := d.ed.Service(edition.Queue).Reasons(d.kind.act); len(known) == 1 { // there is nothing to choose
		values["ground"] = known[0].Code
	}
	if begin, ok := d.own.(map[string]string); ok {
		for name, value := range begin {
			values[name] = value
		}
	}
	return values
}

func (d *decision) act() app.Act {
	return d.kind.build(d, app.OnEntry{RegNo: d.v.RegNo, Ground: d.value("ground"), Facts: d.value("facts")})
}

// firstGround puts what is found of the grounds at the first of them.
func firstGround(_ *decision, field string) string {
	if field == "grounds" {
		return "grounds.0"
	}
	return field
}

// tellWarnings says of a removal what was warned of and what still stands against signing it.
func (d *decision) tellWarnings() {
	told := newNotes()
	d.form.AddObject(told.box)
	shown := "-"
	d.changes = append(d.changes, func() {
		code := d.form.Field("ground").Value()
		if code == shown {
			return
		}
		shown = code
		told.say(d.warningsOn(code)...)
		d.form.Relay("ground")
	})
}

func (d *decision) warningsOn(ground string) (said []note) {
	g, ok := d.ed.Ground(ground)
	if !ok {
		return nil
	}
	if g.Unnoticed {
		return []note{{text: d.T("queuemoves.warn.not-needed"), icon: kit.IconNote}}
	}
	for _, w := range d.v.Warnings {
		if w.Ground == ground && w.Open() {
			said = append(said, d.warned(w)...)
		}
	}
	if len(said) == 0 {
		said = append(said, note{text: d.lang.With("removal.not-warned", nil), icon: kit.IconWarning, ink: kit.ColorWrong})
	}
	return said
}
