package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// QueueFilter says which entries to show and in what order.
type QueueFilter struct {
	List  string // code, "" is the general list
	State string // a queue.State's code, "" is everybody who stands in the queue, "all" is everybody
	Query string // words of names, ИИН, register or old number
	Sort  string // SortPlace or SortName
	AsOf  int64  // unix ms, 0 is now
	Known int64  // as it was known then, unix ms; 0 as it is known now
}

// Orders of the queue.
const (
	SortPlace = "place"
	SortName  = "name"
)

// QueueRow is one entry as lists, window and terminal show it.
type QueueRow struct {
	Entry       int64
	RegNo       string
	Place       int // overall; 0 when it stands nowhere
	PlaceInList int
	List        string
	State       string
	CountingAt  int64
	Mark        string // known, assumed, without
	Name        string
	IIN         string
	IINState    string
	Born        string
	People      int // counted members
	Address     string
	Phone       string
	Dwelling    string
	Note        string
	CaseNo      string
	OldNo       string
	OldOrder    int
	Decision    string // number
	DecidedOn   string // yyyy-mm-dd
	Household   int64
}

// Queue is the answer to a filter: the entries in order. Rows are read in portions, so that a hundred thousand scroll
// like a hundred. It does not change while it is shown.
type Queue struct {
	o     *Office
	line  *lineup
	IDs   []int64
	Total int // in the list before state and query
}

// Lists tells how many stand in each list, and all together under "".
func (q *Queue) Lists() map[string]int {
	counts := map[string]int{"": q.line.places.Len()}
	for _, l := range q.line.places.Lists() {
		counts[l.List] = l.Count
	}
	return counts
}

// Queue answers a filter. It reads the file only to search and to sort by name.
func (o *Office) Queue(ctx context.Context, f QueueFilter) (*Queue, error) {
	line, err := o.lineupOf(ctx, f)
	if err != nil {
		return nil, err
	}
	q := &Queue{o: o, line: line}
	ids := line.ids(f)
	q.Total = len(ids)
	if words := searchWords(f.Query); len(words) > 0 {
		var households []int64
		err := o.st.Look(ctx, func(v *store.View) (err error) {
			households, err = v.FindHouseholds(ctx, words)
			return err
		})
		if err != nil {
			return nil, err
		}
		wanted := make(map[int64]struct{}, len(households))
		for _, h := range households {
			wanted[h] = struct{}{}
		}
		ids = slices.DeleteFunc(ids, func(id int64) bool { _, ok := wanted[line.homes[id-1].household]; return !ok })
	}
	if f.Sort == SortName {
		if err := o.sortByName(ctx, line, ids); err != nil {
			return nil, err
		}
	}
	q.IDs = ids
	return q, nil
}

// lineupOf is the queue a filter asks about.
func (o *Office) lineupOf(ctx context.Context, f QueueFilter) (line *lineup, err error) {
	if f.AsOf == 0 && f.Known == 0 {
		return o.current.Load(), nil
	}
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error { line, err = o.lineupAt(ctx, v, f.AsOf, f.Known); return err })
	return line, err
}

// ids are the entries of a list and state in order of place; those who stand nowhere follow in order of entry.
func (l *lineup) ids(f QueueFilter) []int64 {
	order := l.places.Order()
	if f.List != "" {
		order = l.places.InList(f.List)
	}
	ids := make([]int64, 0, len(order))
	inQueue := f.State == "" || f.State == "all"
	for _, id := range order {
		if !inQueue {
			if e, _ := l.standing.Of(id); e.State.String() != f.State {
				continue
			}
		}
		ids = append(ids, int64(id))
	}
	if f.State == "" {
		return ids
	}
	for id, e := range l.standing.All() {
		if !e.State.InQueue() && (f.State == "all" || f.State == e.State.String()) && (f.List == "" || f.List == e.List) {
			ids = append(ids, int64(id))
		}
	}
	return ids
}

func (o *Office) sortByName(ctx context.Context, line *lineup, ids []int64) error {
	return o.st.Look(ctx, func(v *store.View) error {
		households, err := v.ByName(ctx)
		if err != nil {
			return err
		}
		rank := make(map[int64]int, len(households))
		for i, h := range households {
			rank[h] = i
		}
		slices.SortStableFunc(ids, func(a, b int64) int {
			return rank[line.homes[a-1].household] - rank[line.homes[b-1].household]
		})
		return nil
	})
}

// Rows reads a portion of the answer, in its order.
func (q *Queue) Rows(ctx context.Context, from, to int) (rows []QueueRow, err error) {
	ids := q.IDs[max(0, from):min(to, len(q.IDs))]
	err = q.o.st.Look(ctx, func(v *store.View) error {
		rows, err = q.line.rows(ctx, v, ids)
		return err
	})
	return rows, err
}

func (l *lineup) rows(ctx context.Context, v *store.View, ids []int64) ([]QueueRow, error) {
	entries, err := v.Entries(ctx, ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]store.Entry, len(entries))
	var homes, cases []int64
	for _, e := range entries {
		byID[e.ID] = e
		homes = append(homes, e.Household)
		if e.Batch == nil { // born in Kezek: by a decision of its own
			cases = append(cases, e.ID)
		}
	}
	households, err := v.Households(ctx, homes)
	if err != nil {
		return nil, err
	}
	members, err := v.MembersOf(ctx, homes)
	if err != nil {
		return nil, err
	}
	decisions, err := v.FirstDecisions(ctx, cases)
	if err != nil {
		return nil, err
	}
	files, err := v.CasesOfHouseholds(ctx, homes)
	if err != nil {
		return nil, err
	}
	home := make(map[int64]*QueueRow, len(ids))
	rows := make([]QueueRow, len(ids))
	for i, id := range ids {
		e := byID[id]
		rows[i] = l.row(e)
		home[e.Household] = &rows[i]
		if d, ok := decisions[id]; ok {
			rows[i].Decision, rows[i].DecidedOn = d.Number, d.Date
		}
	}
	for _, h := range households {
		r := home[h.ID]
		r.Address, r.Phone, r.Dwelling, r.Note = h.Address, h.Phone, h.Dwelling, h.Note
	}
	for _, m := range members {
		r := home[m.Household]
		if m.N == 0 {
			r.Name, r.IIN, r.IINState, r.Born = m.Name, m.IIN, m.IINState, m.Born
		}
		if m.Counted {
			r.People++
		}
	}
	for _, c := range files {
		home[c.Household].CaseNo = c.CaseNo
	}
	if l.then {
		err = l.asThen(ctx, v, rows)
	}
	return rows, err
}

// row is what the journal and the entry say.
func (l *lineup) row(e store.Entry) QueueRow {
	state, _ := l.standing.Of(queue.EntryID(e.ID))
	place, _ := l.places.Of(queue.EntryID(e.ID))
	return QueueRow{Entry: e.ID, RegNo: e.RegNo, Place: place.Overall, PlaceInList: place.InList, List: state.List,
		State: state.State.String(), CountingAt: state.Counting, Mark: state.Mark.String(), OldNo: e.OldNo,
		OldOrder: int(state.OldOrder), Decision: cmp.Or(e.OldDecision, e.OldDecisionText), DecidedOn: e.OldDecisionDate, Household: e.Household}
}

// inQueue tells whether an entry stands in the queue.
func (l *lineup) inQueue(entry int64) bool {
	e, _ := l.standing.Of(queue.EntryID(entry))
	return e.State.InQueue()
}

// stateOf tells an entry's state now.
func (o *Office) stateOf(entry int64) string {
	e, ok := o.current.Load().standing.Of(queue.EntryID(entry))
	if !ok {
		return ""
	}
	return e.State.String()
}

// searchWords folds what was typed the way the index was folded: names by words, numbers whole. Search begins with two
// letters, a single one would find nearly everybody; a single digit is the number itself.
func searchWords(query string) []store.Word {
	var words []store.Word
	for _, w := range strings.Fields(query) {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			number := foldNumber(w)
			words = append(words, store.Word{Text: number, Whole: len(number) == 1, Number: spellings(w)})
			continue
		}
		for _, t := range locales.Tokens(w) {
			if utf8.RuneCountInString(t) > 1 {
				words = append(words, store.Word{Text: t})
			}
		}
	}
	return words
}

// spellings are how the number of a decision or a paper may be kept that was typed like this; an ИИН is none.
func spellings(typed string) []string {
	w := strings.Trim(typed, "№#,.;")
	if len(w) == iinDigits && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
		return nil
	}
	all := []string{w, strings.ToUpper(w), strings.ToLower(w)}
	slices.Sort(all)
	return slices.Compact(all)
}

const iinDigits = 12

// foldNumber spells a number without spaces, its letters folded: «Ақс-2026/15» is "акс-2026/15".
func foldNumber(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			b.WriteString(locales.Fold(string(r)))
		case !unicode.IsSpace(r) && r != '№':
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldNumbers gives each number whole and its last part, so that «15» finds «Ақс-2026/15».
func foldNumbers(numbers []string) []string {
	var folded []string
	for _, n := range numbers {
		whole := foldNumber(n)
		folded = append(folded, whole)
		if at := strings.LastIndexAny(whole, "-/"); at >= 0 {
			folded = append(folded, whole[at+1:])
		}
	}
	return folded
}
