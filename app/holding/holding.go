// Package holding is the office's own registers of who has what dwelling, and how the people of a household are looked for in
// them: by ИИН, by name and birth date, by address.
package holding

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

// Registers an office keeps of dwellings in people's hands.
const (
	Leases     = "leases"     // agreements of lease and sub-lease of the communal stock
	Orders     = "orders"     // orders of the archive, by which people moved in before there were agreements
	Privatized = "privatized" // dwellings that were privatized
	Rented     = "rented"     // dwellings the akimat rents from private owners for people
)

// Registers are all of them, in the order they are shown.
var Registers = []string{Leases, Orders, Privatized, Rented}

// Stocks a certificate tells of (form F-CERT, rows 8 and 9); a privatized dwelling is its owner's and of neither.
const (
	Communal      = "communal"
	RentedByState = "rented"
)

// StockOf is the stock the dwellings of a register belong to; "" is neither.
func StockOf(register string) string {
	switch register {
	case Leases, Orders:
		return Communal
	case Rented:
		return RentedByState
	}
	return ""
}

// Parts people have in a holding.
const (
	Tenant    = "tenant"    // or the owner, of a privatized dwelling
	Subtenant = "subtenant" //
	Member    = "member"    // of the tenant's family
)

// Parts are all of them.
var Parts = []string{Tenant, Subtenant, Member}

// Holder is somebody who holds a dwelling. Days are yyyy-mm-dd.
type Holder struct {
	Name string `json:"name"`
	IIN  string `json:"iin,omitempty"`
	Born string `json:"born,omitempty"` // a day, or the year alone as old papers have it
	Part string `json:"part,omitempty"` // of Parts; the tenant when ""
	Left string `json:"left,omitempty"` // when they left the dwelling
}

// Holding is one dwelling held by people, as a row of a register has it. Areas are cm², days yyyy-mm-dd.
type Holding struct {
	Register string   `json:"register"`
	Number   string   `json:"number,omitempty"` // of the agreement, order or contract
	Date     string   `json:"date,omitempty"`
	People   []Holder `json:"people"`
	Address  string   `json:"address"`
	Area     int64    `json:"area,omitempty"`
	Useful   int64    `json:"useful,omitempty"`
	Rooms    int64    `json:"rooms,omitempty"`
	Basis    string   `json:"basis,omitempty"` // decision, law or paper it rests on
	From     string   `json:"from,omitempty"`
	To       string   `json:"to,omitempty"` // the day it ends or ended, where its paper says so
	Note     string   `json:"note,omitempty"`
}

// Tidy cleans pasted texts and fills birth dates from sound ИИН.
func (h Holding) Tidy(now int64) Holding {
	for _, s := range []*string{&h.Number, &h.Address, &h.Basis, &h.Note} {
		*s = locales.Clean(*s)
	}
	h.Number = strings.TrimSpace(strings.TrimPrefix(h.Number, "№"))
	h.People = slices.Clone(h.People)
	for i := range h.People {
		p := &h.People[i]
		p.Name, p.IIN = locales.Clean(p.Name), locales.Clean(p.IIN)
		if n, problem := iin.Parse(p.IIN, now); problem == iin.None && p.Born == "" {
			if day, ok := n.Birth(); ok {
				p.Born = day.Format(time.DateOnly)
			}
		}
	}
	return h
}

// Check says what is wrong with a row as typed, at its fields: "people.0.iin".
func (h Holding) Check(fs *fault.Findings, now int64) {
	today := time.UnixMilli(now).In(locales.Zone).Format(time.DateOnly)
	if !slices.Contains(Registers, h.Register) {
		fs.Add("register", fault.Blocks, "holding.need.register")
	}
	if h.Number == "" {
		fs.Add("number", fault.NeedsReason, "holding.need.number")
	}
	if h.Address == "" {
		fs.Add("address", fault.Blocks, "holding.need.address")
	} else if locales.AddressRoot(h.Address) == "" {
		fs.Add("address", fault.NeedsReason, "holding.address.number")
	}
	if len(h.People) == 0 {
		fs.Add("people.0.name", fault.Blocks, "holding.need.people")
	}
	for i, p := range h.People {
		p.check(fs, fmt.Sprintf("people.%d.", i), today, now)
	}
	h.checkDays(fs, today)
	h.checkSizes(fs)
}

func (p Holder) check(fs *fault.Findings, at, today string, now int64) {
	if p.Name == "" {
		fs.Add(at+"name", fault.Blocks, "holding.need.name")
	}
	if p.IIN != "" {
		n, problem := iin.Parse(p.IIN, now)
		if problem != iin.None {
			fs.Add(at+"iin", fault.NeedsReason, string(problem))
		} else if day, ok := n.Birth(); ok && IsDay(p.Born) && p.Born != day.Format(time.DateOnly) {
			fs.Add(at+"born", fault.NeedsReason, "holding.born.iin")
		}
	}
	if p.Born != "" && (!IsDay(p.Born) && !isYear(p.Born) || p.Born > today) {
		fs.Add(at+"born", fault.Blocks, "holding.day.bad")
	}
	if p.Left != "" && (!IsDay(p.Left) || p.Left > today) {
		fs.Add(at+"left", fault.Blocks, "holding.day.bad")
	}
	if p.Part != "" && !slices.Contains(Parts, p.Part) {
		fs.Add(at+"part", fault.Blocks, "holding.part.bad")
	}
}

func (h Holding) checkDays(fs *fault.Findings, today string) {
	for field, day := range map[string]string{"date": h.Date, "from": h.From, "to": h.To} {
		if day != "" && (!IsDay(day) || field != "to" && day > today) {
			fs.Add(field, fault.Blocks, "holding.day.bad")
		}
	}
	if IsDay(h.From) && IsDay(h.To) && h.To < h.From {
		fs.Add("to", fault.Blocks, "holding.to.before")
	}
}

func (h Holding) checkSizes(fs *fault.Findings) {
	for field, n := range map[string]int64{"area": h.Area, "useful": h.Useful, "rooms": h.Rooms} {
		if n < 0 {
			fs.Add(field, fault.Blocks, "holding.size.bad")
		}
	}
	if h.Area > 0 && h.Useful > h.Area {
		fs.Add("useful", fault.NeedsReason, "holding.useful.more")
	}
}

// IsDay tells a day spelled yyyy-mm-dd.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func isYear(s string) bool { return len(s) == 4 && "1850" <= s && s <= "2099" }
