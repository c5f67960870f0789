package privatization

import (
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Facts are what a decision is weighed by beside the matter.
type Facts struct {
	People   []Person // the household with what the matter says of each
	Traces   []Trace
	Transfer bool   // the dwelling was given over to the communal stock
	Passed   bool   // the right passed to the family of a tenant who died: no length is asked
	Day      string // yyyy-mm-dd, of the decision
}

// Grantable says what stands against a decision to privatize, by the edition of the filing.
func (m Matter) Grantable(svc *edition.Service, f Facts) (fs fault.Findings) {
	if len(svc.Bars) == 0 { // adopted before bars were data: nothing is known
		fs.Add("bars", fault.NeedsReason, "privatization.edition.silent")
	}
	fs = append(fs, Weigh(svc.Bars, m.Bars, Takers(f.People)).Decidable()...)
	if svc.Consent != nil {
		fs = append(fs, Consents(*svc.Consent, f.People, f.Day)...)
	}
	fs = append(fs, m.rightful(svc, f)...)
	fs = append(fs, Judge(f.Traces, m.Traces, f.People, onceBar(svc.Bars))...)
	if bar := onceBar(svc.Bars); m.Earlier == Yes && bar != nil && answerTo(m.Bars, bar.Code, 1).Result != Yes {
		fs = append(fs, fault.Finding{Field: "earlier", Severity: fault.NeedsReason, Key: "privatization.earlier.said", Clause: bar.Clause})
	}
	if !f.Transfer && m.NeedsTransfer(svc) {
		fs = append(fs, fault.Finding{Field: "status", Severity: fault.NeedsReason, Key: "privatization.transfer.missing", Clause: svc.Transfer.Clause})
	}
	if m.Dwelling.Address == "" || m.Dwelling.Total == 0 {
		fs.Add("dwelling.address", fault.NeedsReason, "privatization.dwelling.need")
	}
	if d, asked := svc.Document("authentication"); asked && (m.Passed != Yes || m.PassedOn == "") {
		fs = append(fs, fault.Finding{Field: "passed", Severity: fault.NeedsReason, Key: "privatization.authentication", Clause: d.Clause})
	}
	return fs
}

func onceBar(bars []edition.Bar) *edition.Bar {
	if i := slices.IndexFunc(bars, func(b edition.Bar) bool { return b.Once }); i >= 0 {
		return &bars[i]
	}
	return nil
}

// NeedsTransfer tells that the dwelling has to be given over to the communal stock first.
func (m Matter) NeedsTransfer(svc *edition.Service) bool {
	return svc.Transfer != nil && slices.Contains(svc.Transfer.Statuses, m.Status)
}

// Right is the ground the matter rests on; ok is false where none is named or the edition says nothing of it.
func (m Matter) Right(svc *edition.Service) (g edition.Ground, ok bool) {
	reasons := svc.Reasons(edition.ToRegister)
	i := slices.IndexFunc(reasons, func(g edition.Ground) bool { return g.Code == m.Ground })
	if i < 0 {
		return g, false
	}
	return reasons[i], reasons[i].Right != nil
}

// rightful says whether the ground gives a right to this dwelling.
func (m Matter) rightful(svc *edition.Service, f Facts) (fs fault.Findings) {
	known := slices.ContainsFunc(svc.Reasons(edition.ToRegister), func(g edition.Ground) bool { return g.Right != nil })
	switch {
	case !known: // said already
		return nil
	case m.Status == "":
		fs.Add("status", fault.Blocks, "privatization.need.status")
	}
	g, ok := m.Right(svc)
	if !ok {
		fs.Add("ground", fault.Blocks, "privatization.need.right")
		return fs
	}
	add := func(field, key string, args ...any) {
		found := fault.Finding{Field: field, Severity: fault.Blocks, Key: key, Args: fault.Args(args...), Clause: g.Clause}
		if !g.Verified {
			found.Severity = fault.NeedsReason
		}
		fs = append(fs, found)
	}
	r := g.Right
	if m.Status != "" && len(r.Statuses) > 0 && !slices.Contains(r.Statuses, m.Status) {
		add("ground", "privatization.right.status")
	}
	if r.Free && tooShort(m.FreeProof) {
		fs.Add("free_proof", fault.Blocks, "privatization.need.proof")
	}
	if r.Years > 0 && !r.Family && !f.Passed {
		m.longEnough(r, f.Day, add)
	}
	return fs
}

// longEnough holds the length to what the right takes, or the end of work that stands for it. A period without proof counts for none.
func (m Matter) longEnough(r *edition.Right, day string, add func(field, key string, args ...any)) {
	if m.Ending != "" && slices.Contains(r.Endings, m.Ending) {
		if tooShort(m.EndingProof) {
			add("ending_proof", "privatization.need.proof")
		}
		return
	}
	proved := slices.DeleteFunc(slices.Clone(m.Service), func(p Period) bool { return tooShort(p.Document) })
	has := Length(proved, day)
	if has < 12*r.Years || r.Over && has == 12*r.Years {
		add("service", "privatization.length.short", "years", r.Years, "has_years", has/12, "has_months", has%12)
	}
}

// CheckRefusal holds a refusal by a bar to its answer: somebody must have found the «yes».
func (m Matter) CheckRefusal(svc *edition.Service, people []Person, ground string) (fs fault.Findings) {
	of := slices.ContainsFunc(svc.Bars, func(b edition.Bar) bool { return b.Ground == ground })
	if of && !slices.Contains(Weigh(svc.Bars, m.Bars, Takers(people)).Grounds(), ground) {
		fs.Add("ground", fault.NeedsReason, "privatization.refuse.no-bar")
	}
	return fs
}
