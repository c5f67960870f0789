package edition

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"kezek/app/fault"
)

// located is a fault at a line of a file; 0 where the line is not known.
func located(file string, line int, code, key, what string) *fault.Fault {
	return fault.New(code, key, "file", file, "line", strconv.Itoa(line), "what", what)
}

// lineOf finds the line that begins with a key or a header; 0 where none does.
func lineOf(text, begins string) int { return lineOfTable(text, begins, 1) }

// lineOfTable finds the n-th line that begins so; 1 (the file's head) for the table without a header, 0 for none.
func lineOfTable(text, begins string, n int) int {
	if begins == "" {
		return 1
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), begins) {
			if n--; n <= 0 {
				return i + 1
			}
		}
	}
	return 0
}

// lineOfKey finds where a key of a dotted path is set, or its table opened.
func lineOfKey(text string, key toml.Key) int {
	last := regexp.QuoteMeta(key[len(key)-1])
	set := regexp.MustCompile(`(^|[\s{,.])"?` + last + `"?\s*=|^\s*\[+(.*\.)?` + last + `\]`)
	for i, line := range strings.Split(text, "\n") {
		if set.MatchString(line) {
			return i + 1
		}
	}
	return 0
}
