package locales

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// What follows reads words back into a number. It shares no table and no rule with words.go.

var worth = map[Lang]map[string]int64{
	KK: worths(`бір 1 екі 2 үш 3 төрт 4 бес 5 алты 6 жеті 7 сегіз 8 тоғыз 9 он 10 жиырма 20 отыз 30 қырық 40 елу 50 алпыс 60
		жетпіс 70 сексен 80 тоқсан 90 жүз 100 мың 1000 миллион 1000000 миллиард 1000000000 триллион 1000000000000
		квадриллион 1000000000000000 квинтиллион 1000000000000000000`),
	RU: worths(`один 1 одна 1 два 2 две 2 три 3 четыре 4 пять 5 шесть 6 семь 7 восемь 8 девять 9 десять 10 одиннадцать 11
		двенадцать 12 тринадцать 13 четырнадцать 14 пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18
		девятнадцать 19 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80
		девяносто 90 сто 100 двести 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 семьсот 700 восемьсот 800
		девятьсот 900 тысяча 1000 тысячи 1000 тысяч 1000 миллион 1000000 миллиона 1000000 миллионов 1000000
		миллиард 1000000000 миллиарда 1000000000 миллиардов 1000000000 триллион 1000000000000 триллиона 1000000000000
		триллионов 1000000000000 квадриллион 1000000000000000 квадриллиона 1000000000000000
		квадриллионов 1000000000000000 квинтиллион 1000000000000000000 квинтиллиона 1000000000000000000
		квинтиллионов 1000000000000000000`),
}

func worths(pairs string) map[string]int64 {
	m := map[string]int64{}
	f := strings.Fields(pairs)
	for i := 0; i < len(f); i += 2 {
		m[f[i]], _ = strconv.ParseInt(f[i+1], 10, 64)
	}
	return m
}

// read is strict: it takes only words in their order, with «бір» said before a power of a thousand and not before жүз,
// Russian in its gender and number.
func read(l Lang, words string) (n int64, ok bool) {
	if words == map[Lang]string{KK: "нөл", RU: "ноль"}[l] {
		return 0, true
	}
	words, negative := strings.CutPrefix(words, "минус ")
	var total, group int64 // total below nought, where the least int64 fits
	limit, before := int64(math.MaxInt64), ""
	for w := range strings.SplitSeq(words, " ") {
		v, known := worth[l][w]
		switch {
		case !known:
			return 0, false
		case v >= 1000:
			if group == 0 || v >= limit || l == RU && !agrees(group, before, w) {
				return 0, false
			}
			total, group, limit = total-group*v, 0, v
		case l == RU && (before == "одна" || before == "две"):
			return 0, false
		case l == KK && v == 100:
			if group == 1 || group > 9 {
				return 0, false
			}
			group = max(group, 1) * 100
		case v >= 100 && group != 0, v >= 10 && group%100 != 0, group%10 != 0, v < 10 && l == RU && group%100 == 10:
			return 0, false
		default:
			group += v
		}
		before = w
	}
	if before == "одна" || before == "две" {
		return 0, false
	}
	total -= group
	if !negative {
		total = -total
	}
	return total, true
}

var (
	afterOne = regexp.MustCompile(`(^|[^1])1$`)
	afterTwo = regexp.MustCompile(`(^|[^1])[234]$`)
)

// agrees: «одна тысяча», «две тысячи», «пять тысяч»; «один миллион», «два миллиона», «пять миллионов».
func agrees(group int64, before, power string) bool {
	thousand := strings.HasPrefix(power, "тысяч")
	if thousand && (before == "один" || before == "два") || !thousand && (before == "одна" || before == "две") {
		return false
	}
	ends := [3]string{"н|д", "а", "ов"} // after one, two, five
	if thousand {
		ends = [3]string{"а", "и", "ч"}
	}
	digits := strconv.FormatInt(group, 10)
	end := ends[2]
	if afterOne.MatchString(digits) {
		end = ends[0]
	} else if afterTwo.MatchString(digits) {
		end = ends[1]
	}
	return regexp.MustCompile("(" + end + ")$").MatchString(power)
}
