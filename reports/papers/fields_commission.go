package papers

// Meeting is the meeting of the commission a paper belongs to.
type Meeting struct {
	Commission Text   `json:"commission"`
	Kind       Text   `json:"kind"` // regular, extraordinary, in absentia
	MeetingAt  Moment `json:"meetingAt"`
	Venue      Text   `json:"venue"`
}

// Seated is somebody of the commission at a meeting.
type Seated struct {
	Name      Text `json:"name"`
	Post      Text `json:"post"`      // in the commission
	Work      Text `json:"work"`      // post at work
	InsteadOf Text `json:"insteadOf"` // whose seat a substitute fills; empty is their own
	Reason    Text `json:"reason"`    // why they were absent
}

// Quorum counts the members with a vote: by the composition, needed to decide, and there without those recused. With
// a Needed of 0 nothing is said of it; NoQuorum against the figures is fault P10.
type Quorum struct {
	Entitled int  `json:"entitled"`
	Needed   int  `json:"needed"`
	Here     int  `json:"here"`
	NoQuorum bool `json:"noQuorum"`
}

// Dwelling is a dwelling provided or offered; without an address there is none.
type Dwelling struct {
	Address Text   `json:"address"`
	Rooms   int    `json:"rooms"`
	Total   Area   `json:"total"`
	Living  Area   `json:"living"`
	Floor   string `json:"floor"`   // 3, or 3/5
	Purpose Text   `json:"purpose"` // for what it is given: a lease from the state stock
}

// Agenda is what a meeting is to decide. The secretary and the chair sign it on lines of the form's own.
type Agenda struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	Items     []AgendaItem `json:"items"`
	Secretary Text         `json:"secretary"`
	Chair     Text         `json:"chair"` // who approves
}

// AgendaItem is one question. It is about a person by their case or their entry, or about neither.
type AgendaItem struct {
	N        int    `json:"n"`
	Question Text   `json:"question"`
	Clause   Text   `json:"clause"`
	About    Text   `json:"about"` // the person's name
	CaseNo   string `json:"caseNo"`
	RegNo    string `json:"regNo"`
	Reporter Text   `json:"reporter"`
	Note     Text   `json:"note"` // one line
}

// Minutes are the minutes of a meeting. Everybody named signs on a line of the form's own, so Paper.Signer stays empty.
// Votes by name that are not as many as those counted are fault P10.
type Minutes struct {
	Title Text   `json:"title"` // empty is the form's own
	No    string `json:"no"`    // empty leaves a place for it
	Meeting
	BeganAt  Moment `json:"beganAt"`
	EndedAt  Moment `json:"endedAt"`
	OrderNo  string `json:"orderNo"` // of the composition
	OrderOn  Day    `json:"orderOn"`
	Presided Seated `json:"presided"`
	Quorum
	Present   []Seated      `json:"present"` // who presided among them, the secretary only with a vote
	Absent    []Seated      `json:"absent"`
	Secretary Text          `json:"secretary"`
	Invited   []Seated      `json:"invited"` // name and work
	Agenda    []AgendaItem  `json:"agenda"`
	Items     []MinutesItem `json:"items"`
	Members   []Seated      `json:"members"` // who sign, besides the one who presided and the secretary
}

// MinutesItem is how one question went.
type MinutesItem struct {
	N        int      `json:"n"`
	Question Text     `json:"question"`
	About    Text     `json:"about"` // the person's name
	CaseNo   string   `json:"caseNo"`
	RegNo    string   `json:"regNo"`
	Added    bool     `json:"added"`    // to the agenda during the meeting
	AddedBy  Votes    `json:"addedBy"`  // how that was voted
	Reporter Text     `json:"reporter"` // who was heard
	Heard    Text     `json:"heard"`    // what they said
	Spoke    []Speech `json:"spoke"`
	Recused  []Speech `json:"recused"` // with the reason
	Quorum            // of this item, when it is not that of the meeting
	Missing  Text     `json:"missing"` // whose absence left it without a quorum: names, parted by semicolons
	Outcome
	ByName  []NamedVote `json:"byName"` // where the vote was by name
	Dissent []Speech    `json:"dissent"`
}

// Speech is who said what.
type Speech struct {
	Who   Text `json:"who"`
	Words Text `json:"words"`
}

// Votes count a vote.
type Votes struct {
	For       int `json:"for"`
	Against   int `json:"against"`
	Abstained int `json:"abstained"`
}

// Outcome is what a question came to, the same in minutes and extract.
type Outcome struct {
	Decided  Text     `json:"decided"` // one sentence
	Ground   Text     `json:"ground"`
	Clause   Text     `json:"clause"`
	Dwelling Dwelling `json:"dwelling"` // provided
	Reason   Text     `json:"reason"`   // why it was postponed, taken off or declined
	Voted    bool     `json:"voted"`    // a vote was taken: then its figures are printed, 0 too
	Votes
	ByChair bool `json:"byChair"` // the votes were equal, who presided decided
}

// NamedVote is how a member voted.
type NamedVote struct {
	Name   Text   `json:"name"`
	Choice Choice `json:"choice"`
}

// Choice is how a member voted.
type Choice int

const (
	NotVoted Choice = iota
	VotedFor
	VotedAgainst
	VotedNeither
)

// Extract is what the minutes say of one person's question. Paper.To is that person, Paper.Signer the secretary.
type Extract struct {
	Title     Text   `json:"title"` // empty is the form's own
	MinutesNo string `json:"minutesNo"`
	Meeting
	Quorum
	N        int    `json:"n"` // of the question
	Question Text   `json:"question"`
	CaseNo   string `json:"caseNo"`
	RegNo    string `json:"regNo"`
	Outcome
	DecisionNo   string `json:"decisionNo"`
	DecisionDate Day    `json:"decisionDate"`
}

// CommissionDecision is the decision on one question, signed by the head or the chair. Paper.To is whom it is about: with
// a dwelling the tenant. What is empty is left out; an appeal is told of when its body is.
type CommissionDecision struct {
	Title        Text     `json:"title"`      // what the decision is on; empty is the form's own
	DecisionNo   string   `json:"decisionNo"` // empty leaves a place for it
	DecisionDate Day      `json:"decisionDate"`
	DecisionBy   Text     `json:"decisionBy"`
	Commission   Text     `json:"commission"`
	MinutesNo    string   `json:"minutesNo"` // what it rests on
	MinutesOn    Day      `json:"minutesOn"`
	N            int      `json:"n"` // of the question
	Service      Text     `json:"service"`
	CaseNo       string   `json:"caseNo"`
	FiledAt      Moment   `json:"filedAt"`
	RegNo        string   `json:"regNo"`
	List         Text     `json:"list"`
	Place        int      `json:"place"` // in the general list, from which a dwelling is given or which it loses
	PlaceInList  int      `json:"placeInList"`
	PlaceOn      Day      `json:"placeOn"`
	Decided      Text     `json:"decided"` // one sentence
	EffectOn     Day      `json:"effectOn"`
	Ground       Text     `json:"ground"`
	Clause       Text     `json:"clause"`
	Rules        Text     `json:"rules"` // the edition it follows
	Facts        Text     `json:"facts"`
	Dwelling     Dwelling `json:"dwelling"`
	Members      []Member `json:"members"` // who move in with the tenant, or are registered with the applicant: all of them
	People       int      `json:"people"`  // all together

	// Of a privatization; source: services.md §4.7, F-PR-DEC.
	Home     Home     `json:"home"`
	Owners   []Member `json:"owners"`   // the family who take part, without the tenant
	Terms    Text     `json:"terms"`    // at the residual value, free of charge, refused
	Price    Money    `json:"price"`    // 0 is not reckoned yet, or free
	Payment  Text     `json:"payment"`  // at once or by instalments, and until when
	Transfer Text     `json:"transfer"` // to communal ownership, where that is needed
	Appeal
}

// AttendanceSheet is signed by who came.
type AttendanceSheet struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	OrderNo   string   `json:"orderNo"` // of the composition
	OrderOn   Day      `json:"orderOn"`
	Seats     []Seated `json:"seats"`
	Entitled  int      `json:"entitled"`
	Needed    int      `json:"needed"` // for a quorum
	Secretary Text     `json:"secretary"`
}

// VoteSheet is what one member marks their votes on.
type VoteSheet struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	Member Seated       `json:"member"`
	Items  []AgendaItem `json:"items"`
}

// closes tells whether the quorum and the votes of the minutes are what their figures say.
func (m Minutes) closes() error {
	if err := m.Quorum.closes(); err != nil {
		return err
	}
	for _, item := range m.Items {
		if err := item.closes(); err != nil {
			return err
		}
	}
	return nil
}

func (i MinutesItem) closes() error {
	if err := i.Quorum.closes(); err != nil {
		return err
	}
	if len(i.ByName) == 0 {
		return nil
	}
	var named [VotedNeither + 1]int
	for _, v := range i.ByName {
		if v.Choice < 0 || int(v.Choice) >= len(named) {
			return same(int(v.Choice), 0)
		}
		named[v.Choice]++
	}
	for choice, counted := range []int{VotedFor: i.For, VotedAgainst: i.Against, VotedNeither: i.Abstained} {
		if err := same(named[choice], counted); Choice(choice) != NotVoted && err != nil {
			return err
		}
	}
	return nil
}

func (x Extract) closes() error { return x.Quorum.closes() }

func (q Quorum) closes() error {
	if q.Needed > 0 && q.NoQuorum != (q.Here < q.Needed) {
		return same(q.Here, q.Needed)
	}
	return nil
}
