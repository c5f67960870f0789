package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Profiles of masking: what a public list shows of a person beside the register number.
const (
	ByNumber   = "number"   // nothing
	ByInitials = "initials" // the initials
	BySurname  = "surname"  // surname and initials
)

// Profiles are all of them, the most cautious first.
var Profiles = []string{ByNumber, ByInitials, BySurname}

// PublicOptions say what a public list holds. It never holds a birth date, an address, a telephone, a ground, or anything of
// health or disability.
type PublicOptions struct {
	Profile string         `json:"profile"`
	List    string         `json:"list,omitempty"`    // code, "" is the general list
	AsOf    int64          `json:"as_of,omitempty"`   // unix ms, 0 is now
	IIN     bool           `json:"iin,omitempty"`     // with four digits of the ИИН, the first six and the last two hidden
	Consent bool           `json:"consent,omitempty"` // a name only of those who consented to publication; others by number
	Soften  bool           `json:"soften,omitempty"`  // those known by a rare surname by number only
	Langs   []locales.Lang `json:"langs,omitempty"`   // kk and ru when empty
}

// PublicRow is one line as everybody may see it.
type PublicRow struct {
	Place   int    `json:"place"` // in the list shown
	RegNo   string `json:"reg_no"`
	Name    string `json:"name,omitempty"`
	IIN     string `json:"iin,omitempty"`
	List    string `json:"list"`
	Counted string `json:"counting_on"` // day; "" without a counting time
	Rare    bool   `json:"-"`           // somebody may be known by it
}

// PublicList is a list ready to be shown to everybody.
type PublicList struct {
	PublicOptions
	Rows []PublicRow
	Rare []string // register numbers of rows still unique by a rare surname, the list and the day
}

// fewNamesakes is up to how many of one surname in the whole list it is rare.
const fewNamesakes = 2

// Public makes a public list; it shows it to nobody.
func (o *Office) Public(ctx context.Context, opt PublicOptions) (*PublicList, error) {
	if !slices.Contains(Profiles, opt.Profile) {
		return nil, fault.New("G14", "public.fault.profile", "profile", opt.Profile)
	}
	q, err := o.Queue(ctx, QueueFilter{List: opt.List, AsOf: opt.AsOf})
	if err != nil {
		return nil, err
	}
	consented := map[int64]bool{}
	if opt.Consent {
		if consented, err = o.consentedToPublication(ctx); err != nil {
			return nil, err
		}
	}
	p := &PublicList{PublicOptions: opt, Rows: []PublicRow{}, Rare: []string{}}
	var surnames []string
	for from := 0; from < len(q.IDs); from += portion {
		rows, err := q.Rows(ctx, from, from+portion)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			surnames = append(surnames, folded(rows[i].Name))
			p.Rows = append(p.Rows, p.mask(&rows[i], !opt.Consent || consented[rows[i].Household]))
		}
	}
	p.findRare(surnames)
	return p, nil
}

// portion is how many rows are read at once.
const portion = 500

func (p *PublicList) mask(r *QueueRow, named bool) PublicRow {
	row := PublicRow{Place: cmp.Or(placeShown(p.List, r), r.Place), RegNo: r.RegNo, List: r.List}
	if r.Mark != "without" {
		row.Counted = dateOf(r.CountingAt)
	}
	if p.IIN && utf8.RuneCountInString(r.IIN) == 12 {
		row.IIN = "••••••" + r.IIN[6:10] + "••"
	}
	if named {
		row.Name = Masked(r.Name, p.Profile)
	}
	return row
}

func placeShown(list string, r *QueueRow) int {
	if list != "" {
		return r.PlaceInList
	}
	return r.Place
}

// Masked is a name as a profile shows it: «Ә. Қ. Н.», «Әлиев Қ. Н.» or nothing.
func Masked(name, profile string) string {
	words := strings.Fields(name)
	if len(words) == 0 || profile == ByNumber {
		return ""
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if i == 0 && profile == BySurname {
			b.WriteString(w)
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteString(strings.ToUpper(string(r)) + ".")
	}
	return b.String()
}

// folded is a surname as it is compared: «Алиев», «Әлиев» and «AЛИЕВ» are one.
func folded(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return locales.Fold(words[0])
}

// findRare finds the rows by which somebody might be known: unique by a surname few have, the list and the day. Softened
// they lose the name.
func (p *PublicList) findRare(surnames []string) {
	namesakes, alike := map[string]int{}, map[[3]string]int{}
	for i, s := range surnames {
		namesakes[s]++
		alike[[3]string{s, p.Rows[i].List, p.Rows[i].Counted}]++
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if p.Profile != BySurname || r.Name == "" || namesakes[surnames[i]] > fewNamesakes || alike[[3]string{surnames[i], r.List, r.Counted}] > 1 {
			continue
		}
		if p.Soften {
			r.Name, r.IIN = "", ""
			continue
		}
		r.Rare = true
		p.Rare = append(p.Rare, r.RegNo)
	}
}

// consentedToPublication are the households whose application consents to publication.
func (o *Office) consentedToPublication(ctx context.Context) (map[int64]bool, error) {
	found := map[int64]bool{}
	err := o.st.Look(ctx, func(v *store.View) error {
		cases, err := v.ConsentingCases(ctx, "publication")
		for _, c := range cases {
			var given []casefile.Consent
			if err := json.Unmarshal([]byte(c.Consents), &given); err != nil {
				return err
			}
			if slices.ContainsFunc(given, func(g casefile.Consent) bool { return g.Code == "publication" }) {
				found[c.Household] = true
			}
		}
		return err
	})
	return found, err
}
