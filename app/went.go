package app

// Went is what an act on the way of a case answers.
type Went struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step"`            // code of the step the case waits in now, "" at the end
	DueAt  int64  `json:"due_at"`          // of that step, 0 without a term
	Due    string `json:"due"`             // of the answer
	Late   int64  `json:"late,omitempty"`  // ms by which the step was late
	State  string `json:"state,omitempty"` // of the case
}

func (f *file) went(late int64) Went {
	w := Went{CaseNo: f.is.CaseNo, Due: f.is.Due, State: f.is.State, Late: late}
	if f.open != nil {
		w.Step, w.DueAt = f.open.Step, f.open.DueAt
	}
	return w
}

// lateness is by how much the passage that waits is late, in ms.
func (s *scene) lateness(f *file) int64 {
	if f.open == nil || f.open.DueAt == 0 {
		return 0
	}
	return max(0, s.now-f.open.DueAt)
}
