package commissionpage

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	mostSeats  = 21 // of a composition; rows not used are hidden
	firstSeats = 8  // offered for the first one
	orderDraft = "commission-order"
)

// Fields of a seat: those of its row, and those that come under it when they are asked for.
var (
	seatLine   = []string{"post", "name", "work_kk", "work_ru", "votes"}
	seatSeldom = []string{"iin", "address", "substitute.name", "substitute.work_kk", "substitute.work_ru", "substitute.iin"}
)

func seatField(i int, name string) string { return fmt.Sprintf("seats.%d.%s", i, name) }

// order is the form of a new composition: a row for each seat. Ins adds a row, Ctrl+Del takes one away, Ctrl+↓ shows what
// is seldom filled in. What is typed is a draft at once.
type order struct {
	plain
	*section
	*deed
	seats int
	more  map[int]bool // rows whose seldom fields were asked for
	kept  *kept
}

// toOrder opens the form, filled in by the composition in force or by the draft that was left.
func (s *section) toOrder(now *app.CompositionView) {
	var draft map[string]string
	var err error
	s.later(func(ctx context.Context) {
		if now == nil {
			var all []app.CompositionView
			if all, err = s.Office.Compositions(ctx); err != nil {
				return
			}
			if len(all) > 0 {
				now = &all[0]
			}
		}
		draft, err = s.draft(ctx, orderDraft)
	}, func() {
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		o := newOrder(s, now)
		if draft != nil {
			o.show(max(1, atoi(draft["seats"])))
			delete(draft, "seats")
			o.form.Restore(draft)
			o.suit()
			s.Quiet.Note(s.T("commissionpage.draft.restored"))
		}
		s.bring(o)
		o.form.FocusFirst()
	})
}

func newOrder(s *section, now *app.CompositionView) *order {
	o := &order{section: s, deed: newDeed(newPane(s)), more: map[int]bool{}}
	o.deed.said = page.NewProse("", 900, kit.ColorWrong)
	o.kept = s.keep(orderDraft, orderDraft, func() map[string]string {
		all := o.form.Values()
		all["seats"] = strconv.Itoa(o.seats)
		return all
	})
	f := o.form
	past := kit.NewDate(s.Desk)
	past.Last = s.today()
	f.Add(kit.Item{Name: "number", Label: s.T("commissionpage.order.number"), Field: kit.NewText(s.Desk, 40), Required: true, Width: 170})
	f.Add(kit.Item{Name: "date", Label: s.T("commissionpage.order.date"), Field: past, Required: true, Beside: true, Width: 126})
	f.Add(kit.Item{Name: "from", Label: s.T("commissionpage.order.from"), Field: kit.NewDate(s.Desk), Beside: true, Width: 170})
	f.Add(kit.Item{Name: "note", Label: s.T("commissionpage.column.issuer"), Field: kit.NewText(s.Desk, 200), Beside: true})
	f.Section(s.T("commissionpage.order.seats"))
	for i := range mostSeats {
		o.addRow(i)
	}
	o.place = orderPlace
	begin := o.begin(now)
	o.end(s.T("commissionpage.order.do"), o.submit, o.close, begin)
	o.suit()
	f.Saved()
	f.OnChange = func() { o.suit(); o.kept.soon() }
	f.Loses = func() bool { return false } // it stays a draft
	o.pane.ask(s.T("commissionpage.order.new"), s.T("commissionpage.order.keys"), nil, 0, f)
	return o
}

// begin are the values the form begins with: the seats of the composition in force.
func (o *order) begin(now *app.CompositionView) map[string]string {
	v := map[string]string{}
	o.seats = firstSeats
	if now == nil {
		for i := range firstSeats {
			v[seatField(i, "post")], v[seatField(i, "votes")] = commission.Ordinary, "1"
		}
		v[seatField(0, "post")], v[seatField(1, "post")], v[seatField(firstSeats-1, "post")] = commission.Chair, commission.Deputy, commission.Secretary
		delete(v, seatField(firstSeats-1, "votes"))
		return v
	}
	o.seats = min(mostSeats, len(now.Seats))
	v["note"] = now.Note
	for i, s := range now.Seats[:o.seats] {
		for name, value := range map[string]string{"post": s.Post, "name": s.Name, "work_kk": s.WorkKK, "work_ru": s.WorkRU, "iin": s.IIN, "address": s.Address} {
			v[seatField(i, name)] = value
		}
		if s.Votes {
			v[seatField(i, "votes")] = "1"
		}
		if h := s.Substitute; h != nil {
			for name, value := range map[string]string{"name": h.Name, "work_kk": h.WorkKK, "work_ru": h.WorkRU, "iin": h.IIN} {
				v[seatField(i, "substitute."+name)] = value
			}
		}
	}
	return v
}

// addRow lays one seat out: labels stand over the first one only, as over a table.
func (o *order) addRow(i int) {
	label := func(key string) string {
		if i > 0 {
			return ""
		}
		return o.T(key)
	}
	var posts []kit.Option
	for _, code := range commission.Posts {
		posts = append(posts, kit.Option{Code: code, Name: o.T(commission.PostKey(code))})
	}
	text := func(most int) *kit.Input { return kit.NewText(o.Desk, most) }
	add := func(name, label string, field kit.Field, width float32, beside bool) {
		o.form.Add(kit.Item{Name: seatField(i, name), Label: label, Field: field, Width: width, Beside: beside, Bare: beside && label == ""})
	}
	add("post", label("commissionpage.order.post"), kit.NewChoice(o.Desk, posts), 190, false)
	add("name", label("commissionpage.order.name"), text(150), 0, true)
	add("work_kk", label("commissionpage.order.work-kk"), text(200), 0, true)
	add("work_ru", label("commissionpage.order.work-ru"), text(200), 0, true)
	votes := kit.NewCheck(o.Desk, o.T("commissionpage.order.votes"))
	add("votes", label("commissionpage.order.vote"), votes, 130, true)
	add("iin", o.T("casepage.form.iin"), o.iinField(), 150, false)
	add("address", o.T("commissionpage.order.address"), text(250), 0, true)
	add("substitute.name", o.T("commissionpage.order.substitute-name"), text(150), 0, false)
	add("substitute.work_kk", o.T("commissionpage.order.work-kk"), text(200), 0, true)
	add("substitute.work_ru", o.T("commissionpage.order.work-ru"), text(200), 0, true)
	add("substitute.iin", o.T("casepage.form.iin"), o.iinField(), 150, true)
}

func (o *order) iinField() *kit.Input {
	return kit.NewIIN(o.Desk, func(v string) *fault.Fault {
		if _, problem := iin.Parse(v, o.Office.Now()); problem != "" {
			return fault.New("W2", "commission.seat.iin")
		}
		return nil
	})
}

// suit shows the rows there are, and under each what was asked for or holds something.
func (o *order) suit() {
	o.form.Together(func() {
		for i := range mostSeats {
			gone := i >= o.seats
			for _, name := range seatLine {
				o.form.Omit(seatField(i, name), gone)
			}
			more := o.more[i]
			for _, name := range seatSeldom {
				more = more || o.form.Field(seatField(i, name)).Value() != ""
			}
			for _, name := range seatSeldom {
				o.form.Omit(seatField(i, name), gone || !more)
			}
		}
	})
}

func (o *order) show(n int) {
	o.seats = max(1, min(n, mostSeats))
	o.suit()
}

// at is the row the keyboard stands in, or stood last; -1 for none.
func (o *order) at() int {
	parts := strings.Split(o.form.Last(), ".")
	if len(parts) > 2 && parts[0] == "seats" {
		return atoi(parts[1])
	}
	return -1
}

// rows adds a seat at the end, or takes that of the cursor away.
func (o *order) rows(by int) {
	if by > 0 {
		if o.seats < mostSeats {
			o.show(o.seats + 1)
			o.form.Field(seatField(o.seats-1, "post")).SetValue(commission.Ordinary)
			o.form.Field(seatField(o.seats-1, "votes")).SetValue("1")
			o.form.Go(seatField(o.seats-1, "name"))
			o.kept.soon()
		}
		return
	}
	at := o.at()
	if at < 0 || o.seats == 1 {
		return
	}
	for i := at; i < o.seats; i++ {
		for _, name := range slices.Concat(seatLine, seatSeldom) {
			value := ""
			if i+1 < o.seats {
				value = o.form.Field(seatField(i+1, name)).Value()
			}
			o.form.Field(seatField(i, name)).SetValue(value)
		}
	}
	o.show(o.seats - 1)
	o.form.Go(seatField(min(at, o.seats-1), "name"))
	o.kept.soon()
}

// details shows what is seldom filled in of the seat the keyboard stands in: the substitute, ИИН, address.
func (o *order) details() {
	if i := o.at(); i >= 0 {
		o.more[i] = true
		o.suit()
		o.form.Go(seatField(i, "substitute.name"))
	}
}

// orderPlace puts what is found of a person at the field of the form.
func orderPlace(field string) string {
	if strings.HasSuffix(field, ".n") {
		return strings.TrimSuffix(field, "n") + "post"
	}
	return field
}

func (o *order) seat(i int) commission.Seat {
	v := func(name string) string { return o.value(seatField(i, name)) }
	s := commission.Seat{N: i + 1, Post: v("post"), Votes: v("votes") == "1",
		Human: commission.Human{Name: v("name"), WorkKK: v("work_kk"), WorkRU: v("work_ru"), IIN: v("iin"), Address: v("address")}}
	if h := (commission.Human{Name: v("substitute.name"), WorkKK: v("substitute.work_kk"), WorkRU: v("substitute.work_ru"), IIN: v("substitute.iin")}); h != (commission.Human{}) {
		s.Substitute = &h
	}
	return s
}

func (o *order) submit() {
	act := app.SetComposition{Number: o.value("number"), Date: o.value("date"), From: o.value("from"), Note: o.value("note")}
	for i := range o.seats {
		act.Seats = append(act.Seats, o.seat(i))
	}
	o.carryOut(act, func(out app.Outcome) {
		var is app.ComposedOf
		if err := out.Read(&is); err != nil {
			o.Quiet.Wrong(err)
			return
		}
		o.kept.drop()
		o.toOrders()
		o.good(o.T("commissionpage.order.done", "entitled", is.Entitled, "needed", is.Needed), out)
	})
}

func (o *order) close() {
	o.kept.now()
	o.toOrders()
}

func (o *order) object() fyne.CanvasObject { return page.Padded(gap, o.pane.box) }
func (o *order) focus()                    { o.form.FocusFirst() }
func (o *order) heard()                    {}
func (o *order) fresh()                    { o.rows(1) }
func (o *order) back()                     { o.form.Back() }
func (o *order) main()                     { o.form.Submit() }
func (o *order) count() string             { return "" }

// leaves loses nothing: what was typed is a draft.
func (o *order) leaves(then func()) {
	o.kept.now()
	then()
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
