package app

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// House ends the waiting: the household got a dwelling.
type House struct {
	OnEntry
	Dwelling string `json:"dwelling"` // its address; where nothing else is told, rooms and area too
	Rooms    int    `json:"rooms,omitempty"`
	Area     int64  `json:"area,omitempty"`     // cm², in total
	Living   int64  `json:"living,omitempty"`   // cm²
	Floor    string `json:"floor,omitempty"`    // 3, or 3/5
	Purpose  string `json:"purpose,omitempty"`  // what it was built or bought for
	MovesIn  []int  `json:"moves_in,omitempty"` // numbers of the members; everybody the household counts when empty
}

func (House) Name() string { return edition.ToHouse }

func (a House) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToHouse)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	if strings.TrimSpace(a.Dwelling) == "" {
		fs.Add("dwelling", fault.Blocks, "decision.need.dwelling")
	}
	if was.State == queue.StateSuspended {
		fs.Add("reg_no", fault.Blocks, "decision.house.suspended")
	}
	if a.described() {
		a.checkDwelling(&fs)
	}
	members, err := s.v.Members(ctx, e.Household)
	for i, n := range a.MovesIn {
		if m := memberN(members, n); m == nil || m.Left != "" || slices.Index(a.MovesIn, n) < i {
			fs.Add(fmt.Sprintf("moves_in.%d", i), fault.Blocks, "decision.no-member", "n", n)
		}
	}
	if len(a.MovesIn) > 0 && !slices.Contains(a.MovesIn, 0) {
		fs.Add("moves_in", fault.NeedsReason, "decision.house.without-applicant")
	}
	return fs, err
}

// described tells whether more than the address is told of the dwelling.
func (a House) described() bool { return a.Rooms != 0 || a.Area != 0 || a.Living != 0 || a.Floor != "" }

var floorShape = regexp.MustCompile(`^[0-9]{1,2}(/[0-9]{1,2})?$`)

func (a House) checkDwelling(fs *fault.Findings) {
	if a.Rooms < 1 || a.Rooms > 20 {
		fs.Add("rooms", fault.Blocks, "decision.need.rooms")
	}
	if a.Area < 50_000 || a.Area > 50_000_000 { // 5 to 5,000 m²
		fs.Add("area", fault.Blocks, "decision.need.area")
	}
	if a.Living < 0 || a.Living > a.Area {
		fs.Add("living", fault.Blocks, "decision.house.living")
	}
	if a.Floor != "" && !floorShape.MatchString(a.Floor) {
		fs.Add("floor", fault.Blocks, "decision.house.floor")
	}
}

// moving are the members who move in, the applicant first.
func (a House) moving(members []store.Member) (in []store.Member) {
	for _, m := range members {
		if len(a.MovesIn) == 0 && m.Counted && m.Left == "" || slices.Contains(a.MovesIn, int(m.N)) {
			in = append(in, m)
		}
	}
	return in
}

func (a House) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Housed})
}
