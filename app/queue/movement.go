package queue

// Movement is how the place of one entry moved in a period, each line with its cause and nobody's name.
type Movement struct {
	Entry    EntryID
	From, To int64

	// Start and End are the first and the last moment of the period at which the entry stood in the queue.
	Start, End Standpoint
	Began      int64 // the moment it came into the queue, 0 if it stood in it as of From
	Left       int64 // the moment it left, 0 if it stands in the queue as of To

	// Lines are in order of effect, then of the journal. The sum of what they move by is the difference of End and Start.
	Lines []MovementLine

	// Course is the place over time: Start, then the end of each day (+05:00) on which it changed, then End.
	Course []Point
}

// Standpoint is where the entry stands at a moment (unix milliseconds).
type Standpoint struct {
	At    int64
	Place Place // zero where it is out of the queue, which only a point of the Course may be
	Ready int   // the place among all who can be served now; 0 for one that is suspended
}

// Point is a point of the Course.
type Point = Standpoint

// MovementLine is what one decision did to the place for one cause. Numbers above zero are backwards. Ready counts
// those ahead who can be served now, whether or not the entry itself can.
type MovementLine struct {
	At       int64 // the first moment it took effect
	Seq      int64 // its first event
	Decision int64
	Cause    Cause
	Count    int // events: entries ahead, or events of its own

	Overall, InList, Ready int
}

// Movement tells how the place of an entry moved from one moment to another (unix milliseconds, both counted in the
// period). It is false if the entry stood in the queue at no moment of the period.
//
// While it is out of the queue between two stays, the lines tell how the place moved that it would have; its leaving and
// its return are lines that move nothing. Events of its own are all told, others only if they move it.
func (j *Journal) Movement(id EntryID, from, to int64) (Movement, bool) {
	m := Movement{Entry: id, From: from, To: to}
	steps := j.life(id, to)
	if !m.span(steps) {
		return m, false
	}
	w := newWalk(id, steps, m.Start.At, min(m.End.At, max(j.latest, m.Start.At)))
	j.pace(w)
	w.told.annulled(j.at)
	for i := range steps {
		w.tellOwn(&steps[i], from)
	}
	m.Lines = inOrder(append(w.told.lines(), w.toldOwn.lines()...))
	var moved shift
	for i := range m.Lines {
		l := &m.Lines[i]
		moved.add(shift{int32(l.Overall), int32(l.InList), int32(l.Ready)})
	}
	m.Course = w.course(j.head.lists, m.Start.At, m.End.At, w.total.minus(moved))
	m.Start, m.End = m.Course[0], m.Course[len(m.Course)-1]
	return m, true
}

// span finds Start, End, Began and Left; false if there is no moment between at which the entry stands.
func (m *Movement) span(steps []step) bool {
	found := false
	for i := range steps {
		since, until := max(steps[i].r.effective, m.From), m.To
		if i+1 < len(steps) {
			until = min(until, steps[i+1].r.effective-1)
		}
		if !steps[i].stands() || since > until {
			continue
		}
		if !found {
			m.Start.At = since
		}
		found, m.End.At = true, until
	}
	if m.Start.At > m.From {
		m.Began = m.Start.At
	}
	if m.End.At < m.To {
		m.Left = m.End.At + 1
	}
	return found
}

// pace goes through the journal once, in its own order, and adds up what each event moves. As an event knows how its
// entry stood before and stands after, neither the order in time nor a fold is needed.
func (j *Journal) pace(w *walk) {
	for seq, r := range j.records(0) {
		if r.effective > w.end || EntryID(r.entry) == w.id || r.kind == Annulled {
			continue
		}
		w.take(seq, r, r, &r.was, &r.is)
		// An annulment undoes, one by one, the events of its batch; nothing else ever rests on their entries.
		if by, a := j.annulled(r.batch); a != nil && a.effective <= w.end {
			w.take(by, a, r, &r.is, &r.was)
		}
	}
}

// walk is the count of who is ahead of one entry, kept while the journal is gone through.
type walk struct {
	id         EntryID
	steps      []step
	start, end int64     // events after start, up to end, are told
	views      []vantage // where it stood at the start, then wherever its own events put it
	own        []shift   // by view: what the step to it moves
	total      shift     // who is ahead at the end
	days       []shift   // what each day moves, from the day of start
	told       telling   // what others do
	toldOwn    telling   // what happens to the entry itself: the causes are never the same
}

// vantage is where the entry stands, or would stand, from one event of its own to the next.
type vantage struct {
	Key
	list    uint16
	at, seq int64
}

// shift is a number of entries ahead, or by how much it differs.
type shift struct{ overall, inList, ready int32 }

func (a shift) minus(b shift) shift {
	return shift{a.overall - b.overall, a.inList - b.inList, a.ready - b.ready}
}

func (a *shift) add(b shift) {
	a.overall += b.overall
	a.inList += b.inList
	a.ready += b.ready
}

func newWalk(id EntryID, steps []step, start, end int64) *walk {
	w := &walk{id: id, steps: steps, start: start, end: end, days: make([]shift, dayOf(end)-dayOf(start)+1)}
	for i := range steps {
		s := &steps[i]
		v := vantage{Key: s.is.key(id), list: s.is.list, at: s.r.effective, seq: s.seq}
		switch last := len(w.views) - 1; {
		case s.r.effective > end:
		case s.r.effective <= start:
			w.views = append(w.views[:0], v)
		case v.Key != w.views[last].Key || v.list != w.views[last].list:
			w.views = append(w.views, v)
		}
	}
	w.own = make([]shift, len(w.views))
	return w
}

// view is the number of the view in force after an event.
func (w *walk) view(at, seq int64) int {
	i := len(w.views) - 1
	for i > 0 && (w.views[i].at > at || w.views[i].at == at && w.views[i].seq > seq) {
		i--
	}
	return i
}

// behind tells whether the view is behind an entry, in the queue or not.
func (v *vantage) behind(s *stance, r *record) bool {
	return Compare(s.key(EntryID(r.entry), r.oldOrder), v.Key) < 0
}

// ahead counts the entry of a record: 1 where it is ahead of the view.
func (v *vantage) ahead(s *stance, r *record) (n shift) {
	if !s.state.InQueue() || !v.behind(s, r) {
		return n
	}
	n.overall = 1
	if s.list == v.list {
		n.inList = 1
	}
	if s.state == StateActive {
		n.ready = 1
	}
	return n
}

// take counts what an event moves that changed the entry of a record from one stance to another: in the view of its
// time it is told, and each later view is then seen from a place that has this entry ahead or not.
func (w *walk) take(seq int64, by, r *record, was, is *stance) {
	if *was == *is {
		return
	}
	i := w.view(by.effective, seq)
	d := w.views[i].ahead(is, r).minus(w.views[i].ahead(was, r))
	if d != (shift{}) && by.effective > w.start {
		if by.kind == Annulled {
			w.told.undo(seq, d)
		} else {
			w.told.add(seq, by, causeAhead(by.kind, was, is, r, &w.views[i], d), d)
		}
		w.days[dayOf(by.effective)-dayOf(w.start)].add(d)
	}
	for i++; i < len(w.views); i++ {
		next := w.views[i].ahead(is, r).minus(w.views[i].ahead(was, r))
		w.own[i].add(next.minus(d))
		w.days[dayOf(w.views[i].at)-dayOf(w.start)].add(next.minus(d))
		d = next
	}
	w.total.add(d)
}

// tellOwn tells a step of the entry itself, if it was after a moment.
func (w *walk) tellOwn(s *step, after int64) {
	if s.r.effective <= after {
		return
	}
	var d shift
	for i := range w.views[1:] {
		if w.views[i+1].seq == s.seq {
			d = w.own[i+1]
		}
	}
	w.toldOwn.add(s.seq, s.r, causeOwn(w.id, s), d)
}
