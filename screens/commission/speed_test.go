package commissionpage

import (
	"testing"
	"time"

	"kezek/locales"
)

// A meeting of 200 items is read and shown in less than 200 ms.
func TestBigMeetingOpensAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("it registers 200 cases")
	}
	c := seated(t)
	id := c.laid(200, 1, 2, 3, 4, 5, 6)
	b := c.open(c.secretary, locales.KK, "")
	best := time.Hour
	for range 3 { // the machine may do something else meanwhile
		began := time.Now()
		b.section.toMeeting(id, 0)
		m := b.on()
		for !m.brought {
			b.thread.Pump()
			time.Sleep(time.Millisecond)
		}
		best = min(best, time.Since(began))
		b.settle()
	}
	t.Logf("opened in %v", best)
	if best > 200*time.Millisecond {
		t.Errorf("opened in %v", best)
	}
	began := time.Now()
	b.on().turn(1)
	if took := time.Since(began); took > 100*time.Millisecond {
		t.Errorf("the next item took %v", took)
	}
	want(t, "the second", b.on().hears.x.N, 2)
}
