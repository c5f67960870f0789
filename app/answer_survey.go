package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// AnswerSurvey records what a citizen answered about the quality of the service, once for a case. A question may be left
// out.
type AnswerSurvey struct {
	CaseNo  string            `json:"case_no"`
	Answers map[string]string `json:"answers"` // code of the question to code of the answer
}

func (AnswerSurvey) Name() string { return "answer-survey" }

func (a AnswerSurvey) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return fs, err
	}
	if ok, err := s.counts(ctx, &fs, f, a.CaseNo); !ok {
		return fs, err
	}
	switch {
	case len(f.svc.Survey) == 0:
		fs.Add("case_no", fault.Blocks, "survey.none")
	case len(a.Answers) == 0:
		fs.Add("answers", fault.Blocks, "survey.need")
	}
	for code, answer := range a.Answers {
		if i := slices.IndexFunc(f.svc.Survey, func(q edition.Question) bool { return q.Code == code }); i < 0 ||
			!slices.ContainsFunc(f.svc.Survey[i].Answers, func(x edition.Answer) bool { return x.Code == answer }) {
			fs.Add("answers."+code, fault.Blocks, "survey.answer")
		}
	}
	before, err := s.v.SurveyOf(ctx, f.is.ID)
	if before != nil {
		fs.Add("case_no", fault.Blocks, "survey.once", "case", a.CaseNo)
	}
	return fs, err
}

func (a AnswerSurvey) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountSurvey)
	if err != nil {
		return nil, err
	}
	answers, err := json.Marshal(a.Answers)
	s.insert(&store.Survey{ID: id, CaseID: f.is.ID, Answers: string(answers), At: s.now})
	return map[string]int64{"survey": id}, err
}

// SurveySummary is how often each answer was given in a period.
type SurveySummary struct {
	Filled    int // questionnaires
	Questions []SurveyQuestion
}

// SurveyQuestion is a question as an edition words it. The same question in other words is counted by itself.
type SurveyQuestion struct {
	Code     string
	Text     edition.Text
	Answers  []SurveyAnswer // from the worst to the best
	Answered int
}

// SurveyAnswer is one answer and how often it was given.
type SurveyAnswer struct {
	Code string
	Text edition.Text
	N    int
}

// SurveySummary counts the surveys answered in [from, to) (unix ms) about a service, or ("") about all. Questions that
// nobody answered are counted too where an edition of a case in the period asks them. Annulled cases are left out.
func (o *Office) SurveySummary(ctx context.Context, from, to int64, service string) (sum SurveySummary, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		surveys, err := v.Surveys(ctx, from, to)
		if err != nil {
			return err
		}
		var ids []int64
		for _, x := range surveys {
			ids = append(ids, x.CaseID)
		}
		cases, err := v.CasesByID(ctx, ids)
		if err != nil {
			return err
		}
		byID := map[int64]*store.Case{}
		for i := range cases {
			byID[cases[i].ID] = &cases[i]
		}
		annulled, err := annulments(ctx, v, OfCase)
		if err != nil {
			return err
		}
		for _, x := range surveys {
			c := byID[x.CaseID]
			if _, mistake := annulled[c.ID]; mistake || service != "" && c.Service != service {
				continue
			}
			law, err := o.law(ctx, v, c.Edition)
			if err != nil {
				return err
			}
			var answers map[string]string
			if err := json.Unmarshal([]byte(x.Answers), &answers); err != nil {
				return err
			}
			sum.count(law.Service(c.Service).Survey, answers)
		}
		return nil
	})
	return sum, err
}

func (sum *SurveySummary) count(survey []edition.Question, answers map[string]string) {
	sum.Filled++
	for _, asked := range survey {
		q := sum.question(asked)
		for i := range q.Answers {
			if q.Answers[i].Code == answers[asked.Code] {
				q.Answers[i].N++
				q.Answered++
			}
		}
	}
}

// question finds a question as it is worded, or begins to count it.
func (sum *SurveySummary) question(asked edition.Question) *SurveyQuestion {
	worded := func(q SurveyQuestion) bool {
		return q.Text == asked.Text && slices.EqualFunc(q.Answers, asked.Answers, func(a SurveyAnswer, b edition.Answer) bool {
			return a.Code == b.Code && a.Text == b.Text
		})
	}
	i := slices.IndexFunc(sum.Questions, worded)
	if i < 0 {
		i = len(sum.Questions)
		q := SurveyQuestion{Code: asked.Code, Text: asked.Text}
		for _, a := range asked.Answers {
			q.Answers = append(q.Answers, SurveyAnswer{Code: a.Code, Text: a.Text})
		}
		sum.Questions = append(sum.Questions, q)
	}
	return &sum.Questions[i]
}

// annulments are why rows of a kind were annulled, by the row.
func annulments(ctx context.Context, v *store.View, kind string) (map[int64]string, error) {
	rows, err := v.Annulments(ctx, kind)
	why := map[int64]string{}
	for _, r := range rows {
		why[r.Subject] = r.Reason
	}
	return why, err
}
