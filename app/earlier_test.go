package app

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"kezek/store"
)

// earlierOffice lays out an office of the program's second schema, as `kezekctl demo --cases 12 --seed 3` of that version
// made it, without its kept files.
func earlierOffice(t *testing.T) string {
	t.Helper()
	packed, err := os.Open("../store/testdata/office-v2.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	in, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	out, err := os.Create(filepath.Join(dir, "kezek.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// filesOnly tells that nothing is wrong but the kept files, which the packed office lacks.
func filesOnly(r store.Report) bool {
	for _, p := range r.Problems {
		if p.What != "file-missing" {
			return false
		}
	}
	return true
}
