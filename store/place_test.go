package store

import (
	"regexp"
	"testing"
)

// A place is computed from the events and stored nowhere: no column of the file is called after one.
func TestNoColumnHoldsAPlace(t *testing.T) {
	place := regexp.MustCompile(`(?i)place|position|standing|ordinal|queue_no|orin|seat`)
	s := newOffice(t)
	names, err := column[string](s.read.QueryContext(t.Context(), "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"))
	if err != nil || len(names) < 100 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		if place.MatchString(name) && name != "backup_log.place" { // the folder of a copy
			t.Errorf("column %s", name)
		}
	}
}
