package papers_test

import (
	"io"
	"runtime"
	"sync"
	"testing"

	"kezek/reports/papers"
)

// BenchmarkNotices makes 1,000 one-page bilingual notifications with a QR code, on every core; the issue allows 6 s.
func BenchmarkNotices(b *testing.B) {
	p := paper("registration-notice", notice(0), two)
	if n := pages(b, render(b, p)); n != 1 {
		b.Fatalf("the notification has %d pages", n)
	}
	for b.Loop() {
		work := make(chan int)
		var wait sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			wait.Go(func() {
				for range work {
					if err := papers.Render(io.Discard, p); err != nil {
						b.Error(err)
					}
				}
			})
		}
		for i := range 1000 {
			work <- i
		}
		close(work)
		wait.Wait()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/1000, "s/1000-notices")
	b.ReportMetric(float64(len(render(b, p))), "bytes/notice")
}

// BenchmarkOrderProof makes the bilingual proof of an import of 5,000 entries.
func BenchmarkOrderProof(b *testing.B) {
	p := secretary(paper("order-proof", proof(5000), two))
	for b.Loop() {
		if err := papers.Render(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
	made := render(b, p)
	b.ReportMetric(float64(len(made)), "bytes")
	b.ReportMetric(float64(pages(b, made)), "pages")
}
