package papers_test

import (
	"bytes"
	"io"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"github.com/ledongthuc/pdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func init() { api.DisableConfigDir() }

func open(t testing.TB, made []byte) *pdf.Reader {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func pages(t testing.TB, made []byte) int { return open(t, made).NumPage() }

// text reads a PDF back without any white space, which line ends and columns make unpredictable.
func text(t testing.TB, made []byte) string {
	t.Helper()
	r, err := open(t, made).GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return squeeze(string(b))
}

// pageTexts reads a PDF back page by page.
func pageTexts(t testing.TB, made []byte) []string {
	t.Helper()
	r := open(t, made)
	var all []string
	for i := range r.NumPage() {
		s, err := r.Page(i + 1).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, squeeze(s))
	}
	return all
}

// popplerText reads a PDF with pdftotext; ok is false where it is not installed.
func popplerText(t testing.TB, made []byte) (s string, ok bool) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", false
	}
	c := exec.Command(tool, "-raw", "-enc", "UTF-8", "-", "-")
	c.Stdin = bytes.NewReader(made)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeeze(string(out)), true
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func strict(t testing.TB, made []byte) {
	t.Helper()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(made), conf); err != nil {
		t.Errorf("not a strictly valid PDF: %v", err)
	}
}
