package legacy

import (
	"slices"
	"strconv"
	"strings"

	"kezek/locales"
)

// numberOf cuts a register number into its running number and what it runs within: «17» is 17, «2006/17» and
// «17/2006» are 17 within 2006. Anything else is not sound; n is then its first number, 0 for none.
func numberOf(s string) (within string, n int, sound bool) {
	if d := digitsIn(s); d == len(s) && d > 0 && d <= 9 {
		n, _ = strconv.Atoi(s)
		return "", n, true
	}
	if i := strings.IndexAny(s, "/-"); i > 0 {
		a, b := s[:i], s[i+1:]
		if digitsIn(a) == len(a) && digitsIn(b) == len(b) && b != "" && len(s) <= 14 {
			switch {
			case isYear(a):
				n, _ = strconv.Atoi(b)
				return a, n, true
			case isYear(b):
				n, _ = strconv.Atoi(a)
				return b, n, true
			}
		}
	}
	end := 0
	for end < len(s) && end < 9 && isDigit(s[end]) {
		end++
	}
	n, _ = strconv.Atoi(s[:end])
	return "", n, false
}

func isYear(s string) bool { return len(s) == 4 && "1950" <= s && s <= "2099" }

// registerNumbers tells numbers given twice on a sheet and numbers that a sheet's own run leaves out.
func (r *Reading) registerNumbers() {
	for sheet := range r.sheets {
		first := map[string]int{}
		runs := map[string]map[int]int{} // within → number → record
		loose := map[int]bool{}
		for i := range r.records {
			rec := r.records[i]
			if rec.sheet != sheet || rec.regNo == "" {
				continue
			}
			within, n, sound := numberOf(rec.regNo)
			if !sound {
				loose[n] = true
			}
			if runs[within] == nil {
				runs[within] = map[int]int{}
			}
			if _, again := runs[within][n]; !again && sound {
				runs[within][n] = i
			}
			key := locales.Fold(rec.regNo)
			j, again := first[key]
			if !again {
				first[key] = i
			} else if rec.same < 0 {
				r.about(i, RegNo, RegNoRepeated, rec.regNo, r.beside(i, j))
			}
		}
		for _, within := range sortedKeys(runs) {
			r.gaps(runs[within], loose)
		}
	}
}

// gaps marks the holes of one run of numbers, unless it is so thin that it is no run (a sheet of one category).
func (r *Reading) gaps(run map[int]int, loose map[int]bool) {
	numbers := make([]int, 0, len(run))
	for n := range run {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	if len(numbers) < 3 || numbers[len(numbers)-1]-numbers[0]+1 > len(numbers)+len(numbers)/4+len(loose) {
		return
	}
	for k := 1; k < len(numbers); k++ {
		from, to := numbers[k-1]+1, numbers[k]-1
		for from <= to && loose[from] {
			from++
		}
		for from <= to && loose[to] {
			to--
		}
		if from > to {
			continue
		}
		i := run[numbers[k]]
		f := r.about(i, RegNo, RegNoGap, r.records[i].regNo, nil)
		f.Args = map[string]any{"from": from, "to": to}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
