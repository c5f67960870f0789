package journals

import (
	"context"
	"io"
	"time"

	"kezek/locales"
)

// print is Ctrl+P: the lines of the period, or a summary, as a paper in the system's viewer.
func (s *section) print() {
	switch {
	case s.sums[s.front] != nil:
		if s.sums[s.front].ready() && (s.front == surveyPage || s.mayExport()) {
			s.sums[s.front].print()
		}
	case s.question.Code != "" && s.mayExport():
		q := s.question
		s.OpenWritten(s.T("journalpage.print.opening"), titled(q.Code, q.From, q.To)+".pdf",
			func(ctx context.Context, w io.Writer) error { return s.Office.PrintJournal(ctx, w, s.Who, q) })
	}
}

// titled names a file after what is in it: ASCII, so that it travels.
func titled(what string, from, to int64) string {
	day := func(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }
	return "kezek-" + what + "-" + day(from) + "-" + day(to-1)
}
