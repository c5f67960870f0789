package edition

import "slices"

const (
	mostSeats = 99
	mostParts = 100 // of a whole, in a quorum or a majority
)

// commission checks what is said of the housing commission: all of it or nothing.
func (r *reader) commission(c *CommissionRule) {
	if c == nil {
		return
	}
	if c.Name != (Text{}) {
		r.table("[commission.name]")
		r.text(c.Name)
	}
	r.table("[commission.size]")
	r.said(c.Size.Text, &c.Size.Mark)
	if c.Size.Least < 0 || c.Size.Least > mostSeats {
		r.badValue("least")
	}
	r.meetingKinds(c.Kinds)
	r.table("[commission.quorum]")
	r.said(c.Quorum.Text, &c.Quorum.Mark)
	r.share(c.Quorum.N, c.Quorum.Of, c.Quorum.Of)
	r.table("[commission.majority]")
	r.said(c.Majority.Text, &c.Majority.Mark)
	r.share(c.Majority.N, c.Majority.Of, c.Majority.Of-1) // there is no more than the whole
	if !slices.Contains(MajorityBases, c.Majority.Base) {
		r.badValue("base")
	}
	if c.Casting != nil {
		r.table("[commission.casting]")
		r.said(c.Casting.Text, &c.Casting.Mark)
	}
}

func (r *reader) meetingKinds(kinds []MeetingKind) {
	codes := map[string]bool{}
	for i := range kinds {
		k := &kinds[i]
		r.table("[[commission.kind]]")
		r.statement(codes, k.Code, k.Text, &k.Mark)
		if !slices.Contains(MeetingKinds, k.Code) {
			r.badValue("code")
		}
	}
	if len(kinds) == 0 {
		r.table("[[commission.kind]]")
		r.missing("code")
	}
}

// said checks a statement there is but one of.
func (r *reader) said(t Text, m *Mark) {
	r.text(t)
	r.mark(m)
}

// share checks the part n/of of a whole, n being at most most.
func (r *reader) share(n, of, most int) {
	if of < 1 || of > mostParts {
		r.badValue("of")
	}
	if n < 1 || n > most {
		r.badValue("n")
	}
}
