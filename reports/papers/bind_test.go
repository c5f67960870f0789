package papers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
)

func bind(t testing.TB, all []papers.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := papers.Bind(t.Context(), &b, all, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bindPackage(t testing.TB, cover papers.Paper, parts []papers.Part) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := papers.BindPackage(t.Context(), &b, cover, parts, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// upright and sideways, one page and several, in one language and two.
func mixed() []papers.Paper {
	return []papers.Paper{sitting(kk)["extract"], paper("statistics", statistics(6), two), sitting(two)["minutes"], paper("refusal", refusal(), ru), paper("journal", journal(28), kk)}
}

func TestBoundPapersAreThoseOfEach(t *testing.T) {
	all := mixed()
	for i := range all {
		if all[i].Form == "statistics" || all[i].Form == "journal" {
			all[i].Number = ""
		}
	}
	made := bind(t, all)
	strict(t, made)
	var want, sizes []string
	for _, p := range all {
		one := render(t, p)
		want = append(want, pageTexts(t, one)...)
		sizes = append(sizes, mediaBoxes(t, one)...)
	}
	if got := pageTexts(t, made); !slices.Equal(got, want) {
		t.Errorf("%d pages, want %d; they say %s", len(got), len(want), got)
	}
	if got := mediaBoxes(t, made); !slices.Equal(got, sizes) || len(slices.Compact(slices.Sorted(slices.Values(sizes)))) != 2 {
		t.Errorf("sizes %v, want %v", got, sizes)
	}
	if n := bytes.Count(made, []byte("/FontFile2")); n != 2 {
		t.Errorf("%d fonts are embedded", n)
	}
	if again := bind(t, all); !bytes.Equal(made, again) {
		t.Error("it differs from itself")
	}
	sum := 0
	for _, p := range all {
		sum += len(render(t, p))
	}
	if len(made) > sum-100_000 {
		t.Errorf("%d bytes, one by one %d", len(made), sum)
	}
}

func mediaBoxes(t *testing.T, made []byte) (all []string) {
	t.Helper()
	r := open(t, made)
	for i := range r.NumPage() {
		box := r.Page(i + 1).V.Key("MediaBox")
		if box.IsNull() {
			box = r.Page(i + 1).V.Key("Parent").Key("MediaBox")
		}
		all = append(all, fmt.Sprintf("%.0f × %.0f", box.Index(2).Float64(), box.Index(3).Float64()))
	}
	return all
}

// parts are a package of so many notes.
func parts(langs []locales.Lang, notes int) []papers.Part {
	all := sitting(langs)
	made := []papers.Part{{Name: say("Күн тәртібі", "Повестка дня"), Papers: []papers.Paper{all["agenda"]}}}
	for i := range notes {
		made = append(made, papers.Part{Name: say(fmt.Sprintf("%d-мәселе бойынша анықтама: %s", i+1, longName.KK), fmt.Sprintf("Справка по вопросу %d: %s", i+1, longName.RU)), Papers: []papers.Paper{all["commission-note.full"]}})
	}
	return append(made, papers.Part{Name: say("Кезектен үзінді және кандидаттар", "Выписка из очереди и кандидаты"), Papers: []papers.Paper{all["queue-extract"], all["candidates"]}},
		papers.Part{Name: say("Статистика", "Статистика"), Papers: []papers.Paper{moving(langs)["statistics"]}})
}

func TestPackageIsNumberedThrough(t *testing.T) {
	for _, c := range []struct {
		langs []locales.Lang
		notes int
	}{{kk, 2}, {ru, 40}, {two, 3}, {two, 90}, {two, 0}} {
		bound := parts(c.langs, c.notes)
		made := bindPackage(t, sitting(c.langs)["commission-package"], bound)
		strict(t, made)
		texts := pageTexts(t, made)
		for i, s := range texts {
			var want []string
			for _, l := range c.langs {
				want = append(want, map[locales.Lang]string{locales.KK: fmt.Sprintf("бет%d/%d", i+1, len(texts)), locales.RU: fmt.Sprintf("стр.%dиз%d", i+1, len(texts))}[l])
			}
			if !strings.Contains(s, strings.Join(want, "·")) {
				t.Errorf("%v, %d notes: page %d does not say %v: %s", c.langs, c.notes, i+1, want, s)
			}
		}
		checkContents(t, texts, bound, c.langs)
	}
}

// checkContents looks every part up in the contents, by the page it must begin on, and its title on that page.
func checkContents(t *testing.T, texts []string, bound []papers.Part, langs []locales.Lang) {
	t.Helper()
	var pagesOf []int
	page := len(texts) + 1
	for _, part := range bound {
		n := 0
		for _, p := range part.Papers {
			n += pages(t, render(t, p))
		}
		pagesOf, page = append(pagesOf, n), page-n
	}
	contents := strings.Join(texts[:page-1], "")
	for i, part := range bound {
		name := part.Name.KK
		if langs[len(langs)-1] == locales.RU {
			name = part.Name.RU
		}
		line := regexp.MustCompile(fmt.Sprintf(`%s%d(?:%d|\D)`, regexp.QuoteMeta(squeeze(name)), page, i+2)) // the number of the next line may follow
		if !line.MatchString(contents) {
			t.Errorf("%s is not said to be on page %d: %s", name, page, contents)
		}
		if title := squeeze(titleOf(t, part.Papers[0])); len(langs) == 1 && !strings.Contains(texts[page-1], title) || !strings.Contains(texts[page-1], title[:8]) {
			t.Errorf("%s does not begin on page %d: %s", title, page, texts[page-1])
		}
		page += pagesOf[i]
	}
}

func titleOf(t *testing.T, p papers.Paper) string {
	t.Helper()
	return open(t, render(t, p)).Trailer().Key("Info").Key("Title").Text()
}

func TestBindTellsHowFarItIs(t *testing.T) {
	all := slices.Repeat([]papers.Paper{sitting(two)["extract"]}, 5)
	var told []int
	if err := papers.Bind(t.Context(), io.Discard, all, func(done int) { told = append(told, done) }); err != nil || !slices.Equal(told, []int{1, 2, 3, 4, 5}) {
		t.Error(told, err)
	}
	told = nil
	if err := papers.BindPackage(t.Context(), io.Discard, sitting(two)["commission-package"], []papers.Part{{Papers: all}}, func(done int) { told = append(told, done) }); err != nil || !slices.Equal(told, []int{1, 2, 3, 4, 5, 6}) {
		t.Error(told, err)
	}
}

// Cancelled, or with a paper that cannot be printed, nothing is written.
func TestBindIsAllOrNothing(t *testing.T) {
	all := slices.Repeat([]papers.Paper{sitting(kk)["extract"]}, 6)
	cover := sitting(kk)["commission-package"]
	both := func(ctx context.Context, w io.Writer, all []papers.Paper, progress func(int)) map[string]error {
		return map[string]error{"bound": papers.Bind(ctx, w, all, progress), "package": papers.BindPackage(ctx, w, cover, []papers.Part{{Papers: all}}, progress)}
	}
	for at := 1; at <= 6; at++ {
		for _, pack := range []bool{false, true} {
			ctx, cancel := context.WithCancel(t.Context())
			var b bytes.Buffer
			last := 0
			progress := func(done int) {
				if last = done; done == at {
					cancel()
				}
			}
			err := papers.Bind(ctx, &b, all, progress)
			if pack {
				err = papers.BindPackage(ctx, &b, cover, []papers.Part{{Papers: all}}, progress)
			}
			if !errors.Is(err, context.Canceled) || b.Len() > 0 || last != at && !pack {
				t.Errorf("cancelled after %d (package %v): %v, %d bytes, %d done", at, pack, err, b.Len(), last)
			}
			cancel()
		}
	}
	bad := slices.Clone(all)
	bad[3].To.Name = papers.Same("漢")
	var b bytes.Buffer
	done := 0
	for how, err := range both(t.Context(), &b, bad, func(n int) { done = n }) {
		if f, ok := fault.Of(err); !ok || f.Code != "P4" || b.Len() > 0 || done != 3 {
			t.Errorf("%s: %v, %d bytes, %d done", how, err, b.Len(), done)
		}
	}
	for how, err := range both(t.Context(), brokenPipe{}, all, nil) {
		if !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: a write that fails is told as %v", how, err)
		}
	}
	cover.Data = papers.Agenda{}
	if err := papers.BindPackage(t.Context(), &b, cover, nil, nil); err == nil || b.Len() > 0 {
		t.Error("a cover without its data passes")
	}
	if err := papers.Bind(t.Context(), &b, nil, nil); err != nil || b.Len() > 0 {
		t.Error("of nothing comes", err, b.Len())
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// BenchmarkBind makes the 600 bilingual papers of a sitting of 200 questions: extracts, decisions, notices. The issue
// allows 8 s.
func BenchmarkBind(b *testing.B) {
	var all []papers.Paper
	s := sitting(two)
	for i := range 200 {
		for _, p := range []papers.Paper{s["extract"], s["decision.provide"], paper("registration-notice", notice(3), two)} {
			p.Print.QR = fmt.Sprintf("KEZEK %s 03-12/%d 2026-11-24 9f3a61c0d2e47b58a1b2c3d4e5f60718", p.Form, i)
			all = append(all, p)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	size := &counter{}
	for b.Loop() {
		if err := papers.Bind(b.Context(), size, all, nil); err != nil {
			b.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/1000, "s/600-papers")
	b.ReportMetric(float64(size.n)/float64(b.N)/1e6, "MB/file")
	b.ReportMetric(float64(after.Sys)/1e6, "MB-of-system")
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}
