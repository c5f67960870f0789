package edition

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kezek/app/workdays"
)

// TestGolden compares what each edition says of steps and terms with a table typed by hand from the text of its act
// (testdata/golden, one file an edition). A line: service, channel, branch, paragraph of the act, who, number, unit;
// what stands behind a # is for the reader.
func TestGolden(t *testing.T) {
	for _, e := range Shipped() {
		text, err := os.ReadFile(filepath.Join("testdata", "golden", e.Code+".tsv"))
		if err != nil {
			t.Error(err)
			continue
		}
		var want []string
		for _, line := range strings.Split(string(text), "\n") {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimRight(line, "\t "); line != "" {
				want = append(want, line)
			}
		}
		got := told(e)
		for i := range max(len(want), len(got)) {
			var w, g string
			if i < len(want) {
				w = want[i]
			}
			if i < len(got) {
				g = got[i]
			}
			if w != g {
				t.Errorf("%s line %d\n  act:     %s\n  edition: %s", e.Code, i+1, w, g)
				break
			}
		}
	}
}

// told prints an edition's steps × role × term × unit the way the golden tables are written.
func told(e *Edition) (lines []string) {
	line := func(service, channel, branch, at, role string, t *workdays.Term) {
		term := "\t"
		if t != nil {
			term = fmt.Sprintf("%d\t%s", t.N, t.Unit)
		}
		lines = append(lines, strings.TrimRight(strings.Join([]string{service, channel, branch, at, role, term}, "\t"), "\t "))
	}
	for _, code := range ServiceCodes {
		if !e.Has(code) {
			continue
		}
		s := e.Service(code)
		for _, c := range s.Channels {
			for _, branch := range []string{"", Incomplete, Rejected} {
				for _, step := range s.Way(c.Code, branch) {
					line(code, c.Code, branch, step.At, step.Role, step.Term)
				}
			}
			if term, ok := s.Term(c.Code); ok {
				line(code, c.Code, "", "", "total", &term)
			} else {
				line(code, c.Code, "", "", "total", nil)
			}
		}
	}
	return lines
}
