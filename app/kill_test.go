package app

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/legacy"
	"kezek/app/privatization"
)

// kills is how often each test kills: more in `make soak`.
func kills() int {
	if os.Getenv("KEZEK_SOAK") != "" {
		return 200
	}
	return 25
}

// victim is this test binary started again to be killed; it says on standard output what it has done.
func victim(job, dir, file string) {
	ctx := context.Background()
	o, err := Open(ctx, dir)
	check(err)
	who, err := o.SignIn(ctx, "admin", "secret")
	check(err)
	switch job {
	case "register":
		for i := 1; ; i++ {
			_, err := o.Do(ctx, who, Order{Act: familyOf(o, i), Reason: "test"})
			check(err)
			fmt.Println("done", i)
		}
	case "register-book":
		importAndUndo(ctx, o, who, file)
	case "award":
		awardByAward(ctx, o, who)
	case "payment-list":
		listAndAnnul(ctx, o, who)
	case "pay":
		payByTenge(ctx, o, who)
	case "sign":
		for i := 1; ; i++ {
			signTwenty(ctx, o, who)
			fmt.Println("done", i)
		}
	case "close-meeting", "sign-meeting":
		if file == "full" {
			fullDisk(ctx, o, who, job)
			return
		}
		check(actsOnSitting(ctx, o, who, job))
		fmt.Println("done", 1)
		time.Sleep(time.Minute)
	case "import":
		l, err := o.OpenOldList(ctx, file, nil)
		check(err)
		l.Reading.Accept(legacy.Kinds()...)
		ctx = WithProgress(ctx, Progress{Count: func(n, total int64) { fmt.Println("rows", n) }})
		_, err = o.Do(ctx, who, Order{Act: takeOver(l, Signed{"1", "2026-01-10"})})
		check(err)
		fmt.Println("done", 1)
		time.Sleep(time.Minute)
	}
}

// payByTenge signs a contract of privatization and pays on it, a tenge at a time.
func payByTenge(ctx context.Context, o *Office, who *Person) {
	do := func(a Act) Outcome {
		out, err := o.Do(ctx, who, Order{Act: a, Reason: "test"})
		check(err)
		return out
	}
	ed, err := o.InForce(ctx, edition.Privatization, o.Now())
	check(err)
	var reg Registered
	check(do(tenant(o.Now()-time.Hour.Milliseconds(), 1, ed)).Read(&reg))
	today := dateOf(o.Now())
	do(CommissionDecided{CaseNo: prepareAlone(do, reg.CaseNo), Signed: Signed{"5", today}, Outcome: casefile.ToGrant})
	do(Grant{reg.CaseNo, Signed{"5", today}})
	do(CalculatePrice{CaseNo: reg.CaseNo, Method: "wear", Inputs: privatization.Inputs{Base: 142_000_00, Wear: "31"}})
	do(ChoosePayment{CaseNo: reg.CaseNo, Start: today})
	fmt.Println("begins")
	var c Contracted
	check(do(SignContract{CaseNo: reg.CaseNo, Date: today, Ownership: privatization.Joint}).Read(&c))
	for i := 1; ; i++ {
		do(EnterPayment{c.Number, privatization.Payment{Day: today, Sum: 100, Document: strconv.Itoa(i)}})
		fmt.Println("done", i)
	}
}

// prepareAlone prepares the answer where one person holds all roles.
func prepareAlone(do func(Act) Outcome, caseNo string) string {
	do(PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}})
	return caseNo
}

// signTwenty freezes the first twenty of the queue by one decision, or lets them take part again.
func signTwenty(ctx context.Context, o *Office, who *Person) {
	q, err := o.Queue(ctx, QueueFilter{})
	check(err)
	rows, err := q.Rows(ctx, 0, 20)
	check(err)
	sign := SignDecisions{Signed: Signed{"7", dateOf(o.Now())}}
	for _, r := range rows {
		var act Act = SuspendEntry{OnEntry{RegNo: r.RegNo, Ground: "suspend-inventory", Facts: "Түгендеуден өтпеді"}}
		if rows[0].State == "suspended" {
			act = ResumeEntry{OnEntry{RegNo: r.RegNo, Ground: "resume-confirmed", Facts: "Деректер расталды"}}
		}
		data, err := json.Marshal(act)
		check(err)
		out, err := o.Do(ctx, who, Order{Act: DraftDecision{act.Name(), data}, Reason: "test"})
		check(err)
		var made Drafted
		check(out.Read(&made))
		sign.Drafts = append(sign.Drafts, made.Draft)
	}
	_, err = o.Do(ctx, who, Order{Act: sign})
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(3)
	}
}

// familyOf is a sound application whose people are their own for each i.
func familyOf(o *Office, i int) Register {
	at := o.Now() - time.Hour.Milliseconds()
	ed, err := o.Edition(context.Background())
	check(err)
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: "vulnerable", Address: "Ақсай а.",
		Applicant: casefile.Member{Name: "Әлиев Қайрат", IIN: person(1950+i%50, i)}}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	return Register{Application: a}
}

// killed runs a victim, kills it −9 when it says when, or so long after, and returns its last "done".
func killed(t *testing.T, job, dir, file string, when func(line string) (after time.Duration, now bool)) (done int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^$")
	cmd.Env = append(os.Environ(), "KEZEK_VICTIM="+job, "KEZEK_DIR="+dir, "KEZEK_FILE="+file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	aimed := false
	for s := bufio.NewScanner(out); s.Scan(); {
		line := s.Text()
		if rest, ok := strings.CutPrefix(line, "failed"); ok {
			t.Error(rest)
		}
		if n, ok := strings.CutPrefix(line, "done "); ok {
			done, _ = strconv.Atoi(n)
		}
		if after, now := when(line); now && !aimed {
			aimed = true
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait()
	return done
}

func hotWAL(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "kezek.db-wal"))
	return err == nil && info.Size() > 0
}

// Kill −9 while decisions are drafted and signed: of twenty signed together all moved or none did, and no draft is lost.
func TestKilledWhileSigning(t *testing.T) {
	o, who := officeFor(t)
	dir := o.Dir()
	l := answeredList(t, o, "legacy/testdata/legacy-queue.xlsx")
	if _, err := o.TakeOver(t.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
		t.Fatal(err)
	}
	o.Close()
	hot, inside := 0, 0
	for range kills() {
		killed(t, "sign", dir, "", func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(60_000)) * time.Microsecond, line == "done 1"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		frozen, err := again.Queue(t.Context(), QueueFilter{State: "suspended"})
		if err != nil || len(frozen.IDs) != 0 && len(frozen.IDs) != 20 {
			t.Fatalf("%d are frozen, %v", len(frozen.IDs), err)
		}
		signed, err := again.DraftedDecisions(t.Context(), "signed")
		if err != nil || len(signed)%20 != 0 {
			t.Fatalf("%d drafts are signed, %v", len(signed), err)
		}
		if waiting, _ := again.DraftedDecisions(t.Context(), "draft"); len(waiting)%20 != 0 {
			inside++
		}
		again.Close()
	}
	t.Logf("%d kills, %d left a hot WAL, %d between the drafts of a decision", kills(), hot, inside)
	if hot == 0 || inside == 0 {
		t.Error("no kill came in the middle: the test kills nothing")
	}
}

// Kill −9 inside a registration: every acknowledged case is there, every number gapless.
func TestKilledWhileRegistering(t *testing.T) {
	hot := 0
	for range kills() {
		o, _ := officeFor(t)
		dir := o.Dir()
		o.Close()
		last := killed(t, "register", dir, "", func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(40_000)) * time.Microsecond, line == "done 1"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		cases, err := again.Cases(t.Context(), CaseFilter{Limit: 1_000_000})
		if err != nil || len(cases) < last || len(cases) > last+1 {
			t.Fatalf("%d cases, %d were acknowledged, %v", len(cases), last, err)
		}
		for i, c := range cases { // the newest first
			if !strings.HasSuffix(c.CaseNo, fmt.Sprintf("/%d", len(cases)-i)) {
				t.Fatalf("case %d of %d has the number %s", len(cases)-i, len(cases), c.CaseNo)
			}
		}
		again.Close()
	}
	t.Logf("%d kills, %d left a hot WAL", kills(), hot)
	if hot == 0 {
		t.Error("no kill left a hot WAL: the test kills nothing")
	}
}

// Kill −9 inside the write of an import: all or nothing.
func TestKilledWhileImporting(t *testing.T) {
	const families = 600
	file := oldListFile(t, families)
	rows := families*4 + 2*families // members; households and entries
	hot, none, all := 0, 0, 0
	for range kills() {
		o, _ := officeFor(t)
		dir := o.Dir()
		o.Close()
		at := rand.IntN(rows/1000) * 1000
		last := killed(t, "import", dir, file, func(line string) (time.Duration, bool) {
			n, err := strconv.Atoi(strings.TrimPrefix(line, "rows "))
			return time.Duration(rand.IntN(60_000)) * time.Microsecond, err == nil && n >= at || line == "done 1"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		q, err := again.Queue(t.Context(), QueueFilter{State: "all"})
		if err != nil {
			t.Fatal(err)
		}
		switch len(q.IDs) {
		case 0:
			if none++; last != 0 {
				t.Fatal("an acknowledged import is gone")
			}
		case families:
			all++
		default:
			t.Fatalf("%d of %d families", len(q.IDs), families)
		}
		again.Close()
	}
	t.Logf("%d kills: %d left nothing, %d everything, %d a hot WAL", kills(), none, all, hot)
	if none == 0 || hot == 0 {
		t.Error("no kill hit the write")
	}
}

// reopened opens an office after a kill and verifies it whole: chain, rows, numbers without gaps.
func reopened(t *testing.T, dir string) *Office {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	r, err := o.Verify(t.Context())
	if err != nil || len(r.Problems) > 0 {
		t.Fatalf("verify: %v %+v", err, r.Problems)
	}
	return o
}
