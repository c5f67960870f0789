package queue

// History is the events that speak of an entry and had taken effect by a moment (unix milliseconds), in the order of
// the journal: its own, those where it is the Other, and the annulment of the take-over it came in with. It is nil for
// an entry nobody has heard of.
func (j *Journal) History(id EntryID, asOf int64) []Event {
	var events []Event
	for _, s := range j.life(id, asOf) {
		events = append(events, j.event(s.seq, s.r))
	}
	return events
}

// step is one event in the life of an entry.
type step struct {
	seq     int64
	r       *record
	was, is entry
}

// stands tells whether the entry has a place after the step.
func (s *step) stands() bool { return s.is.state.InQueue() }

// life is History with what each event did.
func (j *Journal) life(id EntryID, asOf int64) []step {
	head := j.standing().entry(id)
	if head.state == nobody {
		return nil
	}
	var steps []step
	var e entry
	for seq, r := range j.records(0) {
		if seq > int64(head.seq) {
			break
		}
		own := EntryID(r.entry) == id || r.kind == Annulled && r.batch == head.batch
		if !own && EntryID(r.other) != id || r.effective > asOf {
			continue
		}
		was := e
		if own {
			e.undergo(seq, r)
		} else {
			e.rest(seq, r)
		}
		steps = append(steps, step{seq: seq, r: r, was: was, is: e})
	}
	return steps
}
