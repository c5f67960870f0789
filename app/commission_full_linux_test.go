package app

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kezek/app/fault"
)

// roomFor stands in for a full disk: the same write fails. It leaves the victim's files room for so many bytes more than the journal of the database has now.
func roomFor(dir string, bytes uint64) {
	size := uint64(0)
	if info, err := os.Stat(filepath.Join(dir, "kezek.db-wal")); err == nil {
		size = uint64(info.Size())
	}
	check(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size + bytes, Max: size + bytes}))
}

// fullDisk lets a victim meet the end of its room.
func fullDisk(ctx context.Context, o *Office, who *Person, job string) {
	roomFor(o.Dir(), 16_384)
	err := actsOnSitting(ctx, o, who, job)
	f, told := fault.Of(err)
	if !told {
		check(fmt.Errorf("no fault: %v", err))
	}
	fmt.Println("told", f.Code)
}

// A disk that fills while a sitting is closed or signed: the act is refused in words, and nothing of it is there.
func TestFullDiskOnSitting(t *testing.T) {
	for _, job := range []string{"close-meeting", "sign-meeting"} {
		dir := votedSitting(t, job == "sign-meeting")
		cmd := exec.Command(os.Args[0], "-test.run", "^$")
		cmd.Env = append(os.Environ(), "KEZEK_VICTIM="+job, "KEZEK_DIR="+dir, "KEZEK_FILE=full")
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "writes") || !strings.Contains(string(out), "told D1") {
			t.Fatalf("%v %s", err, out)
		}
		again := reopened(t, dir)
		if left := after(t, again, job); left != "nothing" {
			t.Fatal(left)
		}
		who, err := again.SignIn(t.Context(), "admin", "secret")
		if err != nil {
			t.Fatal(err)
		}
		if err := actsOnSitting(t.Context(), again, who, job); err != nil || after(t, again, job) != "all" {
			t.Fatal(err, after(t, again, job))
		}
		again.Close()
	}
}
