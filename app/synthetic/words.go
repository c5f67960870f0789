package synthetic

import (
	_ "embed"
	"sync"

	"github.com/BurntSushi/toml"

	"kezek/app/bank"
)

//go:embed words.toml
var wordsFile string

type words struct {
	Names struct {
		Surnames          []string
		Men               []string
		Women             []string
		RussianSurnames   []string `toml:"russian_surnames"`
		RussianMen        []string `toml:"russian_men"`
		RussianWomen      []string `toml:"russian_women"`
		Fathers           []string // of Russian patronymics
		Female            string   // ending of a surname
		SonOf             string   `toml:"son_of"`
		DaughterOf        string   `toml:"daughter_of"`
		RussianSonOf      string   `toml:"russian_son_of"`
		RussianDaughterOf string   `toml:"russian_daughter_of"`
	}
	Family struct{ Spouse, Son, Daughter string }
	Places struct {
		Streets        []string
		Address, Phone string
	}
	Categories []struct {
		Code    string
		Share   int
		Written []string
	}
	Sheet struct {
		Name, Second             string
		Approve, Approver, Title string
		Headings                 []string
		HeadingsRU               []string `toml:"headings_ru"`
		Total, Secretary         string
		Decision                 string
		YearMark                 string `toml:"year_mark"`
		Letter                   string
		Notes                    []string
	}
	LookAlikes struct{ Cyrillic, Latin string } `toml:"look_alikes"`
	Office     OfficeWords
	Commission CommissionWords
}

// CommissionWords are an invented commission and what its secretary writes down.
type CommissionWords struct {
	Order      string
	Venue      string
	Spoke      string
	Dissent    string
	QuestionKK string `toml:"question_kk"`
	QuestionRU string `toml:"question_ru"`
	ResolvedKK string `toml:"resolved_kk"`
	ResolvedRU string `toml:"resolved_ru"`
	Dwelling   string
	Purpose    string
	Note       string
	Seats      []SeatWords `toml:"seat"`
}

// SeatWords is one who sits in the commission.
type SeatWords struct {
	Post       string
	Name       string
	WorkKK     string `toml:"work_kk"`
	WorkRU     string `toml:"work_ru"`
	Votes      bool
	Substitute string
}

// OfficeWords is an invented office and what its clerk writes into acts.
type OfficeWords struct {
	NameKK       string `toml:"name_kk"`
	NameRU       string `toml:"name_ru"`
	DistrictKK   string `toml:"district_kk"`
	DistrictRU   string `toml:"district_ru"`
	AddressKK    string `toml:"address_kk"`
	AddressRU    string `toml:"address_ru"`
	Prefix       string
	BIN          string
	KATO         string
	Phone        string
	HeadPostKK   string `toml:"head_post_kk"`
	HeadPostRU   string `toml:"head_post_ru"`
	HeadName     string `toml:"head_name"`
	Clerk        string
	Receives     bank.Account // as a decree of the finance body would give it
	Pays         bank.Account
	SoleOrder    string `toml:"sole_order"`
	CouncilKK    string `toml:"council_kk"` // whose decision sets the district's tariffs
	CouncilRU    string `toml:"council_ru"`
	Bank         string // of those who are paid assistance
	Decision     string // with the number
	LeftReason   string `toml:"left_reason"`
	SettleReason string `toml:"settle_reason"`
	MoveFacts    string `toml:"move_facts"`
	CopyReason   string `toml:"copy_reason"`
	RefusalFacts string `toml:"refusal_facts"`
	DoubleReason string `toml:"double_reason"`
}

var vocabulary = sync.OnceValue(func() *words {
	w := new(words)
	if _, err := toml.Decode(wordsFile, w); err != nil {
		panic(err)
	}
	return w
})
