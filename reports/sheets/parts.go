package sheets

import (
	"fmt"
	"strings"
	"time"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPack  = "http://schemas.openxmlformats.org/package/2006"
	typeXL  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// The cell styles by their number in the file: a few of the page's own, then those of the table, see tableStyle.
const (
	styleNone = iota
	styleTitle
	styleSubtitle
	styleHeading
	styleNote
	styleSign
	styleSignLine
	styleTable
)

// form is how a cell of the table is stored and shown.
type form int

const (
	formText   form = iota
	formCode        // digits that must stay as they are when the cell is edited: number format "text"
	formQuoted      // what looks like a formula, marked as text: it stays so when edited
	formInt
	formDate
	formMoment
	formArea
	formMoney
	formTenths
	formsCount
)

func tableStyle(f form, l Look) int { return styleTable + int(f)*looksCount + int(l) }

// textForm picks the form of a text: what Excel would turn into a number, a date or a formula on editing is held.
func textForm(s string) form {
	switch {
	case startsFormula(s):
		return formQuoted
	case s != "" && s[0] >= '0' && s[0] <= '9' && len(s) <= 255: // in the format "text" Excel shows longer ones as #####
		return formCode
	}
	return formText
}

type part struct{ name, body string }

// fixedParts are the parts known before any row is written.
func fixedParts(book Workbook, names []string) []part {
	var types, rels strings.Builder
	for i := range names {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, typeXL)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, nsRel, i+1)
	}
	fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(names)+1, nsRel)
	made := time.UnixMilli(book.Made).UTC().Format(time.RFC3339)
	esc := func(s string) string { return string(appendEscaped(nil, clean(s))) }
	return []part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + nsPack + `/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typeXL + `styles+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typeXL + `sheet.main+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + nsPack + `/relationships">` +
			`<Relationship Id="rId1" Type="` + nsRel + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + nsPack + `/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`<Relationship Id="rId3" Type="` + nsRel + `/extended-properties" Target="docProps/app.xml"/></Relationships>`},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
			`<Application>Kezek</Application></Properties>`},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="` + nsPack + `/metadata/core-properties" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dc:title>` + esc(book.Title) + `</dc:title><dc:creator>` + esc(book.Author) + `</dc:creator>` +
			`<dcterms:created xsi:type="dcterms:W3CDTF">` + made + `</dcterms:created></cp:coreProperties>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + nsPack + `/relationships">` + rels.String() + `</Relationships>`},
		{"xl/styles.xml", stylesXML()},
	}
}

// workbookXML lists the sheets and names the filter's range and the rows repeated on every page.
func workbookXML(names []string, tables []table) string {
	var b, defined strings.Builder
	b.WriteString(xmlHead + `<workbook xmlns="` + nsMain + `" xmlns:r="` + nsRel + `"><workbookPr/>` +
		`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>`)
	for i, name := range names {
		t := tables[i]
		attr := strings.ReplaceAll(string(appendEscaped(nil, name)), `"`, "&quot;")
		ref := "'" + strings.ReplaceAll(string(appendEscaped(nil, name)), "'", "''") + "'!"
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, attr, i+1, i+1)
		fmt.Fprintf(&defined, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s$A$%d:$%s$%d</definedName>`, i, ref, t.head, t.lastCol, t.last)
		fmt.Fprintf(&defined, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s$%d:$%d</definedName>`, i, ref, t.head, t.head)
	}
	b.WriteString(`</sheets><definedNames>` + defined.String() + `</definedNames></workbook>`)
	return b.String()
}

// stylesXML is the one style sheet of all our workbooks: Times New Roman, the face of official papers.
func stylesXML() string {
	font := func(size, more string) string {
		return `<font>` + more + `<sz val="` + size + `"/>` + `<color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>`
	}
	const (
		plain, bold, muted, title, subtitle = 0, 1, 2, 3, 4
		thin, under                         = 1, 2
		shade                               = 2
	)
	fonts := font("11", "") + font("11", "<b/>") +
		strings.Replace(font("11", "<i/>"), "FF000000", "FF595959", 1) + font("14", "<b/>") + font("12", "")
	side := func(name string) string {
		return `<` + name + ` style="thin"><color rgb="FF7F7F7F"/></` + name + `>`
	}
	borders := `<border><left/><right/><top/><bottom/><diagonal/></border>` +
		`<border>` + side("left") + side("right") + side("top") + side("bottom") + `<diagonal/></border>` +
		`<border><left/><right/><top/>` + side("bottom") + `<diagonal/></border>`
	var xfs strings.Builder
	count := 0
	xf := func(format, font, fill, border int, quote, horizontal, vertical string) {
		count++
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
			`<alignment horizontal="%s" vertical="%s" wrapText="1"/></xf>`, format, font, fill, border, quote, horizontal, vertical)
	}
	xf(0, title, 0, 0, "", "center", "center")
	xf(0, subtitle, 0, 0, "", "center", "center")
	xf(0, bold, shade, thin, "", "center", "center")
	xf(0, plain, 0, 0, "", "left", "top")
	xf(0, plain, 0, 0, "", "left", "bottom")
	xf(0, plain, 0, under, "", "left", "bottom")
	for f := range formsCount {
		format, quote, horizontal := 0, "", "left"
		switch f {
		case formCode:
			format = 49
		case formQuoted:
			quote = ` quotePrefix="1"`
		case formInt:
			format, horizontal = 1, "center"
		case formDate:
			format, horizontal = 164, "center"
		case formMoment:
			format, horizontal = 165, "center"
		case formArea:
			format, horizontal = 166, `right" indent="1`
		case formMoney:
			format, horizontal = 168, `right" indent="1`
		case formTenths:
			format, horizontal = 167, "center"
		}
		for _, look := range []int{plain, muted, bold} {
			xf(format, look, 0, thin, quote, horizontal, "top")
		}
	}
	return xmlHead + `<styleSheet xmlns="` + nsMain + `"><numFmts count="5"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/>` +
		`<numFmt numFmtId="165" formatCode="dd\.mm\.yyyy\ hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.00##"/>` +
		`<numFmt numFmtId="167" formatCode="#,##0.0"/><numFmt numFmtId="168" formatCode="#,##0.00\ &quot;₸&quot;"/></numFmts>` +
		`<fonts count="5">` + fonts + `</fonts><fills count="3"><fill><patternFill patternType="none"/></fill>` +
		`<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E9ED"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="3">` + borders + `</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`, count+1) + xfs.String() + `</cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
