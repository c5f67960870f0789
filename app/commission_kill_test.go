package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"
)

// A sitting of twenty items is closed and signed by programs that are killed meanwhile, that find no room on the disk, or that
// are two at once: all of it is done, or nothing.

const sittingItems = 20

// actsOnSitting lets a victim close the meeting of its office, or sign what it decided. It says when it begins to write.
func actsOnSitting(ctx context.Context, o *Office, who *Person, job string) error {
	meetings, err := o.Meetings(ctx)
	check(err)
	ctx = WithProgress(ctx, Progress{Step: func(key string) {
		if key == "app.step.write" {
			fmt.Println("writes", hotWAL(o.Dir()))
		}
	}})
	_, err = o.Do(ctx, who, Order{Act: actOnSitting(o, job, meetings[0].ID)})
	return err
}

func actOnSitting(o *Office, job string, meeting int64) Act {
	if job == "close-meeting" {
		return CloseMeeting{Meeting: meeting}
	}
	return SignDecisions{Meeting: meeting, Each: true, Signed: Signed{Date: dateOf(o.Now())}}
}

// votedSitting makes an office whose commission sits and has voted on everything; closed when it was closed as well.
func votedSitting(t *testing.T, closed bool) (dir string) {
	t.Helper()
	o, who := officeFor(t)
	l := answeredList(t, o, "legacy/testdata/legacy-queue.xlsx")
	if _, err := o.TakeOver(t.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
		t.Fatal(err)
	}
	meeting := fullSitting(o, who, sittingItems, 0)
	if closed {
		carriedOut(o, who, CloseMeeting{Meeting: meeting})
	}
	o.Close()
	return o.Dir()
}

// copied is a copy of an office's folder.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir() + "/office"
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// after is what an act on a sitting leaves: "nothing", "all", or what is wrong.
func after(t *testing.T, o *Office, job string) string {
	t.Helper()
	ctx := t.Context()
	meetings, err := o.Meetings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	view, err := o.Meeting(ctx, meetings[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := o.DraftedDecisions(ctx, "draft")
	if err != nil {
		t.Fatal(err)
	}
	housed, err := o.Queue(ctx, QueueFilter{State: "housed"})
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]int{}
	for _, p := range view.Papers {
		forms[p.Form]++
	}
	got := fmt.Sprintf("%s, minutes %q, %v, drafts %d, housed %d, papers %v", view.State, view.Number, view.States, len(drafts), len(housed.IDs), forms)
	// Of twenty items fourteen register, two refuse, two freeze, one houses, one is a question; freezing and housing were drafted before.
	sat := `sitting, minutes "", map[decided:20], drafts 3, housed 0, papers map[]`
	closed := `closed, minutes "1-2026", map[decided:20], drafts 20, housed 0, papers map[minutes:1]`
	signed := `closed, minutes "1-2026", map[signed:20], drafts 0, housed 1, papers map[commission-decision:19 extract:20 minutes:1 refusal:2 registration-notice:14]`
	nothing, all := sat, closed
	if job == "sign-meeting" {
		nothing, all = closed, signed
	}
	switch got {
	case nothing:
		return "nothing"
	case all:
		return "all"
	}
	return got
}

// killedOnSitting kills −9 programs that close or sign, each at another moment of its write. The moments come nearer while too many are
// behind it, and go further while too many are before its end.
func killedOnSitting(t *testing.T, job string) {
	const writes = "writes false" // and nothing of it is in the file yet
	whole := votedSitting(t, job == "sign-meeting")
	window := 20 * time.Millisecond
	none, all, inside, rows := 0, 0, 0, 0
	for range kills() {
		dir, began := copied(t, whole), false
		done := killed(t, job, dir, "", func(line string) (time.Duration, bool) {
			began = began || line == writes
			return time.Duration(rand.Int64N(int64(window))), line == writes || line == "done 1"
		})
		hot := hotWAL(dir)
		again := reopened(t, dir)
		switch left := after(t, again, job); left {
		case "nothing":
			if none++; done != 0 {
				t.Fatal("what was acknowledged is gone")
			}
			if began {
				inside++
			}
			if began && hot { // its rows were on their way into the file
				rows++
			}
			window += window / 4
		case "all":
			all++
			window -= window / 4
		default:
			t.Fatal(left)
		}
		again.Close()
	}
	t.Logf("%d kills: %d left nothing, of them %d behind the beginning of the write, %d with rows in the file; %d left everything; within %v at last",
		kills(), none, inside, rows, all, window)
	if inside == 0 || all == 0 || rows == 0 && kills() > 100 {
		t.Error("no kill hit the write, or none came behind it: the test kills nothing")
	}
}

// Kill −9 inside the closing of a sitting of twenty items.
func TestKilledWhileClosing(t *testing.T) { killedOnSitting(t, "close-meeting") }

// Kill −9 inside the signing of its decisions.
func TestKilledWhileSigningASitting(t *testing.T) { killedOnSitting(t, "sign-meeting") }

// Two copies of the program close one meeting and sign its decisions at the same time: each is done once.
func TestTwoCopiesOnOneSitting(t *testing.T) {
	dir := votedSitting(t, false)
	var copies []*Office
	var people []*Person
	for range 2 {
		o, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { o.Close() })
		who, err := o.SignIn(t.Context(), "admin", "secret")
		if err != nil {
			t.Fatal(err)
		}
		copies, people = append(copies, o), append(people, who)
	}
	for _, job := range []string{"close-meeting", "sign-meeting"} {
		errs := make([]error, 2)
		var both sync.WaitGroup
		for i, o := range copies {
			both.Go(func() { _, errs[i] = o.Do(t.Context(), people[i], Order{Act: actOnSitting(o, job, 1)}) })
		}
		both.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Fatalf("%s: %v, %v", job, errs[0], errs[1])
		}
		if left := after(t, copies[0], job); left != "all" {
			t.Fatal(left)
		}
	}
	a, err := copies[0].Queue(t.Context(), QueueFilter{})
	b, err2 := copies[1].Queue(t.Context(), QueueFilter{})
	if err != nil || err2 != nil || !slices.Equal(a.IDs, b.IDs) {
		t.Fatal("the two copies know different queues", err, err2)
	}
	if r, err := copies[1].Verify(t.Context()); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
}
