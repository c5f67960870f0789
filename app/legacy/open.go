package legacy

import "kezek/locales"

// Open gives the findings that still need an answer; the list can be taken over when there is none. A left out row
// needs no more answers, nor does a doubt about a person whose other row is left out.
func (r *Reading) Open() []Finding {
	left := r.leftOut()
	var open []Finding
	seen := 0 // findings before this one belong to a record already looked at or to none
	for i := range r.records {
		rec := r.records[i]
		open = append(open, unread(r.Findings[seen:rec.first])...)
		seen = rec.last
		if _, out := left[place{r.sheets[rec.sheet], rec.row}]; out {
			open = append(open, unread(r.own(rec))...)
			continue
		}
		timeless, gone := r.timeless(rec), r.goneRows(rec)
		for _, f := range r.own(rec) {
			if f.Answer != nil || f.Severity == Mark || gone[f.Row] || timeless && (f.Field == Counting || f.Field == CountingTime) {
				continue
			}
			if f.Other != nil && f.Other.Row > 0 {
				if _, gone := left[place{f.Other.Sheet, f.Other.Row}]; gone {
					continue
				}
			}
			open = append(open, f)
		}
	}
	return append(open, unread(r.Findings[seen:])...)
}

// unread picks the open findings on rows that belong to nobody.
func unread(fs []Finding) (open []Finding) {
	for _, f := range fs {
		if f.Kind == RowUnread && f.Answer == nil {
			open = append(open, f)
		}
	}
	return open
}

func (r *Reading) timeless(rec *record) bool {
	for _, f := range r.own(rec) {
		if f.Answer != nil && f.Answer.Way == NoTime {
			return true
		}
	}
	return false
}

// goneRows finds the rows of single members that are left out of a household.
func (r *Reading) goneRows(rec *record) map[int]bool {
	var gone map[int]bool
	for _, f := range r.own(rec) {
		if f.Row != rec.row && f.Kind != RowUnread && f.Answer != nil && f.Answer.Way == LeftOut {
			if gone == nil {
				gone = map[int]bool{}
			}
			gone[f.Row] = true
		}
	}
	return gone
}

// Left is a row that is not taken over, and why.
type Left struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	OldNo  string `json:"old_no,omitempty"`
	Name   string `json:"name"`
	Kind   Kind   `json:"kind,omitempty"`   // the finding that was answered so
	Other  *Other `json:"other,omitempty"`  // the row or entry that stays
	Reason string `json:"reason,omitempty"` // as typed
}

// LeftOut lists the rows that were left out, in the list's order.
func (r *Reading) LeftOut() []Left {
	left := r.leftOut()
	var out []Left
	for i := range r.records {
		rec := r.records[i]
		if l, ok := left[place{r.sheets[rec.sheet], rec.row}]; ok {
			l.OldNo, l.Name = rec.regNo, locales.Clean(rec.name)
			out = append(out, l)
		}
		for _, f := range r.own(rec) {
			if f.Row != rec.row && f.Kind != RowUnread && f.Answer != nil && f.Answer.Way == LeftOut {
				out = append(out, Left{Sheet: f.Sheet, Row: f.Row, OldNo: rec.regNo, Name: f.Value, Kind: f.Kind, Other: f.Other, Reason: f.Answer.Reason})
			}
		}
	}
	for _, f := range r.Findings {
		if f.Kind == RowUnread && f.Answer != nil && f.Answer.Way == LeftOut {
			out = append(out, Left{Sheet: f.Sheet, Row: f.Row, Name: f.Value, Kind: f.Kind, Reason: f.Answer.Reason})
		}
	}
	return out
}

func (r *Reading) leftOut() map[place]Left {
	left := map[place]Left{}
	for p, res := range r.left {
		left[p] = Left{Sheet: p.sheet, Row: p.row, Reason: res.Reason}
	}
	for i := range r.records {
		rec := r.records[i]
		for _, f := range r.own(rec) {
			if f.Answer == nil || f.Answer.Way != LeftOut || f.Row != rec.row {
				continue
			}
			p := place{r.sheets[rec.sheet], rec.row}
			if _, there := left[p]; !there || f.Answer.Reason != "" {
				left[p] = Left{Sheet: p.sheet, Row: p.row, Kind: f.Kind, Other: f.Other, Reason: f.Answer.Reason}
			}
		}
	}
	return left
}
