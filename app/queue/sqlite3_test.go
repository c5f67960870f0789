package queue_test

import (
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkSqlite3Program asks the sqlite3 program (SQLite in C) the same, by its own timer, over the same million.
func BenchmarkSqlite3Program(b *testing.B) {
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("not compared: no sqlite3 on this machine")
	}
	file := filepath.Join(b.TempDir(), "queue.db")
	tabled(b, file, load(b, district(million)).Standing(math.MaxInt64)).Close()
	for _, at := range []struct{ name, open, before string }{{"file", file, ""}, {"memory", ":memory:", ".restore " + file + "\n"}} {
		b.Run(at.name, func(b *testing.B) {
			var seconds float64
			n := 0
			for b.Loop() {
				cmd := exec.Command(program, "-batch", at.open)
				cmd.Stdin = strings.NewReader(at.before + ".timer on\nSELECT max(a + b) FROM (" + strings.NewReplacer(
					"without, counting, old_order, id),", "without, counting, old_order, id) AS a,",
					"without, counting, old_order, id)\n", "without, counting, old_order, id) AS b\n").Replace(windows) + ");\n")
				out, err := cmd.CombinedOutput()
				if err != nil {
					b.Fatal(err, string(out))
				}
				seconds += timed(b, string(out))
				n++
			}
			b.ReportMetric(0, "ns/op") // the program's own figure counts, not its start
			b.ReportMetric(seconds/float64(n), "s-query")
		})
	}
}

// timed reads «Run Time: real 2.712 user …».
func timed(b *testing.B, out string) float64 {
	_, rest, ok := strings.Cut(out, "Run Time: real ")
	if !ok {
		b.Fatal(out)
	}
	seconds, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return seconds
}
