package casefile

import "slices"

// NoIINReasons are why a person may have no ИИН, as forms offer them.
var NoIINReasons = []string{"newborn", "foreigner", "stateless", "not-issued", "lost"}

// NoIINKey is the message of a reason's code; "" for a reason told in other words.
func NoIINKey(code string) string {
	if !slices.Contains(NoIINReasons, code) {
		return ""
	}
	return "case.no-iin." + code
}
