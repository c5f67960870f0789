package app

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"kezek/app/fault"
	"kezek/locales"
)

// MostScan is the most bytes a scan may have.
const MostScan = 20 << 20

// ScanKinds are the endings a scan's name may have, without the dot.
var ScanKinds = []string{"pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx"}

// checkScan refuses a file that is empty, too large, or not of a kind that is kept: by its ending and by its content.
func checkScan(name string, content []byte) error {
	kind := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	switch {
	case len(content) == 0:
		return fault.New("F02", "attach.fault.empty", "file", name)
	case len(content) > MostScan:
		return fault.New("F01", "attach.fault.large", "file", name, "most", MostScan>>20)
	case !slices.Contains(ScanKinds, kind):
		return fault.New("F03", "attach.fault.kind", "file", name, "kinds", strings.Join(ScanKinds, ", "))
	case !looksLike(kind, content):
		return fault.New("F03", "attach.fault.content", "file", name, "kind", kind)
	}
	return nil
}

func looksLike(kind string, content []byte) bool {
	begins := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(s string) bool { return bytes.HasPrefix(content, []byte(s)) })
	}
	switch kind {
	case "pdf": // readers allow some bytes before the mark
		return bytes.Contains(content[:min(len(content), 1024)], []byte("%PDF-"))
	case "jpg", "jpeg":
		return begins("\xff\xd8\xff")
	case "png":
		return begins("\x89PNG\r\n\x1a\n")
	case "tif", "tiff":
		return begins("II*\x00", "MM\x00*", "II+\x00", "MM\x00+")
	}
	return wordDocument(content)
}

// wordDocument tells whether content is a Word document without macros.
func wordDocument(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	has := func(is func(name string) bool) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return is(f.Name) })
	}
	return has(func(name string) bool { return name == "[Content_Types].xml" }) &&
		has(func(name string) bool { return name == "word/document.xml" }) &&
		!has(func(name string) bool { return strings.EqualFold(filepath.Base(name), "vbaProject.bin") })
}

// mostName is the most letters of a scan's name; the ending stays.
const mostName = 100

// scanName makes of a path a name any system may write: no folder, no signs that Windows refuses, not too long.
func scanName(path string) string {
	path = path[strings.LastIndexAny(path, `/\`)+1:]
	ending := strings.ToLower(filepath.Ext(path))
	name := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"|?*`, r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, locales.Clean(strings.TrimSuffix(path, filepath.Ext(path)))), " ."))
	if len(name) == 0 {
		name = []rune("scan")
	}
	return string(name[:min(len(name), mostName)]) + ending
}
