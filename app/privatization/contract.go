package privatization

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Kinds of ownership that may come of a privatization (art. 13 p. 2 and 6).
const (
	Joint  = "joint"  // common joint
	Shared = "shared" // common shared
	Sole   = "sole"   // of one person: there is nothing to choose
)

// Ownerships are those several people choose between.
var Ownerships = []string{Joint, Shared}

// OwnershipKey says a kind of ownership.
func OwnershipKey(kind string) string { return "privatization.ownership." + kind }

// Contract is what was agreed, as it stays: later changes of the case, the price or the edition change nothing in it.
type Contract struct {
	Parties   []Party     `json:"parties"`
	Ownership string      `json:"ownership"` // of Ownerships; of one party whatever was chosen, see Owned
	Status    string      `json:"status,omitempty"`
	Dwelling  Dwelling    `json:"dwelling"`
	LeaseNo   string      `json:"lease_no,omitempty"`
	LeasedOn  string      `json:"leased_on,omitempty"`
	Price     Calculation `json:"price"`
	Months    int         `json:"months,omitempty"` // by instalments, 0 at once
	Dues      []Due       `json:"dues,omitempty"`   // none where there is nothing to pay
	Edition   string      `json:"edition"`          // sha256: of the filing
	Place     string      `json:"place,omitempty"`
	ForOffice string      `json:"for_office,omitempty"` // who signs for the local executive body, and by what
}

// Owned is the kind of ownership the dwelling comes to.
func (c Contract) Owned() string {
	if len(c.Parties) == 1 {
		return Sole
	}
	return c.Ownership
}

// Party is one who becomes an owner. Share is "1/3" where ownership is shared.
type Party struct {
	N        int    `json:"n"` // number of the member
	Name     string `json:"name"`
	IIN      string `json:"iin,omitempty"`
	Born     string `json:"born,omitempty"`
	Relation string `json:"relation,omitempty"`
	Tenant   bool   `json:"tenant,omitempty"`
	Minor    bool   `json:"minor,omitempty"`
	Share    string `json:"share,omitempty"`
}

// Part is what one of the parties gets where ownership is shared.
type Part struct {
	N     int    `json:"n"`
	Share string `json:"share"` // "1/3"
}

// Parties are those who take part, tenants first; adult is the age of majority in years, day that of the contract.
func Parties(people []Person, parts []Part, adult int, day string) (parties []Party) {
	for _, p := range people {
		if !p.TakesPart {
			continue
		}
		party := Party{N: p.N, Name: p.Name, IIN: p.IIN, Born: p.Born, Tenant: p.Tenant, Minor: isDay(p.Born) && monthsOn(p.Born, 12*adult) > day}
		if i := slices.IndexFunc(parts, func(x Part) bool { return x.N == p.N }); i >= 0 {
			party.Share = strings.TrimSpace(parts[i].Share)
		}
		parties = append(parties, party)
	}
	slices.SortStableFunc(parties, func(a, b Party) int {
		switch {
		case a.Tenant == b.Tenant:
			return 0
		case a.Tenant:
			return -1
		}
		return 1
	})
	return parties
}

// CheckOwnership holds shares to what they have to be: everybody has one, and together they are the whole. One person chooses nothing.
func CheckOwnership(ownership string, parts []Part, people []Person) (fs fault.Findings) {
	if len(Takers(people)) == 1 && len(parts) == 0 {
		return nil
	}
	switch {
	case !slices.Contains(Ownerships, ownership):
		fs.Add("ownership", fault.Blocks, "privatization.need.ownership")
		return fs
	case ownership == Joint:
		if len(parts) > 0 {
			fs.Add("shares", fault.Blocks, "privatization.shares.joint")
		}
		if several(people) {
			fs.Add("ownership", fault.NeedsReason, "privatization.shares.tenants")
		}
		return fs
	}
	whole, seen := new(big.Rat), map[int]bool{}
	for i, p := range parts {
		share, ok := fraction(p.Share)
		taker := slices.ContainsFunc(people, func(x Person) bool { return x.N == p.N && x.TakesPart })
		switch {
		case !taker || seen[p.N]:
			fs.Add(at("shares", i)+".n", fault.Blocks, "privatization.person.none")
		case !ok:
			fs.Add(at("shares", i)+".share", fault.Blocks, "privatization.shares.wrong")
		default:
			whole.Add(whole, share)
		}
		seen[p.N] = true
	}
	if len(fs) == 0 && (len(parts) != len(Takers(people)) || whole.Cmp(big.NewRat(1, 1)) != 0) {
		fs.Add("shares", fault.Blocks, "privatization.shares.whole", "sum", whole.RatString())
	}
	return fs
}

func several(people []Person) bool {
	tenants := 0
	for _, p := range people {
		if p.Tenant && p.TakesPart {
			tenants++
		}
	}
	return tenants > 1
}

const mostParts = 10_000

// fraction reads a share: "1/3", above nothing and not above the whole.
func fraction(text string) (*big.Rat, bool) {
	n, of, ok := strings.Cut(strings.TrimSpace(text), "/")
	a, err := strconv.Atoi(strings.TrimSpace(n))
	b, wrong := 1, error(nil)
	if ok {
		b, wrong = strconv.Atoi(strings.TrimSpace(of))
	}
	if err != nil || wrong != nil || a < 1 || b < 1 || a > b || b > mostParts {
		return nil, false
	}
	return big.NewRat(int64(a), int64(b)), true
}

// Transfer is how a dwelling came into the communal stock, by the rules of decree 616.
type Transfer struct {
	Body        string `json:"body"` // that gave it
	ActNo       string `json:"act_no"`
	ActDate     string `json:"act_date"` // yyyy-mm-dd
	Certificate *Filed `json:"certificate,omitempty"`
}

// Filed is a price certificate that another body gave.
type Filed struct {
	Number string `json:"number"`
	Issuer string `json:"issuer"`
	Date   string `json:"date"` // yyyy-mm-dd
	Sum    int64  `json:"sum"`  // tiyn
}

// ByOther is the kind of a price another body reckoned.
const ByOther = "filed"

// Calculation is the price as that body gave it.
func (f Filed) Calculation(cite edition.Text) Calculation {
	return Calculation{Method: ByOther, Kind: ByOther, Cite: cite, Filed: &f, Verified: true, Inputs: Inputs{On: f.Date}, Price: f.Sum,
		Exact: spell(tenge(big.NewRat(f.Sum, 1)))}
}

// Check says what is wrong with a transfer.
func (t Transfer) Check(today string) (fs fault.Findings) {
	if tooShort(t.Body) {
		fs.Add("body", fault.Blocks, "privatization.transfer.body")
	}
	if strings.TrimSpace(t.ActNo) == "" {
		fs.Add("act_no", fault.Blocks, "privatization.transfer.number")
	}
	if !isDay(t.ActDate) || t.ActDate > today {
		fs.Add("act_date", fault.Blocks, "privatization.need.day")
	}
	c := t.Certificate
	if c == nil {
		return fs
	}
	if strings.TrimSpace(c.Number) == "" {
		fs.Add("certificate.number", fault.Blocks, "privatization.transfer.number")
	}
	if tooShort(c.Issuer) {
		fs.Add("certificate.issuer", fault.Blocks, "privatization.transfer.body")
	}
	if !isDay(c.Date) || c.Date > today {
		fs.Add("certificate.date", fault.Blocks, "privatization.need.day")
	}
	if c.Sum < 0 || c.Sum > mostMoney {
		fs.Add("certificate.sum", fault.Blocks, "privatization.need.sum")
	}
	return fs
}
