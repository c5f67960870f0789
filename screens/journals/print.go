package journals

import (
	"context"
	"io"
	"time"

	"kezek/app"
	"kezek/locales"
)

// print is Ctrl+P: the lines of the period, or the summary of the survey, as a paper in the system's viewer.
func (s *section) print() {
	switch {
	case s.front == surveyPage:
		s.printSurvey()
	case s.question.Code != "" && s.mayExport():
		q := s.question
		s.OpenWritten(s.T("journalpage.print.opening"), titled(q.Code, q.From, q.To)+".pdf",
			func(ctx context.Context, w io.Writer) error { return s.Office.PrintJournal(ctx, w, s.Who, q) })
	}
}

func (s *section) printSurvey() {
	q := s.survey.asked
	if s.survey.sum == nil {
		return
	}
	s.OpenWritten(s.T("journalpage.print.opening"), titled(surveyPage, q.from, q.to)+".pdf", func(ctx context.Context, w io.Writer) error {
		return s.Office.PrintSurvey(ctx, w, s.Who, app.SurveyQuery{From: q.from, To: q.to, Service: q.service, Lang: s.Lang()})
	})
}

// titled names a file after what is in it: ASCII, so that it travels.
func titled(what string, from, to int64) string {
	day := func(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }
	return "kezek-" + what + "-" + day(from) + "-" + day(to-1)
}
