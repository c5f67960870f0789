package locales

import "strings"

// numerals is how a language names numbers: what stands below a hundred by itself, the tens, the hundreds, and the powers
// of a thousand.
type numerals struct {
	zero     string
	ones     []string // one to nine, in Russian to nineteen
	tens     []string // ten to ninety
	hundreds []string // a hundred to nine hundred
	scales   []string // a thousand, a million … as far as an int64 goes
}

const minus = "минус" // in both languages

var spelling = map[Lang]numerals{
	KK: {
		zero: "нөл",
		ones: []string{"бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"},
		tens: []string{"он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"},
		hundreds: []string{"жүз", "екі жүз", "үш жүз", "төрт жүз", "бес жүз", "алты жүз", "жеті жүз", "сегіз жүз",
			"тоғыз жүз"},
		scales: []string{"мың", "миллион", "миллиард", "триллион", "квадриллион", "квинтиллион"},
	},
	RU: {
		zero: "ноль",
		ones: []string{"один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
			"одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
			"восемнадцать", "девятнадцать"},
		tens: []string{"десять", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
			"девяносто"},
		hundreds: []string{"сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
			"девятьсот"},
		scales: []string{"тысяч", "миллион", "миллиард", "триллион", "квадриллион", "квинтиллион"},
	},
}

// InWords spells a whole number, any int64, as papers in kk and ru do: «бір мың екі жүз», «одна тысяча двести». The one
// of a thousand and of a million is always said, so that nothing can be written in before it; Kazakh «жүз» stands alone.
// Russian is masculine nominative, as with тенге. Below nought it begins with «минус». No paper is in English, where the
// digits stand instead. Source: services.md §9.4.
func (l Lang) InWords(n int64) string {
	speech, ok := spelling[l]
	switch {
	case !ok:
		return Number(n)
	case n == 0:
		return speech.zero
	}
	var words []string
	rest := uint64(n)
	if n < 0 {
		words, rest = append(words, minus), -rest
	}
	power := uint64(1e18)
	for scale := len(speech.scales); scale >= 0; scale-- {
		if group := int(rest / power % 1000); group > 0 {
			words = speech.group(words, group)
			if scale > 0 {
				words = l.scale(words, group, scale)
			}
		}
		power /= 1000
	}
	return strings.Join(words, " ")
}

// group says a number of 1 to 999.
func (s numerals) group(words []string, n int) []string {
	if n >= 100 {
		words = append(words, s.hundreds[n/100-1])
	}
	n %= 100
	if n > len(s.ones) {
		words = append(words, s.tens[n/10-1])
		n %= 10
	}
	if n > 0 {
		words = append(words, s.ones[n-1])
	}
	return words
}

// scale says the power of a thousand after its group: in Russian it agrees with the group, and the group of thousands
// with it.
func (l Lang) scale(words []string, group, scale int) []string {
	name := spelling[l].scales[scale-1]
	if l == KK {
		return append(words, name)
	}
	endings := [3]string{"", "а", "ов"}
	if scale == 1 {
		endings = [3]string{"а", "и", ""}
		last := &words[len(words)-1]
		switch *last {
		case "один":
			*last = "одна"
		case "два":
			*last = "две"
		}
	}
	return append(words, name+endings[agreement(group)])
}

// agreement picks the Russian form of a noun after n ≥ 0: 0 as after один, 1 as after два, 2 as after пять.
func agreement(n int) int {
	switch {
	case n%100/10 == 1:
		return 2
	case n%10 == 1:
		return 0
	case 2 <= n%10 && n%10 <= 4:
		return 1
	}
	return 2
}

// Spelled gives a number in figures and words, as acts write days: «10 (десять)», «27 (жиырма жеті)». The Russian words
// are masculine nominative: they do not follow a noun into another case or gender.
func (l Lang) Spelled(n int64) string {
	if _, ok := spelling[l]; !ok {
		return Number(n)
	}
	return Number(n) + " (" + l.InWords(n) + ")"
}

// SumInWords gives the line of a sum on forms, from tiyn: «14 279,00 (четырнадцать тысяч двести семьдесят девять) тенге
// 00 тиын». Both units stand unchanged in both languages, as the forms print them. In English it is the figures alone.
// Source: services.md §9.1, §9.4.
func (l Lang) SumInWords(tiyn int64) string {
	if _, ok := spelling[l]; !ok {
		return Money(tiyn)
	}
	figures := decimal(tiyn, 100, 2)
	words := l.InWords(tiyn / 100)
	if tiyn < 0 && tiyn > -100 {
		words = minus + " " + words // nought has no sign of its own
	}
	tenge := "тенге"
	if l == KK {
		tenge = "теңге"
	}
	return figures + " (" + words + ") " + tenge + " " + figures[len(figures)-2:] + " тиын"
}

// kazakhOrdinals gives the ordinal of each word that can end a Kazakh number.
var kazakhOrdinals = map[string]string{
	"нөл": "нөлінші", "бір": "бірінші", "екі": "екінші", "үш": "үшінші", "төрт": "төртінші", "бес": "бесінші",
	"алты": "алтыншы", "жеті": "жетінші", "сегіз": "сегізінші", "тоғыз": "тоғызыншы", "он": "оныншы",
	"жиырма": "жиырмасыншы", "отыз": "отызыншы", "қырық": "қырқыншы", "елу": "елуінші", "алпыс": "алпысыншы",
	"жетпіс": "жетпісінші", "сексен": "сексенінші", "тоқсан": "тоқсаныншы", "жүз": "жүзінші", "мың": "мыңыншы",
	"миллион": "миллионыншы", "миллиард": "миллиардыншы", "триллион": "триллионыншы",
	"квадриллион": "квадриллионыншы", "квинтиллион": "квинтиллионыншы",
}

// KazakhOrdinal spells the place a number gives: «бесінші», «жиырма бірінші», «екі мыңыншы». The last word alone bends;
// a thousand, a million by themselves are «мыңыншы», «миллионыншы». Source: services.md §9.5.
func KazakhOrdinal(n int64) string {
	words := strings.Split(KK.InWords(n), " ")
	last := len(words) - 1
	ordinal := kazakhOrdinals[words[last]]
	if last == 1 && words[0] == "бір" {
		return ordinal
	}
	words[last] = ordinal
	return strings.Join(words, " ")
}
