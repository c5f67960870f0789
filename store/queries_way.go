package store

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// The questions about the way of a case.

func (v *View) Steps(ctx context.Context, caseID int64) ([]Step, error) {
	return all[Step](ctx, v, "case_id = $1 ORDER BY n", caseID)
}

// OpenSteps returns the passages that wait, of one kind or ("") of any, the longest waiting first.
func (v *View) OpenSteps(ctx context.Context, kind string) ([]Step, error) {
	return all[Step](ctx, v, "done_at = 0 AND ($1 = '' OR kind = $1) ORDER BY kind, case_id", kind)
}

// OpenStepsOf returns the passages that wait of several cases.
func (v *View) OpenStepsOf(ctx context.Context, cases []int64) ([]Step, error) {
	return among[Step](ctx, v, "case_id", cases, " AND done_at = 0 ORDER BY case_id")
}

// StepsOf returns all passages of several cases, each case's in order.
func (v *View) StepsOf(ctx context.Context, cases []int64) ([]Step, error) {
	return among[Step](ctx, v, "case_id", cases, " ORDER BY case_id, n")
}

func (v *View) CasesByID(ctx context.Context, ids []int64) ([]Case, error) {
	return among[Case](ctx, v, "id", ids, " ORDER BY id")
}

// CasesOfExecutor returns the cases under way that an executor has.
func (v *View) CasesOfExecutor(ctx context.Context, person int64) ([]Case, error) {
	return all[Case](ctx, v, "state = 'registered' AND executor = $1 ORDER BY id", person)
}

// CasesBetween returns the cases received in a span of time, of one service or ("") of all, in order of number.
func (v *View) CasesBetween(ctx context.Context, service string, from, to int64) ([]Case, error) {
	return all[Case](ctx, v, "received_at >= $1 AND received_at < $2 AND ($3 = '' OR service = $3) ORDER BY id", from, to, service)
}

func (v *View) Pauses(ctx context.Context, caseID int64) ([]Pause, error) {
	return all[Pause](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

func (v *View) Attachments(ctx context.Context, caseID int64) ([]Attachment, error) {
	return all[Attachment](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

func (v *View) Attachment(ctx context.Context, id int64) (*Attachment, error) {
	return one[Attachment](ctx, v, "id = $1", id)
}

func (v *View) Checks(ctx context.Context, caseID int64) ([]Check, error) {
	return all[Check](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

func (v *View) Check(ctx context.Context, id int64) (*Check, error) {
	return one[Check](ctx, v, "id = $1", id)
}

func (v *View) Appeals(ctx context.Context, caseID int64) ([]Appeal, error) {
	return all[Appeal](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

func (v *View) Appeal(ctx context.Context, id int64) (*Appeal, error) {
	return one[Appeal](ctx, v, "id = $1", id)
}

func (v *View) SurveyOf(ctx context.Context, caseID int64) (*Survey, error) {
	return one[Survey](ctx, v, "case_id = $1", caseID)
}

func (v *View) Surveys(ctx context.Context, from, to int64) ([]Survey, error) {
	return all[Survey](ctx, v, "at >= $1 AND at < $2 ORDER BY id", from, to)
}

// Absences returns all that were ever recorded, the newest first.
func (v *View) Absences(ctx context.Context) ([]Absence, error) {
	return all[Absence](ctx, v, "1 = 1 ORDER BY id DESC")
}

// AbsencesOn returns those of a day (yyyy-mm-dd).
func (v *View) AbsencesOn(ctx context.Context, day string) ([]Absence, error) {
	return all[Absence](ctx, v, "ended = 0 AND from_on <= $1 AND to_on >= $1 ORDER BY id", day)
}

func (v *View) Absence(ctx context.Context, id int64) (*Absence, error) {
	return one[Absence](ctx, v, "id = $1", id)
}

func (v *View) Line(ctx context.Context, id int64) (*Line, error) {
	return one[Line](ctx, v, "id = $1", id)
}

func (v *View) LineByNumber(ctx context.Context, journal, number string) (*Line, error) {
	return one[Line](ctx, v, "journal = $1 AND number = $2 ORDER BY id DESC", journal, number)
}

// Lines returns a journal's lines of a span of time, in order.
func (v *View) Lines(ctx context.Context, journal string, from, to int64) ([]Line, error) {
	return all[Line](ctx, v, "journal = $1 AND at >= $2 AND at < $3 ORDER BY id", journal, from, to)
}

func (v *View) Annulments(ctx context.Context, kind string) ([]Annulment, error) {
	return all[Annulment](ctx, v, "kind = $1 ORDER BY id", kind)
}

func (v *View) Annulment(ctx context.Context, kind string, subject int64) (*Annulment, error) {
	return one[Annulment](ctx, v, "kind = $1 AND subject = $2", kind, subject)
}

func (v *View) Numerators(ctx context.Context) ([]Numerator, error) {
	return all[Numerator](ctx, v, "1 = 1 ORDER BY journal")
}

func (v *View) Numerator(ctx context.Context, journal string) (*Numerator, error) {
	return one[Numerator](ctx, v, "journal = $1", journal)
}

func (v *View) Years(ctx context.Context) ([]Year, error) {
	return all[Year](ctx, v, "1 = 1 ORDER BY year")
}

func (v *View) Year(ctx context.Context, year int64) (*Year, error) {
	return one[Year](ctx, v, "year = $1", year)
}

// PapersBetween returns the papers issued in a span of time, copies too, in order.
func (v *View) PapersBetween(ctx context.Context, from, to int64) ([]Paper, error) {
	return all[Paper](ctx, v, "issued_at >= $1 AND issued_at < $2 ORDER BY id", from, to)
}

// PapersOfLine returns the papers about a line of a journal.
func (v *View) PapersOfLine(ctx context.Context, line int64) ([]Paper, error) {
	return all[Paper](ctx, v, "line = $1 ORDER BY id", line)
}

func (v *View) PapersOfCases(ctx context.Context, cases []int64) ([]Paper, error) {
	return among[Paper](ctx, v, "case_id", cases, " ORDER BY id")
}

// DecisionsBetween returns the decisions signed in a span of time, of one kind or ("") of any.
func (v *View) DecisionsBetween(ctx context.Context, kind string, from, to int64) ([]Decision, error) {
	return all[Decision](ctx, v, "signed_at >= $1 AND signed_at < $2 AND ($3 = '' OR kind = $3) ORDER BY id", from, to, kind)
}

// DecisionsOfCases returns the decisions of several cases.
func (v *View) DecisionsOfCases(ctx context.Context, cases []int64) ([]Decision, error) {
	return among[Decision](ctx, v, "case_id", cases, " ORDER BY id")
}

// Suspended tells which cases stand still.
func (v *View) Suspended(ctx context.Context) (map[int64]bool, error) {
	pauses, err := all[Pause](ctx, v, "kind = 'suspend' AND to_at = 0")
	still := map[int64]bool{}
	for _, p := range pauses {
		still[p.CaseID] = true
	}
	return still, err
}

// CaseQuery says which cases are looked for; what is empty asks for nothing. Households nil asks for none of them.
type CaseQuery struct {
	State, Service, Step string // Step: kind of the step they wait in
	Executor             int64
	DueBefore            string // yyyy-mm-dd: still under way and due before that day
	Households           []int64
	Limit                int
}

// Work is a step that waits, with the case it waits in.
type Work struct {
	Step
	CaseNo, State, Service, List, Due, Edition, Channel, Branch string
	Household, Executor, ReceivedAt                             int64
}

// WorkCount is how many steps of a kind wait, and how many of them are behind their own term or the answer's.
type WorkCount struct {
	Kind          string
	N, Late, Past int64
}

// Waiting returns the steps of some kinds that wait, those whose answer is due first at the top. Steps of executors are
// only those of the executors named, or of cases that nobody has.
func (v *View) Waiting(ctx context.Context, kinds []string, executors []int64, limit int) ([]Work, error) {
	t, _ := tableFor(new(Step))
	condition, args := waiting(kinds, executors)
	args = append(args, limit)
	rows, err := v.tx.QueryContext(ctx, "SELECT s."+strings.Join(t.columns, ", s.")+`, c.case_no, c.state, c.service, c.list, c.due, c.edition,
		c.channel, c.branch, c.household, c.executor, c.received_at FROM case_step s JOIN case_file c ON c.id = s.case_id WHERE `+condition+`
		ORDER BY c.state <> 'registered', c.due = '', c.due, s.due_at, s.id LIMIT $`+strconv.Itoa(len(args)), args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []Work
	for rows.Next() {
		var w Work
		row := reflect.ValueOf(&w.Step).Elem()
		var into []any
		for i := range t.columns {
			into = append(into, row.Field(i).Addr().Interface())
		}
		into = append(into, &w.CaseNo, &w.State, &w.Service, &w.List, &w.Due, &w.Edition, &w.Channel, &w.Branch, &w.Household, &w.Executor, &w.ReceivedAt)
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		found = append(found, w)
	}
	return found, translate(rows.Err())
}

// WaitingCounts counts the same steps by kind; now is unix ms, today yyyy-mm-dd.
func (v *View) WaitingCounts(ctx context.Context, kinds []string, executors []int64, now int64, today string) ([]WorkCount, error) {
	condition, args := waiting(kinds, executors)
	args = append(args, now, today)
	rows, err := v.tx.QueryContext(ctx, `SELECT s.kind, count(*), sum(s.due_at > 0 AND s.due_at < $`+strconv.Itoa(len(args)-1)+`),
		sum(c.state = 'registered' AND c.due <> '' AND c.due < $`+strconv.Itoa(len(args))+`)
		FROM case_step s JOIN case_file c ON c.id = s.case_id WHERE `+condition+" GROUP BY s.kind", args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []WorkCount
	for rows.Next() {
		var w WorkCount
		if err := rows.Scan(&w.Kind, &w.N, &w.Late, &w.Past); err != nil {
			return nil, err
		}
		found = append(found, w)
	}
	return found, translate(rows.Err())
}

func waiting(kinds []string, executors []int64) (condition string, args []any) {
	marks := func(n int) string {
		var list []string
		for range n {
			list = append(list, "$"+strconv.Itoa(len(args)-n+len(list)+1))
		}
		return strings.Join(list, ", ")
	}
	for _, k := range kinds {
		args = append(args, k)
	}
	condition = "s.done_at = 0 AND s.kind IN (" + marks(len(kinds)) + ")"
	args = append(args, int64(0))
	for _, e := range executors {
		args = append(args, e)
	}
	return condition + " AND (s.role <> 'executor' OR c.executor IN (" + marks(len(executors)+1) + "))", args
}

// Stepless returns cases under way that have no passages: they are of the program's first schema.
func (v *View) Stepless(ctx context.Context, limit int) ([]Case, error) {
	return all[Case](ctx, v, `state = 'registered' AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.case_id = case_file.id)
		ORDER BY due, id LIMIT $1`, limit)
}

// Applicants returns the applicant's name of each household.
func (v *View) Applicants(ctx context.Context, households []int64) (map[int64]string, error) {
	members, err := among[Member](ctx, v, "household", households, " AND n = 0")
	names := map[int64]string{}
	for _, m := range members {
		names[m.Household] = m.Name
	}
	return names, err
}

// AnnulmentsOf returns the annulments of some rows of a kind.
func (v *View) AnnulmentsOf(ctx context.Context, kind string, subjects []int64) ([]Annulment, error) {
	rows, err := among[Annulment](ctx, v, "subject", subjects, "")
	return slices.DeleteFunc(rows, func(a Annulment) bool { return a.Kind != kind }), err
}
