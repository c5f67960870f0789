package sheets

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"

	"kezek/locales"
)

// WriteCSV writes the table of a sheet, headings first, as Excel of our offices opens it by a double click: UTF-8 with
// its mark, ";", decimal comma, days as dd.mm.yyyy. A text that a spreadsheet would take for a formula gets ' before it.
func WriteCSV(ctx context.Context, w io.Writer, sheet Sheet, progress func(done, total int64)) error {
	out := bufio.NewWriterSize(w, 64<<10)
	if _, err := out.WriteString("\uFEFF"); err != nil {
		return err
	}
	for i, c := range sheet.Columns {
		if i > 0 {
			out.WriteByte(';')
		}
		out.WriteString(quoteCSV(plainText(c.Heading)))
	}
	out.WriteString("\r\n")
	done := 0
	if sheet.Rows != nil {
		for values := range sheet.Rows {
			for i, v := range values {
				if i > 0 {
					out.WriteByte(';')
				}
				out.WriteString(quoteCSV(shown(v)))
			}
			if _, err := out.WriteString("\r\n"); err != nil {
				return err
			}
			if done++; done%1024 == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if progress != nil {
					progress(int64(done), int64(max(done, sheet.Count)))
				}
			}
		}
	}
	if progress != nil {
		progress(int64(done), int64(max(done, sheet.Count)))
	}
	return out.Flush()
}

// shown spells a value as text.
func shown(v Value) string {
	switch v.Kind {
	case Text:
		return plainText(v.Text)
	case Int:
		return strconv.FormatInt(v.N, 10)
	case Area:
		return string(appendDecimal(nil, v.N, ','))
	case Money:
		return string(appendDecimal(nil, 100*v.N, ','))
	case Tenths:
		return locales.Tenths(v.N)
	case Date, Moment:
		return shownTime(v)
	}
	return ""
}

// shownTime spells a day or a moment as it is said in Kazakhstan.
func shownTime(v Value) string {
	if v.Kind == Date {
		return locales.Date(v.N)
	}
	return locales.DateTime(v.N)
}

// plainText keeps a text from becoming a formula. What it begins with is judged before and after cleaning.
func plainText(s string) string {
	cleaned := clean(s)
	if startsFormula(s) || startsFormula(cleaned) {
		return "'" + cleaned
	}
	return cleaned
}

func quoteCSV(s string) string {
	if !strings.ContainsAny(s, ";\"\n\t") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
