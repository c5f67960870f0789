package queue

// Part is a part of the key that orders the queue; the first part that differs decides.
type Part uint8

const (
	ByList     Part = iota // the rank of the list
	ByTurn                 // out-of-turn, first right, in turn
	ByCounting             // the counting time
	ByOldOrder             // the order in the old list
	ByNumber               // the register number
)

var parts = [...]string{"list", "turn", "counting", "old-order", "number"}

// String is the stable code of the part.
func (p Part) String() string {
	if int(p) < len(parts) {
		return parts[p]
	}
	return "?"
}

// Key is the message key of the part's name.
func (p Part) Key() string { return "queue.part." + p.String() }

// Parts lists the parts in the order in which they decide.
func Parts() []Part { return []Part{ByList, ByTurn, ByCounting, ByOldOrder, ByNumber} }

// of is a key that has this part only.
func (p Part) of(k Key) Key {
	switch p {
	case ByList:
		return Key{Rank: k.Rank}
	case ByTurn:
		return Key{Turn: k.Turn}
	case ByCounting:
		return Key{Counting: k.Counting, Without: k.Without}
	case ByOldOrder:
		return Key{OldOrder: k.OldOrder}
	}
	return Key{Entry: k.Entry}
}

// Source is an event that made a part of a key what it is.
type Source struct {
	Seq, Decision int64
	Kind          Kind
	Effective     int64
}

// Compared is one of two entries that are compared.
type Compared struct {
	ID      EntryID
	Entry              // as of the moment; zero for one nobody had heard of
	Sources [][]Source // by Part: the event it came in with, then those that changed the part; the last is in force
}

// Comparison is why one entry stands above another.
type Comparison struct {
	AsOf   int64
	X, Y   Compared
	Orders []int   // by Part: negative where it puts X before Y, positive where after, 0 where they are alike
	First  Part    // the first part that differs: the one that decides
	Above  EntryID // X or Y
}

// Why compares two entries as of a moment (unix milliseconds), part by part. It is false when they are the same one or
// either is not in the queue as of then: the State of X and Y tells which; Orders, First and Above are then zero.
func (j *Journal) Why(x, y EntryID, asOf int64) (Comparison, bool) {
	c := Comparison{AsOf: asOf, X: j.compared(x, asOf), Y: j.compared(y, asOf)}
	if x == y || !c.X.State.InQueue() || !c.Y.State.InQueue() {
		return c, false
	}
	a, b := c.X.Key(x), c.Y.Key(y)
	c.Above = x
	if Compare(a, b) > 0 {
		c.Above = y
	}
	c.Orders = make([]int, len(parts))
	for p := ByNumber + 1; p > 0; {
		p--
		if c.Orders[p] = Compare(p.of(a), p.of(b)); c.Orders[p] != 0 {
			c.First = p
		}
	}
	return c, true
}

func (j *Journal) compared(id EntryID, asOf int64) Compared {
	c := Compared{ID: id, Sources: make([][]Source, len(parts))}
	for _, s := range j.life(id, asOf) {
		c.Entry = j.head.public(s.is)
		source := Source{Seq: s.seq, Decision: int64(s.r.decision), Kind: s.r.kind, Effective: s.r.effective}
		for p, changed := range [...]bool{
			ByList:     s.was.list != s.is.list || s.was.rank != s.is.rank,
			ByTurn:     s.was.turn != s.is.turn || s.was.grounds != s.is.grounds,
			ByCounting: s.was.counting != s.is.counting || s.was.mark != s.is.mark,
			ByNumber:   false,
		} {
			if changed || s.was.state == nobody {
				c.Sources[p] = append(c.Sources[p], source)
			}
		}
	}
	return c
}
