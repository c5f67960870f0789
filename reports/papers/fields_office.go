package papers

import "slices"

// Journal is a journal of the office for a period. Its columns come with the data.
type Journal struct {
	Title      Text            `json:"title"`
	From       Day             `json:"from"`
	To         Day             `json:"to"` // the last day
	Columns    []JournalColumn `json:"columns"`
	Rows       []JournalRow    `json:"rows"`
	Count      int             `json:"count"`    // of entries, those annulled among them
	Annulled   int             `json:"annulled"` // of these
	KeptByPost Text            `json:"keptByPost"`
	KeptBy     Text            `json:"keptBy"`
}

// JournalColumn is the head of a column.
type JournalColumn struct {
	Head  Text   `json:"head"`
	Share int    `json:"share"` // of the width, against the other columns
	Align string `json:"align"` // center, right; empty is left
}

// JournalRow is an entry: a cell for each column, of which the last may be left out. An annulled one is struck through.
type JournalRow struct {
	Cells    []Text `json:"cells"`
	Annulled bool   `json:"annulled"`
}

// SurveySummary counts the answers to the quality questionnaire in a period.
type SurveySummary struct {
	Title     Text             `json:"title"`
	Service   Text             `json:"service"`
	From      Day              `json:"from"`
	To        Day              `json:"to"`     // the last day
	Filled    int              `json:"filled"` // questionnaires
	Questions []SurveyQuestion `json:"questions"`
}

// SurveyQuestion is one question, with how often each answer was given.
type SurveyQuestion struct {
	Question     Text `json:"question"`
	Dissatisfied int  `json:"dissatisfied"`
	Partly       int  `json:"partly"` // satisfied
	Satisfied    int  `json:"satisfied"`
	Answered     int  `json:"answered"` // all together
}

// PublicList is a list of the queue as it is published: its columns come with the data, already masked.
type PublicList struct {
	Title   Text            `json:"title"` // empty is the form's own
	List    Text            `json:"list"`  // empty is the general one
	AsOf    Day             `json:"asOf"`
	Profile Text            `json:"profile"` // what of each entry is published
	Columns []JournalColumn `json:"columns"`
	Rows    []JournalRow    `json:"rows"`
	Count   int             `json:"count"`  // of rows
	Hidden  Text            `json:"hidden"` // what is hidden, whole sentences; empty is the form's own
}

// Statistics counts what happened to the queue in a period. Each list's counts lead from its start to its end, Total
// is their sum and Removed that of Removals: anything else is fault P10.
type Statistics struct {
	Title      Text          `json:"title"` // empty is the form's own
	Service    Text          `json:"service"`
	From       Day           `json:"from"`
	To         Day           `json:"to"` // the last day
	Lists      []ListBalance `json:"lists"`
	Total      ListBalance   `json:"total"`     // its list is the form's own
	TakenOver  int           `json:"takenOver"` // from an old list, of those entered
	Removals   []GroundCount `json:"removals"`
	Removed    GroundCount   `json:"removed"`    // all of them
	Grounds    []ListBalance `json:"grounds"`    // of registration: memberships, so they have no sum; List names the ground
	Households int           `json:"households"` // that these grounds are counted of
}

// ListBalance counts what happened to a list.
type ListBalance struct {
	List     Text `json:"list"`
	Start    int  `json:"start"`
	Entered  int  `json:"entered"`
	Split    int  `json:"split"` // came out of another entry
	Restored int  `json:"restored"`
	MovedIn  int  `json:"movedIn"` // from another list
	MovedOut int  `json:"movedOut"`
	Removed  int  `json:"removed"`
	Housed   int  `json:"housed"`
	Merged   int  `json:"merged"`   // into another entry
	Annulled int  `json:"annulled"` // with its take-over
	End      int  `json:"end"`
}

// GroundCount is how many times a ground was found.
type GroundCount struct {
	Ground Text `json:"ground"`
	Clause Text `json:"clause"`
	Count  int  `json:"count"`
}

// closes tells whether every balance does, and every sum is one.
func (s Statistics) closes() error {
	var sum [11]int
	for _, l := range slices.Concat(s.Lists, s.Grounds, []ListBalance{s.Total}) {
		c := l.counts()
		if err := same(c[0]+c[1]+c[2]+c[3]+c[4]-c[5]-c[6]-c[7]-c[8]-c[9], c[10]); err != nil {
			return err
		}
	}
	for _, l := range s.Lists {
		for i, n := range l.counts() {
			sum[i] += n
		}
	}
	for i, n := range s.Total.counts() {
		if err := same(sum[i], n); err != nil {
			return err
		}
	}
	removed := 0
	for _, g := range s.Removals {
		removed += g.Count
	}
	return same(removed, s.Removed.Count)
}

func (l ListBalance) counts() [11]int {
	return [...]int{l.Start, l.Entered, l.Split, l.Restored, l.MovedIn, l.MovedOut, l.Removed, l.Housed, l.Merged, l.Annulled, l.End}
}

// ServiceStatistics counts applications by service in a period. Each count leads from its start to its end, Total is the sum
// of the services, and channels and refusals add up: anything else is fault P10.
type ServiceStatistics struct {
	Title    Text           `json:"title"` // empty is the form's own
	From     Day            `json:"from"`
	To       Day            `json:"to"` // the last day
	Services []ServiceCount `json:"services"`
	Total    ServiceCount   `json:"total"` // its name is the form's own
	Channels []ChannelCount `json:"channels"`
	Received ChannelCount   `json:"received"` // all of them
	Refusals []RefusalCount `json:"refusals"`
	Refused  RefusalCount   `json:"refused"` // all of them
}

// ServiceCount counts what came in of a service and what became of it.
type ServiceCount struct {
	Service   Text   `json:"service"`
	Start     int    `json:"start"` // under way
	Received  int    `json:"received"`
	Granted   int    `json:"granted"`
	Refused   int    `json:"refused"`
	Returned  int    `json:"returned"`
	Withdrawn int    `json:"withdrawn"`
	Annulled  int    `json:"annulled"`
	End       int    `json:"end"` // under way
	Answered  int    `json:"answered"`
	InTime    int    `json:"inTime"`
	Late      int    `json:"late"`
	NoTerm    int    `json:"noTerm"`
	Overdue   int    `json:"overdue"`  // of those at the end
	Working   string `json:"working"`  // days to the answer on average, spelled; empty where nothing was answered
	Calendar  string `json:"calendar"` // the same
}

// ChannelCount is how many applications of a service came by a channel.
type ChannelCount struct {
	Service Text `json:"service"`
	Channel Text `json:"channel"`
	Count   int  `json:"count"`
}

// RefusalCount is how many times a service was refused on a ground.
type RefusalCount struct {
	Service Text `json:"service"`
	Ground  Text `json:"ground"`
	Clause  Text `json:"clause"`
	Count   int  `json:"count"`
}

// closes tells whether every count does, and every sum is one.
func (s ServiceStatistics) closes() error {
	var sum, total [13]int
	for _, c := range slices.Concat(s.Services, []ServiceCount{s.Total}) {
		n := c.counts()
		if err := same(n[0]+n[1], n[2]+n[3]+n[4]+n[5]+n[6]+n[7]); err != nil {
			return err
		}
		if err := same(n[2]+n[3]+n[4], n[8]); err != nil {
			return err
		}
		if err := same(n[9]+n[10]+n[11], n[8]); err != nil {
			return err
		}
	}
	for _, c := range s.Services {
		for i, n := range c.counts() {
			sum[i] += n
		}
	}
	total = s.Total.counts()
	for i := range sum {
		if err := same(sum[i], total[i]); err != nil {
			return err
		}
	}
	came, refused := 0, 0
	for _, c := range s.Channels {
		came += c.Count
	}
	for _, r := range s.Refusals {
		refused += r.Count
	}
	for _, pair := range [][2]int{{came, s.Received.Count}, {s.Received.Count, s.Total.Received}, {refused, s.Refused.Count}, {s.Refused.Count, s.Total.Refused}} {
		if err := same(pair[0], pair[1]); err != nil {
			return err
		}
	}
	return nil
}

func (c ServiceCount) counts() [13]int {
	return [...]int{c.Start, c.Received, c.Granted, c.Refused, c.Returned, c.Withdrawn, c.Annulled, c.End, c.Answered, c.InTime, c.Late, c.NoTerm, c.Overdue}
}
