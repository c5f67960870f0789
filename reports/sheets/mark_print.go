package sheets

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kezek/app/cells"
)

const (
	widestMarked = 48 // characters a column of an original is widened to
	lineHigh     = 15 // points of a line in a cell
)

// print makes a sheet of an original readable on paper: old lists have columns narrower than their names, which then lie over each other.
func (m *marker) print(sheet string) error {
	fit, landscape, wide, high := true, "landscape", 1, 0
	if err := m.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := m.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	rows, err := m.f.GetRows(sheet)
	if err != nil {
		return err
	}
	if err := m.widen(sheet, rows); err != nil {
		return err
	}
	return m.heighten(sheet, rows)
}

// widen makes columns as wide as what stands in them. A row in which one cell stands alone is a title: it may run over the others.
func (m *marker) widen(sheet string, rows [][]string) error {
	for col, n := range longest(rows) {
		name, err := excelize.ColumnNumberToName(col + 1)
		if err != nil {
			return err
		}
		width, err := m.f.GetColWidth(sheet, name)
		if err != nil {
			return err
		}
		seen, err := m.f.GetColVisible(sheet, name)
		if err != nil {
			return err
		}
		if asks := float64(min(n+2, widestMarked)); seen && n > 0 && width < asks {
			if err := m.f.SetColWidth(sheet, name, name, asks); err != nil {
				return err
			}
		}
	}
	return nil
}

// longest are the most characters of each column, from 0.
func longest(rows [][]string) (longest []int) {
	for _, row := range rows {
		if alone(row) {
			continue
		}
		for len(longest) < len(row) {
			longest = append(longest, 0)
		}
		for col, text := range row {
			longest[col] = max(longest[col], utf8.RuneCountInString(text))
		}
	}
	return longest
}

func alone(row []string) bool {
	filled := 0
	for _, text := range row {
		if text != "" {
			filled++
		}
	}
	return filled < 2
}

// heighten makes rows of a fixed height as high as their broken texts: these lie over the next row else.
func (m *marker) heighten(sheet string, rows [][]string) error {
	for i, row := range rows {
		if alone(row) {
			continue
		}
		most := 1
		for col, text := range row {
			lines, err := m.lines(sheet, cells.Ref(i+1, col), col, text)
			if err != nil {
				return err
			}
			most = max(most, lines)
		}
		high, err := m.f.GetRowHeight(sheet, i+1)
		if err != nil {
			return err
		}
		if asks := min(float64(most)*lineHigh, 400); most > 1 && high < asks {
			if err := m.f.SetRowHeight(sheet, i+1, asks); err != nil {
				return err
			}
		}
	}
	return nil
}

// lines is about how many lines a text is broken into; 1 where its cell breaks none.
func (m *marker) lines(sheet, ref string, col int, text string) (int, error) {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		return 0, err
	}
	width, err := m.f.GetColWidth(sheet, name)
	if err != nil || width <= 2 || float64(utf8.RuneCountInString(text)) <= width && !strings.Contains(text, "\n") {
		return 1, err
	}
	id, err := m.f.GetCellStyle(sheet, ref)
	if err != nil {
		return 0, err
	}
	style, err := m.f.GetStyle(id)
	if err != nil || style.Alignment == nil || !style.Alignment.WrapText {
		return 1, err
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += 1 + utf8.RuneCountInString(line)/int(width-1)
	}
	return n, nil
}
