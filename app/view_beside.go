package app

import (
	"context"
	"encoding/json"

	"kezek/store"
)

// Beside is what is under way about an entry beside the signed decisions: warnings of a removal, looks, drafts.
type Beside struct {
	Warnings []WarningView // the oldest first, as are the others
	Looks    []LookView
	Drafts   []DraftView // those that wait for a signature
}

// WarningView is a warning of a removal and what became of it. Days are yyyy-mm-dd, "" where not told.
type WarningView struct {
	ID           int64
	Ground       string // code of the edition
	Facts        string
	SentOn       string
	Way          string
	State        string // Sent, Delivered, …
	DeliveredOn  string
	Proof        string
	ObjectionDue string // last day for an objection
	Objection    string
	ObjectionOn  string
	Answer       string
	By           string
}

// Open tells whether the warning is not decided or taken back yet.
func (w WarningView) Open() bool {
	return w.State == Sent || w.State == Delivered || w.State == Undelivered
}

// LookView is a look at an entry.
type LookView struct {
	On     string
	Result string
	Note   string
	Phone  bool // the telephone was confirmed
	By     string
}

func besideOf(ctx context.Context, v *store.View, entry int64) (b Beside, err error) {
	names, err := namesOf(ctx, v)
	if err != nil {
		return b, err
	}
	warnings, err := v.Warnings(ctx, entry)
	if err != nil {
		return b, err
	}
	for _, w := range warnings {
		b.Warnings = append(b.Warnings, WarningView{ID: w.ID, Ground: w.Ground, Facts: w.Facts, SentOn: w.SentOn, Way: w.Way, State: w.State,
			DeliveredOn: w.DeliveredOn, Proof: w.Proof, ObjectionDue: w.ObjectionDue, Objection: w.Objection, ObjectionOn: w.ObjectionOn,
			Answer: w.Answer, By: names[w.Person]})
	}
	looks, err := v.Looks(ctx, entry)
	if err != nil {
		return b, err
	}
	for _, l := range looks {
		b.Looks = append(b.Looks, LookView{On: l.LookedOn, Result: l.Result, Note: l.Note, Phone: l.Phone, By: names[l.Person]})
	}
	drafts, err := v.DraftsOfEntry(ctx, entry)
	for _, d := range drafts {
		if d.State == "draft" {
			b.Drafts = append(b.Drafts, DraftView{ID: d.ID, Act: d.Act, Data: json.RawMessage(d.Data), Reason: d.Reason,
				By: names[d.DraftedBy], ByID: d.DraftedBy, At: d.DraftedAt, State: d.State})
		}
	}
	return b, err
}

// UnnumberedView is a decision signed before the chancery had a number for it.
type UnnumberedView struct {
	DraftView
	Date   string // yyyy-mm-dd, of the decision
	Signer string
}

// Unnumbered are the signed decisions that wait for their number, the oldest first.
func (o *Office) Unnumbered(ctx context.Context) (views []UnnumberedView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		decisions, err := v.UnnumberedDecisions(ctx)
		if err != nil || len(decisions) == 0 {
			return err
		}
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		var drafts []store.DraftDecision
		for _, d := range decisions {
			draft, err := v.DraftDecision(ctx, d.Draft)
			if err != nil {
				return err
			}
			if draft == nil { // only a drafted decision may be signed without a number
				draft = &store.DraftDecision{Act: d.Kind, Data: "{}"}
			}
			drafts = append(drafts, *draft)
		}
		about, err := o.draftViews(ctx, v, drafts)
		for i, d := range decisions {
			about[i].Decision = d.ID
			views = append(views, UnnumberedView{about[i], d.Date, names[d.Signer]})
		}
		return err
	})
	return views, err
}
