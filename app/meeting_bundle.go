package app

import (
	"context"
	"slices"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// Papers of the package the members get before a meeting.
const (
	formCover      = "commission-package"
	formExtract    = "queue-extract"
	formCandidates = "candidates"
	formAttendance = "attendance-sheet"
	formBallot     = "vote-sheet"
)

// bundle is what the members get before a meeting, as the papers it is printed from. The workbook is made of the same.
type bundle struct {
	wanted     PackageWanted
	of         papers.Meeting
	cover      papers.Paper
	agenda     papers.Paper
	notes      []papers.Paper // in the order of the agenda
	queue      papers.Paper
	labels     []edition.Text // of the lists of queue, short
	dwellings  papers.Paper
	attendance papers.Paper
	ballots    []papers.Paper // of each member with a vote
}

// firstOfList is how many of the head of each list the members are shown.
const firstOfList = 30

// bundle composes the package of a meeting. It may take a while: progress tells of items.
func (o *Office) bundle(ctx context.Context, who *Person, a PackageWanted) (b *bundle, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, who, Order{})
		if err != nil {
			return err
		}
		if s.office == nil {
			return fault.New("G02", "app.fault.no-office")
		}
		about, err := s.aboutMeeting(ctx, a.Meeting)
		if err != nil {
			return err
		}
		b, err = s.bundle(ctx, about.meeting, a)
		return err
	})
	return b, err
}

func (s *scene) bundle(ctx context.Context, m *session, a PackageWanted) (b *bundle, err error) {
	b = &bundle{wanted: a, of: meetingOf(m)}
	sheet := func(form string, data any) papers.Paper {
		p := s.frame(IssuePaper{Form: form, Langs: a.Langs}, subject{})
		p.Signer, p.Executor, p.Data = papers.Signer{}, papers.Executor{}, data
		return s.seal(p, a)
	}
	agenda, err := s.agenda(ctx, m)
	if err != nil {
		return nil, err
	}
	b.agenda = sheet(FormAgenda, agenda)
	for i := range m.items {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sub, err := s.itemSubject(ctx, &onItem{&m.items[i], m})
		if err != nil {
			return nil, err
		}
		note, err := s.compose(ctx, IssuePaper{Form: FormNote, Langs: a.Langs}, sub)
		if err != nil {
			return nil, err
		}
		b.notes = append(b.notes, s.seal(note, a))
		progressOf(ctx).count(int64(i+1), int64(len(m.items)))
	}
	extract, labels, err := s.queueExtract(ctx, m)
	if err != nil {
		return nil, err
	}
	b.queue, b.labels = sheet(formExtract, extract), labels
	dwellings, err := s.candidates(ctx, m)
	if err != nil {
		return nil, err
	}
	b.dwellings = sheet(formCandidates, dwellings)
	attendance, err := s.attendanceSheet(ctx, m)
	if err != nil {
		return nil, err
	}
	b.attendance = sheet(formAttendance, attendance)
	for _, seat := range m.seats {
		if seat.Votes {
			at, _ := presenceOf(m.present, seat.N)
			b.ballots = append(b.ballots, sheet(formBallot, papers.VoteSheet{Meeting: b.of, Member: seated(seat, at), Items: agenda.Items}))
		}
	}
	cover := papers.CommissionPackage{Meeting: b.of, For: papers.Same(a.For), MadeAt: papers.Moment(s.now), Items: len(agenda.Items)}
	if !a.Full {
		cover.Withheld = message("package.withheld")
	}
	b.cover = sheet(formCover, cover)
	return b, nil
}

// seal makes a paper one of the package: with the day and the head of the chain, and without personal data in full for who may
// not have them.
func (s *scene) seal(p papers.Paper, a PackageWanted) papers.Paper {
	p.Date, p.Print = papers.Day(midnight(s.now)), papers.Print{AuditHead: short(s.v.Head.Hash)}
	if a.Full {
		return p
	}
	return papers.Mask(p)
}

// parts are the papers in their order, each with its name in the contents.
func (b *bundle) parts() []papers.Part {
	parts := []papers.Part{{Name: message("package.agenda"), Papers: []papers.Paper{b.agenda}}}
	for _, p := range b.notes {
		n := p.Data.(papers.CommissionNote)
		name := together(message("package.note", "n", n.Item), ": ", together(n.Question, " – ", p.To.Name))
		parts = append(parts, papers.Part{Name: name, Papers: []papers.Paper{p}})
	}
	parts = append(parts, papers.Part{Name: message("package.queue"), Papers: []papers.Paper{b.queue}})
	if len(b.dwellings.Data.(papers.Candidates).Dwellings) > 0 {
		parts = append(parts, papers.Part{Name: message("package.dwellings"), Papers: []papers.Paper{b.dwellings}})
	}
	return append(parts, papers.Part{Name: message("package.attendance"), Papers: []papers.Paper{b.attendance}},
		papers.Part{Name: message("package.ballots"), Papers: b.ballots})
}

// agendaEntries are the entries of the queue a meeting is about, with the number of the item.
func (s *scene) agendaEntries(ctx context.Context, m *session) (map[queue.EntryID]int, error) {
	on := map[queue.EntryID]int{}
	for _, x := range m.items {
		entry := x.Entry
		if entry == 0 && x.CaseID != 0 {
			e, err := s.v.EntryOfCase(ctx, x.CaseID)
			if err != nil {
				return nil, err
			}
			if e != nil {
				entry = e.ID
			}
		}
		if _, known := on[queue.EntryID(entry)]; entry != 0 && !known {
			on[queue.EntryID(entry)] = int(x.N)
		}
	}
	return on, nil
}

// queueExtract is the head of the general list and of each other, with everybody on the agenda.
func (s *scene) queueExtract(ctx context.Context, m *session) (papers.QueueExtract, []edition.Text, error) {
	q, labels := papers.QueueExtract{Meeting: meetingOf(m), AsOf: papers.Moment(s.now)}, []edition.Text(nil)
	on, err := s.agendaEntries(ctx, m)
	if err != nil {
		return q, nil, err
	}
	line := s.o.current.Load()
	add := func(name papers.Text, label edition.Text, order []queue.EntryID) error {
		if len(order) == 0 {
			return nil
		}
		var ids []int64
		for i, id := range order {
			if _, is := on[id]; is || i < firstOfList {
				ids = append(ids, int64(id))
			}
		}
		rows, err := line.rows(ctx, s.v, ids)
		list := papers.ListExtract{List: name, Shown: len(rows), Of: len(order)}
		for _, r := range rows {
			list.Entries = append(list.Entries, extractEntry(r, on))
		}
		q.Lists, labels = append(q.Lists, list), append(labels, label)
		return err
	}
	general := message("package.general")
	if err := add(general, inWords(general), line.places.Order()); err != nil {
		return q, nil, err
	}
	for _, l := range s.edition.Lists() {
		if err := add(said(l.Text), l.Label(), line.places.InList(l.Code)); err != nil {
			return q, nil, err
		}
	}
	return q, labels, nil
}

func extractEntry(r QueueRow, on map[queue.EntryID]int) papers.ExtractEntry {
	e := papers.ExtractEntry{PlaceInList: r.PlaceInList, Place: r.Place, RegNo: r.RegNo, Name: papers.Same(r.Name), People: r.People,
		CountingAt: papers.Moment(r.CountingAt), Item: on[queue.EntryID(r.Entry)]}
	if r.Mark != queue.Known.String() {
		e.Note = message("takeover.mark." + r.Mark)
	}
	if r.State == queue.StateSuspended.String() {
		e.Note = together(e.Note, "; ", message("queue.state."+r.State))
	}
	return e
}

// candidates are the dwellings on the agenda, with who is to get each and how many stand before them.
func (s *scene) candidates(ctx context.Context, m *session) (papers.Candidates, error) {
	c := papers.Candidates{Meeting: meetingOf(m), AsOf: papers.Moment(s.now)}
	for i := range m.items {
		x := &m.items[i]
		if x.Kind != ItemProvide {
			continue
		}
		d, err := s.proposedDecision(ctx, x)
		if err != nil {
			return c, err
		}
		h, ok := d.(*House)
		if !ok {
			continue
		}
		sub, err := s.itemSubject(ctx, &onItem{x, m})
		if err != nil {
			return c, err
		}
		r := sub.row
		home := papers.CandidateDwelling{Item: int(x.N), Dwelling: dwellingOf(*h), RegNo: r.RegNo, Name: papers.Same(r.Name), People: len(h.moving(sub.members)),
			Place: r.Place, PlaceInList: r.PlaceInList, Before: max(0, r.PlaceInList-1), BeforeAll: max(0, r.Place-1)}
		if l, ok := sub.law.List(r.List); ok {
			home.List = said(l.Label())
		}
		if home.Before > 0 {
			home.Passed = papers.Same(h.Facts)
		}
		c.Dwellings = append(c.Dwellings, home)
	}
	return c, nil
}

func (s *scene) attendanceSheet(ctx context.Context, m *session) (papers.AttendanceSheet, error) {
	c, err := s.v.Composition(ctx, m.row.Composition)
	if err != nil {
		return papers.AttendanceSheet{}, err
	}
	q := commission.Count(m.rule, m.seats, nil, nil)
	a := papers.AttendanceSheet{Meeting: meetingOf(m), OrderNo: c.Number, OrderOn: dayOf(c.Date), Entitled: q.Entitled, Needed: q.Needed,
		Secretary: papers.Same(m.secretary().Name)}
	for _, seat := range m.seats {
		at, _ := presenceOf(m.present, seat.N)
		a.Seats = append(a.Seats, seated(seat, at))
	}
	return a, nil
}

// bothLangs are the languages papers and lists are in when nobody chose: the state language first.
func bothLangs(langs []locales.Lang) []locales.Lang {
	langs = slices.DeleteFunc(slices.Clone(langs), func(l locales.Lang) bool { return l != locales.KK && l != locales.RU })
	if len(langs) == 0 {
		return []locales.Lang{locales.KK, locales.RU}
	}
	slices.Sort(langs)
	return slices.Compact(langs)
}
