// Package papers makes the papers an office hands out, as PDF: the letterhead, number, addressee, signature and
// foot that all of them share, around the text of a form.
//
// The text of a form is a file (see ParseForm); its fields come from one of the structs in fields*.go. Nothing
// declines a name: forms say label, colon, nominative.
package papers

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"reflect"

	"kezek/app/fault"
	"kezek/locales"
)

// Paper is one paper: its form, the languages it is in, and everything that is written on it.
type Paper struct {
	Form       string         `json:"form"`       // a code of Codes
	Langs      []locales.Lang `json:"langs"`      // kk, ru or both, the state language first
	SideBySide bool           `json:"sideBySide"` // two languages in two columns; otherwise one after the other
	Draft      bool           `json:"draft"`      // not signed yet: no number, the draft mark on every page
	Number     string         `json:"number"`     // of the register of outgoing papers
	Date       Day            `json:"date"`
	Office     Office         `json:"office"`
	To         Addressee      `json:"to"`
	Data       any            `json:"data"` // the form's own fields, of the type its kind names
	Signer     Signer         `json:"signer"`
	Executor   Executor       `json:"executor"`

	// Texts are the office's own texts of the form; a language without one has the text shipped with the program.
	Texts map[locales.Lang]string `json:"-"`
	// Print is what belongs to one printing and not to the paper, so it stays outside the snapshot.
	Print Print `json:"-"`
}

// Print is one printing of a paper.
type Print struct {
	Copy       int    // 0 is the first; n > 0 prints the mark of copy n
	CopyReason string // why the copy was made
	AuditHead  string // the short head of the audit chain, 16 hex digits
	QR         string // what the code at the foot says; empty prints none
}

// Office is the letterhead. Image (PNG) stands between the two names; on a Preprinted blank the head stays empty.
type Office struct {
	Name       Text   `json:"name"`
	Address    Text   `json:"address"`
	Phone      string `json:"phone"`
	BIN        string `json:"bin"`
	Image      []byte `json:"-"`
	Preprinted bool   `json:"preprinted"`
}

// Addressee is whom the paper is for; without a name none is printed.
type Addressee struct {
	Name    Text   `json:"name"`
	IIN     string `json:"iin"`
	Address Text   `json:"address"`
	Phone   string `json:"phone"`
}

// Signer is who signs; without a post no line for a signature is printed.
type Signer struct {
	Post Text `json:"post"`
	Name Text `json:"name"`
}

// Executor is who wrote the paper.
type Executor struct {
	Name  Text   `json:"name"`
	Phone string `json:"phone"`
}

// Render writes the paper as PDF. The same paper gives the same bytes. Errors are faults: P2, P3 a form that
// cannot be read, P4 a character no paper can show, P5 a draft or blank paper with a number or a paper without one,
// P6 data of another form, P7 a letterhead image that is no PNG, P8 languages no paper is in, P9 a QR text too long,
// P10 sums that do not add up.
func Render(w io.Writer, p Paper) error {
	return Bind(context.Background(), w, []Paper{p}, nil)
}

// setPaper is a paper set on its pages.
type setPaper struct {
	Paper
	title string
	pages []page
}

// set checks a paper, fills its forms and sets them on pages.
func (p Paper) set() (setPaper, error) {
	forms, err := check(p)
	if err != nil {
		return setPaper{}, err
	}
	if p.blank() {
		p.Draft = false
	}
	content := make([][]piece, len(p.Langs))
	for i, l := range p.Langs {
		if content[i], err = forms[i].fill(p, l); err != nil {
			return setPaper{}, err
		}
	}
	if err := p.cleanFrame(); err != nil {
		return setPaper{}, err
	}
	pages, err := lay(p, content)
	return setPaper{p, title(content[0]), pages}, err
}

// mostPixels bounds the letterhead image, which is 25 mm high: more is no sharper.
const mostPixels = 3000

func check(p Paper) ([]Form, error) {
	kind, ok := kinds[p.Form]
	if !ok {
		return nil, fault.New("P1", "papers.fault.form", "form", p.Form)
	}
	if d := reflect.Indirect(reflect.ValueOf(p.Data)); !d.IsValid() || d.Type() != kind.data {
		return nil, fault.New("P6", "papers.fault.data", "form", p.Form)
	}
	if sums, ok := reflect.Indirect(reflect.ValueOf(p.Data)).Interface().(interface{ closes() error }); ok {
		if err := sums.closes(); err != nil {
			return nil, err
		}
	}
	if n := len(p.Langs); n == 0 || n > 2 || n == 2 && (p.Langs[0] != locales.KK || p.Langs[1] != locales.RU) {
		return nil, fault.New("P8", "papers.fault.langs")
	}
	if (p.Draft || p.blank()) && p.Number != "" || !p.Draft && p.Number == "" && kind.numbered {
		return nil, fault.New("P5", "papers.fault.number")
	}
	if len(p.Office.Image) > 0 {
		shape, err := png.DecodeConfig(bytes.NewReader(p.Office.Image))
		if err == nil && max(shape.Width, shape.Height) > mostPixels {
			err = fmt.Errorf("%d × %d pixels", shape.Width, shape.Height)
		}
		if err == nil {
			_, err = png.Decode(bytes.NewReader(p.Office.Image))
		}
		if err != nil {
			return nil, fault.New("P7", "papers.fault.image").Because(err)
		}
	}
	var forms []Form
	for _, l := range p.Langs {
		f, err := formOf(p, l)
		if err != nil {
			return nil, err
		}
		forms = append(forms, f)
	}
	return forms, nil
}

func formOf(p Paper, l locales.Lang) (Form, error) {
	if own, ok := p.Texts[l]; ok {
		return ParseForm(p.Form, l, own)
	}
	return Shipped(p.Form, l)
}
