package journals

import (
	"context"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	answerHeight = 26
	answerName   = 230 // px of an answer's words
	answerCount  = 120 // px of how often it was given
	barThick     = 12
	cardPad      = 14
	longest      = 860 // px of a card
	bodyEdge     = 4
)

// survey shows how often each answer to the quality survey was given in the period.
type survey struct {
	s      *section
	scroll *container.Scroll
	body   *fyne.Container
	sum    *app.SurveySummary // nil until it is read
	width  float32            // the cards were made for
	asked  question
}

// question is what the summary is about.
type question struct {
	from, to int64
	service  string
}

func newSurvey(s *section) *survey {
	v := &survey{s: s, body: page.Column(gap)}
	v.scroll = container.NewVScroll(page.Padded(bodyEdge, v.body))
	return v
}

func (v *survey) object() fyne.CanvasObject { return v.scroll }
func (v *survey) ready() bool               { return v.sum != nil }
func (v *survey) focus()                    { v.s.bar.form.FocusFirst() }
func (v *survey) export()                   {} // its paper is all there is

// ask reads the summary away from the window's thread.
func (v *survey) ask(version int, from, to int64) {
	s, q := v.s, question{from, to, v.s.bar.service.Value()}
	go func() {
		sum, err := s.Office.SurveySummary(context.Background(), q.from, q.to, q.service)
		fyne.Do(func() {
			switch {
			case version != s.asked:
			case err != nil:
				s.Quiet.Wrong(err)
			default:
				v.sum, v.asked, v.width = &sum, q, 0
				v.wrap(v.scroll.Size().Width)
				s.Count(locales.Number(int64(sum.Filled)))
			}
		})
	}()
}

// wrap makes the cards for a width; it makes them anew only for another one.
func (v *survey) wrap(width float32) {
	if v.sum == nil || width == v.width || width <= 0 {
		return
	}
	v.width = width
	wide := min(width-theme.Size(theme.SizeNameScrollBar)-2*bodyEdge, longest)
	v.body.Objects = []fyne.CanvasObject{page.Line(v.filled(), kit.TextSize, false, kit.ColorQuiet)}
	for i, q := range v.sum.Questions {
		v.body.Add(container.NewHBox(page.Sized(wide, 0, page.Card(cardPad, v.card(i+1, q, wide-2*cardPad)))))
	}
	v.scroll.Refresh()
}

func (v *survey) filled() string {
	if v.sum.Filled == 0 {
		return v.s.T("journalpage.survey.none")
	}
	return v.s.T("journalpage.survey.filled", "n", locales.Number(int64(v.sum.Filled)))
}

// card is one question over its answers.
func (v *survey) card(n int, q app.SurveyQuestion, width float32) fyne.CanvasObject {
	lang := v.s.Lang()
	card := page.Column(2, page.NewProse(strconv.Itoa(n)+". "+q.Text.In(lang), width, theme.ColorNameForeground), page.Space(0, 4))
	for _, a := range q.Answers {
		card.Add(answer(capital(a.Text.In(lang)), a.N, q.Answered, width))
	}
	card.Add(page.Space(0, 2))
	card.Add(page.Line(v.s.T("journalpage.survey.answered", "n", locales.Number(int64(q.Answered))), kit.SmallSize, false, kit.ColorQuiet))
	return card
}

// answer is how often an answer was given, of how many, in figures and as a bar.
func answer(name string, n, of int, width float32) fyne.CanvasObject {
	words := page.Line(page.Fit(name, answerName-gap, kit.TextSize, false), kit.TextSize, false, theme.ColorNameForeground)
	track, bar := canvas.NewRectangle(page.Shade(kit.ColorStripe)), canvas.NewRectangle(page.Shade(theme.ColorNamePrimary))
	count := page.Line(locales.Number(int64(n))+"  ·  "+strconv.Itoa(percent(n, of))+" %", kit.TextSize, true, theme.ColorNameForeground)
	words.Move(fyne.NewPos(0, (answerHeight-words.MinSize().Height)/2))
	room := width - answerName - answerCount
	track.Move(fyne.NewPos(answerName, (answerHeight-barThick)/2))
	track.Resize(fyne.NewSize(room, barThick))
	bar.Move(track.Position())
	bar.Resize(fyne.NewSize(room*float32(n)/float32(max(1, of)), barThick))
	count.Move(fyne.NewPos(answerName+room+gap, (answerHeight-count.MinSize().Height)/2))
	return &fyne.Container{Layout: asPut{fyne.NewSize(width, answerHeight)}, Objects: []fyne.CanvasObject{words, track, bar, count}}
}

// print opens the summary as a paper.
func (v *survey) print() {
	q := v.asked
	v.s.OpenWritten(v.s.T("journalpage.print.opening"), titled(surveyPage, q.from, q.to)+".pdf", func(ctx context.Context, w io.Writer) error {
		return v.s.Office.PrintSurvey(ctx, w, v.s.Who, app.SurveyQuery{From: q.from, To: q.to, Service: q.service, Lang: v.s.Lang()})
	})
}

// percent rounds to whole ones.
func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return (200*n + of) / (2 * of)
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// asPut leaves everything where it was put.
type asPut struct{ size fyne.Size }

func (a asPut) MinSize([]fyne.CanvasObject) fyne.Size { return a.size }
func (asPut) Layout([]fyne.CanvasObject, fyne.Size)   {}
