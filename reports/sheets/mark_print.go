package sheets

import (
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const widestMarked = 48 // characters a column of an original is widened to

// print makes a sheet of an original readable on paper: old lists have columns narrower than their names, which then lie over each other.
func (m *marker) print(sheet string) error {
	fit, landscape, wide, high := true, "landscape", 1, 0
	if err := m.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := m.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	longest, err := m.longest(sheet)
	if err != nil {
		return err
	}
	for col, n := range longest {
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

// longest are the most characters of each column, from 0. A row in which one cell stands alone is a title: it may run over the others.
func (m *marker) longest(sheet string) (longest []int, err error) {
	rows, err := m.f.GetRows(sheet)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		filled := 0
		for _, text := range row {
			if text != "" {
				filled++
			}
		}
		if filled < 2 {
			continue
		}
		for len(longest) < len(row) {
			longest = append(longest, 0)
		}
		for col, text := range row {
			longest[col] = max(longest[col], utf8.RuneCountInString(text))
		}
	}
	return longest, nil
}
