package trial

import (
	"fmt"
	"os"
	"testing"

	"kezek/app"
	"kezek/locales"
)

// Main runs a package's tests with quick sign-ins, which are not what is tested, and fails where the window asked for a message that
// has no text: the user would see its key.
func Main(m *testing.M) {
	app.HashCost.Time, app.HashCost.Memory = 1, 64
	code := m.Run()
	if missed := locales.Missed(); len(missed) > 0 {
		fmt.Fprintln(os.Stderr, "messages without a text:", missed)
		code = max(code, 1)
	}
	os.Exit(code)
}
