package app

import (
	"context"
	"io"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
)

// SurveyQuery says which surveys are summed up: those answered in [From, To) (unix ms) about a service, or ("") about
// all. Lang is the language of the paper: kk or ru; any other means both, the state language first.
type SurveyQuery struct {
	From, To int64
	Service  string
	Lang     locales.Lang
}

// PrintSurvey writes the summary of the quality survey as a paper. It names nobody.
func (o *Office) PrintSurvey(ctx context.Context, w io.Writer, who *Person, q SurveyQuery) error {
	sum, err := o.SurveySummary(ctx, q.From, q.To, q.Service)
	if err != nil {
		return err
	}
	office, err := o.Info(ctx)
	if err != nil {
		return err
	}
	if office == nil {
		return fault.New("G02", "app.fault.no-office")
	}
	head, err := o.Head(ctx)
	if err != nil {
		return err
	}
	service := "journalpage.survey.every"
	if q.Service != "" {
		service = "journal.service." + q.Service
	}
	data := papers.SurveySummary{Service: message(service), From: papers.Day(midnight(q.From)), To: papers.Day(midnight(q.To - 1)), Filled: sum.Filled}
	for _, question := range sum.Questions {
		data.Questions = append(data.Questions, questionPaper(question))
	}
	p := papers.Paper{Form: "survey-summary", Langs: []locales.Lang{q.Lang}, Date: papers.Day(midnight(o.Now())), Data: data,
		Office: papers.Office{Name: papers.Text{KK: office.NameKK, RU: office.NameRU}, Address: papers.Text{KK: office.AddressKK, RU: office.AddressRU},
			Phone: office.Phone, BIN: office.BIN},
		Signer: papers.Signer{Post: message("paper.executor"), Name: papers.Same(who.Name)}, Print: papers.Print{AuditHead: short(head.Hash)}}
	if q.Lang != locales.KK && q.Lang != locales.RU {
		p.Langs = []locales.Lang{locales.KK, locales.RU}
	}
	return papers.Render(w, p)
}

// questionPaper counts a question's answers as the paper does: the worst, the best, and what lies between.
func questionPaper(q SurveyQuestion) papers.SurveyQuestion {
	row := papers.SurveyQuestion{Question: said(q.Text), Answered: q.Answered}
	for i, a := range q.Answers {
		switch i {
		case len(q.Answers) - 1:
			row.Satisfied += a.N
		case 0:
			row.Dissatisfied += a.N
		default:
			row.Partly += a.N
		}
	}
	return row
}
