package papers_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"kezek/reports/papers"
)

// Nothing is written outside the margins or over anything else.
func TestNothingOverlapsOrLeavesThePage(t *testing.T) {
	const mm = 72 / 25.4
	long := papers.Same(strings.Repeat("Әбдіқайырұлыжанғазы", 9))
	wide := notice(3)
	wide.List, wide.Ground, wide.Members[0].Relation, wide.DecisionNo = long, long, long, long.KK
	all := samples()
	for name, langs := range map[string]int{"long.kk": 1, "long.two": 2} {
		p := paper("registration-notice", wide, two[:langs])
		p.Office.Name, p.Office.Address, p.To.Address, p.Signer.Post, p.Signer.Name, p.Executor.Name = long, long, long, long, long, long
		p.Number, p.Print.Copy, p.Print.CopyReason = long.KK, 1, long.KK
		all[name] = p
	}
	narrow := journal(3)
	narrow.Columns[2].Share = 0 // nobody said how wide
	all["journal.narrow"] = paper("journal", narrow, kk)
	for name, p := range all {
		if p.Draft {
			continue // the mark lies under the text on purpose
		}
		edge := box{left: 30 * mm, right: 195 * mm, top: 10 * mm, bottom: 292 * mm}
		switch p.Form {
		case "journal", "statistics", "service-statistics", "aid-calculation", "aid-list":
			edge = box{left: 15 * mm, right: 282 * mm, top: 10 * mm, bottom: 205 * mm}
		}
		for n, words := range boxes(t, render(t, p)) {
			for i, w := range words {
				if w.left < edge.left-1 || w.right > edge.right+1 || w.top < edge.top || w.bottom > edge.bottom {
					t.Errorf("%s page %d: %+v leaves the page", name, n+1, w)
				}
				for _, o := range words[:i] {
					lower := 0.2 * (o.bottom - o.top) // boxes hold the room above and below the letters too
					if w.left < o.right-1 && o.left < w.right-1 && w.top+lower < o.bottom-lower && o.top+lower < w.bottom-lower {
						t.Errorf("%s page %d: %+v lies on %+v", name, n+1, w, o)
					}
				}
			}
		}
	}
}

type box struct {
	left, top, right, bottom float64
	text                     string
}

// boxes asks pdftotext where the words of each page are.
func boxes(t *testing.T, made []byte) (all [][]box) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	c := exec.Command(tool, "-bbox", "-", "-")
	c.Stdin = bytes.NewReader(made)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	for page := range strings.SplitSeq(string(out), "<page ") {
		var words []box
		for _, m := range wordBox.FindAllStringSubmatch(page, -1) {
			var b box
			fmt.Sscan(strings.Join(m[1:5], " "), &b.left, &b.top, &b.right, &b.bottom)
			b.text = m[5]
			words = append(words, b)
		}
		if len(words) > 0 {
			all = append(all, words)
		}
	}
	if len(all) == 0 {
		t.Fatal("no words found")
	}
	return all
}

var wordBox = regexp.MustCompile(`<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</word>`)

func TestPDFSaysWhatItIs(t *testing.T) {
	p := samples()["registration-notice.two"]
	info := open(t, render(t, p)).Trailer().Key("Info")
	for key, want := range map[string]string{
		"Title":        "КЕЗЕКТІҢ РЕТТІК НӨМІРІН КӨРСЕТЕ ОТЫРЫП, ЕСЕПКЕ ҚОЮ ТУРАЛЫ ХАБАРЛАМА № 03-12/457",
		"Author":       p.Office.Name.KK,
		"Subject":      "registration-notice",
		"CreationDate": "D:20261123093000+05'00'", // the paper's own date, never the clock's
	} {
		if got := info.Key(key).Text(); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}
