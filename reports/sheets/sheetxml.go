package sheets

import (
	"fmt"
	"strconv"
	"strings"

	"kezek/app/cells"
	"kezek/app/fault"
)

const (
	maxCellText = 32_767 // UTF-16 units in one cell, Excel's limit
	lineHeight  = 15     // points of a line in the body's font
	titleHeight = 19
)

// sheetWriter writes one sheet's part: the elements in the order the schema asks.
type sheetWriter struct {
	sheet  Sheet
	name   string
	footer string
	first  bool
	out    *pipe
	row    int // last row written
	rows   int // rows of the table
	head   int // row of the headings
	merges []string
	cols   []string // letters of the columns
}

// table is where the headings and the rows of a sheet's table lie.
type table struct {
	head, last int
	lastCol    string
}

func (w *sheetWriter) table() table {
	return table{w.head, w.head + w.rows, w.cols[len(w.cols)-1]}
}

func (w *sheetWriter) write() error {
	for i := range w.sheet.Columns {
		w.cols = append(w.cols, cells.Column(i))
	}
	if len(w.cols) == 0 || len(w.cols) > maxCol {
		return fmt.Errorf("sheet %q has %d columns", w.name, len(w.cols))
	}
	w.head = len(w.sheet.Titles) + 1
	if len(w.sheet.Titles) > 0 {
		w.head++
	}
	w.begin()
	w.titles()
	if err := w.body(); err != nil {
		return err
	}
	if w.row+len(w.sheet.Notes)+2*len(w.sheet.Signatures)+4 > maxRow {
		return tooLong(w.name)
	}
	w.notes()
	w.signatures()
	w.finish()
	return nil
}

func (w *sheetWriter) put(parts ...string) {
	for _, p := range parts {
		w.out.buf = append(w.out.buf, p...)
	}
}

func (w *sheetWriter) begin() {
	w.put(xmlHead, `<worksheet xmlns="`, nsMain, `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if w.first {
		w.put(` tabSelected="1"`)
	}
	head, below := strconv.Itoa(w.head), "A"+strconv.Itoa(w.head+1)
	w.put(` workbookViewId="0"><pane ySplit="`, head, `" topLeftCell="`, below, `" activePane="bottomLeft" state="frozen"/>`,
		`<selection pane="bottomLeft" activeCell="`, below, `" sqref="`, below, `"/></sheetView></sheetViews>`,
		`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range w.sheet.Columns {
		n := strconv.Itoa(i + 1)
		w.put(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(c.width()), `.7109375" customWidth="1"/>`)
	}
	w.put(`</cols><sheetData>`)
}

// wide writes a line over the whole width, as high as its text needs: merged cells do not grow by themselves.
func (w *sheetWriter) wide(s string, style, height int) {
	letters := 0
	for _, c := range w.sheet.Columns {
		letters += c.width()
	}
	lines := wrapped(s, letters*lineHeight/height)
	w.openRow(lines * height)
	w.text(0, clean(s), style)
	w.closeRow()
	w.merge(0, len(w.cols)-1)
}

func (w *sheetWriter) openRow(height int) {
	w.row++
	w.out.buf = strconv.AppendInt(append(w.out.buf, `<row r="`...), int64(w.row), 10)
	if height > 0 {
		w.put(`" ht="`, strconv.Itoa(min(height, 409)), `" customHeight="1`) // 409 is the most a row may have
	}
	w.put(`">`)
}

func (w *sheetWriter) closeRow() { w.put(`</row>`) }

func (w *sheetWriter) merge(from, to int) {
	if from < to {
		w.merges = append(w.merges, cells.Ref(w.row, from)+":"+cells.Ref(w.row, to))
	}
}

func (w *sheetWriter) titles() {
	for i, t := range w.sheet.Titles {
		if i == 0 {
			w.wide(t, styleTitle, titleHeight)
		} else {
			w.wide(t, styleSubtitle, lineHeight)
		}
	}
	w.row = w.head - 1
	lines := 1
	for _, c := range w.sheet.Columns {
		lines = max(lines, wrapped(c.Heading, c.width()*9/10))
	}
	w.openRow(lines*lineHeight + 4)
	for i, c := range w.sheet.Columns {
		w.text(i, clean(c.Heading), styleHeading)
	}
	w.closeRow()
}

func (w *sheetWriter) body() error {
	if w.sheet.Rows == nil {
		return nil
	}
	for values := range w.sheet.Rows {
		if len(values) > len(w.cols) {
			return fmt.Errorf("sheet %q: a row of %d values under %d columns", w.name, len(values), len(w.cols))
		}
		if w.row == maxRow {
			return tooLong(w.name)
		}
		w.openRow(w.heightOf(values))
		for col := range w.cols {
			v := Value{}
			if col < len(values) {
				v = values[col]
			}
			if err := w.value(col, v); err != nil {
				return err
			}
		}
		w.closeRow()
		w.rows++
		if err := w.out.pass(); err != nil {
			return err
		}
	}
	return nil
}

// heightOf is the height a row's texts need, 0 for the usual one. It is written because not every program finds it itself.
func (w *sheetWriter) heightOf(values []Value) int {
	lines := 1
	for i, v := range values {
		if width := w.sheet.Columns[i].width() * 9 / 10; v.Kind == Text && len(v.Text) > width {
			lines = max(lines, wrapped(v.Text, width))
		}
	}
	if lines == 1 {
		return 0
	}
	return lines * lineHeight
}

// wrapped counts the lines a text takes in a column of width letters; nine tenths of a column are safe: Cyrillic capitals
// are wider than the letters a column is measured in.
func wrapped(s string, width int) int {
	lines, at := 1, 0 // at: letters on the line, with the space behind the last word
	word := 0
	end := func() {
		if at > 0 && at+word > width {
			lines, at = lines+1, 0
		}
		for ; word > width; word -= width {
			lines++
		}
		at, word = at+word, 0
	}
	for _, r := range s {
		switch r {
		case '\n':
			end()
			lines, at = lines+1, 0
		case ' ', '\t':
			end()
			at++
		default:
			word++
		}
	}
	end()
	return lines
}

// value writes one cell of the table.
func (w *sheetWriter) value(col int, v Value) error {
	switch v.Kind {
	case Text:
		s := clean(v.Text)
		if len(s) > maxCellText && utf16Len(s) > maxCellText {
			return fault.New("X21", "sheets.fault.text-too-long", "sheet", w.name, "cell", cells.Ref(w.row, col), "limit", maxCellText)
		}
		form := textForm(s)
		if startsFormula(v.Text) { // what it began with before cleaning counts too
			form = formQuoted
		}
		w.text(col, s, tableStyle(form, v.Look))
		return nil
	case Int:
		w.openNumber(col, tableStyle(formInt, v.Look))
		w.out.buf = strconv.AppendInt(w.out.buf, v.N, 10)
	case Area:
		w.openNumber(col, tableStyle(formArea, v.Look))
		w.out.buf = appendDecimal(w.out.buf, v.N, '.')
	case Money:
		w.openNumber(col, tableStyle(formMoney, v.Look))
		w.out.buf = appendDecimal(w.out.buf, 100*v.N, '.')
	case Tenths:
		w.openNumber(col, tableStyle(formTenths, v.Look))
		w.out.buf = appendDecimal(w.out.buf, 1000*v.N, '.')
	case Date, Moment:
		at, form := v.N+zoneMs, formMoment
		if v.Kind == Date {
			day, _ := floorDiv(at, dayMs)
			at, form = day*dayMs, formDate
		}
		if at < (first-epoch)*dayMs {
			w.text(col, shownTime(v), tableStyle(formText, v.Look))
			return nil
		}
		w.openNumber(col, tableStyle(form, v.Look))
		w.out.buf = appendSerial(w.out.buf, at)
	default:
		w.openCell(col, tableStyle(formText, v.Look))
		w.put(`"/>`)
		return nil
	}
	w.put(`</v></c>`)
	return nil
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

func (w *sheetWriter) openCell(col, style int) {
	b := append(w.out.buf, `<c r="`...)
	b = strconv.AppendInt(append(b, w.cols[col]...), int64(w.row), 10)
	w.out.buf = strconv.AppendInt(append(b, `" s="`...), int64(style), 10)
}

func (w *sheetWriter) openNumber(col, style int) {
	w.openCell(col, style)
	w.put(`"><v>`)
}

// text writes a text cell; the text stands in the sheet itself, so that nothing is kept until the end of the file.
func (w *sheetWriter) text(col int, s string, style int) {
	w.openCell(col, style)
	if s == "" {
		w.put(`"/>`)
		return
	}
	w.put(`" t="inlineStr"><is><t`)
	if s[0] <= ' ' || s[len(s)-1] <= ' ' || strings.IndexByte(s, '\n') >= 0 {
		w.put(` xml:space="preserve"`)
	}
	w.put(`>`)
	w.out.buf = appendEscaped(w.out.buf, s)
	w.put(`</t></is></c>`)
}

func (w *sheetWriter) notes() {
	if len(w.sheet.Notes) > 0 {
		w.row++
	}
	for _, n := range w.sheet.Notes {
		w.wide(n, styleNote, lineHeight)
	}
}

// signatures writes post, line and name side by side, each over about a third of the width.
func (w *sheetWriter) signatures() {
	n := len(w.cols)
	for _, s := range w.sheet.Signatures {
		w.row++
		if n < 3 {
			w.wide(s.Post+" ____________________ "+s.Name, styleSign, 2*lineHeight)
			continue
		}
		a, b := w.thirds()
		w.openRow(2 * lineHeight)
		w.text(0, clean(s.Post), styleSign)
		for col := a; col < b; col++ {
			w.text(col, "", styleSignLine)
		}
		w.text(b, clean(s.Name), styleSign)
		w.closeRow()
		w.merge(0, a-1)
		w.merge(a, b-1)
		w.merge(b, n-1)
	}
}

// thirds finds the columns at which a third and a half of the width are passed; each part keeps at least one column.
func (w *sheetWriter) thirds() (a, b int) {
	n, total, sum := len(w.cols), 0, 0
	for _, c := range w.sheet.Columns {
		total += c.width()
	}
	for i, c := range w.sheet.Columns {
		if sum += c.width(); a == 0 && sum*3 >= total {
			a = i + 1
		} else if b == 0 && a > 0 && sum*2 >= total {
			b = i + 1
		}
	}
	a = min(a, n-2)
	return a, min(max(b, a+1), n-1)
}

func (w *sheetWriter) finish() {
	t := w.table()
	last := t.lastCol + strconv.Itoa(t.last)
	w.put(`</sheetData><autoFilter ref="A`, strconv.Itoa(t.head), `:`, last, `"/>`)
	if len(w.merges) > 0 {
		w.put(`<mergeCells count="`, strconv.Itoa(len(w.merges)), `">`)
		for _, m := range w.merges {
			w.put(`<mergeCell ref="`, m, `"/>`)
		}
		w.put(`</mergeCells>`)
	}
	w.put(`<printOptions horizontalCentered="1"/>`,
		`<pageMargins left="0.59" right="0.39" top="0.59" bottom="0.67" header="0.3" footer="0.3"/>`,
		`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>`)
	w.out.buf = appendEscaped(w.out.buf, w.footer)
	w.put(`</oddFooter></headerFooter><ignoredErrors><ignoredError sqref="A`, strconv.Itoa(t.head), `:`, last,
		`" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors></worksheet>`)
}

// appendEscaped writes text for XML. "_x0041_" in the text is Excel's own way to spell a character and is kept apart.
func appendEscaped(dst []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var with string
		switch s[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '_':
			if len(s) < i+7 || s[i+1] != 'x' || s[i+6] != '_' || len(undoEscapes([]byte(s[i:i+7]))) == 7 {
				continue
			}
			with = "_x005F_"
		default:
			continue
		}
		dst = append(append(dst, s[from:i]...), with...)
		from = i + 1
	}
	return append(dst, s[from:]...)
}
