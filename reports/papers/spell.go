package papers

import (
	"reflect"
	"strings"

	"kezek/locales"
)

// spell writes a field's value the way papers do; nothing for an empty one, unless a 0 is asked for.
func spell(f reflect.Value, lang locales.Lang, how string) string {
	if !f.IsValid() || f.IsZero() && how != "0" && how != "words" {
		return ""
	}
	switch x := f.Interface().(type) {
	case Text:
		return x.in(lang)
	case string:
		return strings.TrimSpace(x)
	case int:
		return locales.Number(int64(x))
	case Shift:
		switch {
		case x < 0:
			return "−" + locales.Number(int64(-x))
		case x > 0:
			return "+" + locales.Number(int64(x))
		}
		return "0"
	case Area:
		return locales.Area(int64(x)) + "\u00a0м²"
	case Money:
		return x.spell(lang, how)
	case *Money:
		return x.spell(lang, how)
	case Day:
		if how == "long" {
			return lang.LongDate(int64(x))
		}
		return locales.Date(int64(x))
	case Moment:
		if how == "long" {
			return lang.LongDate(int64(x))
		}
		return strings.ReplaceAll(locales.DateTime(int64(x)), " ", "\u00a0")
	}
	panic("papers: a field of type " + f.Type().String())
}

func (m Money) spell(lang locales.Lang, how string) string {
	if how == "words" {
		return lang.SumInWords(int64(m))
	}
	return locales.Money(int64(m))
}

func (t Text) in(lang locales.Lang) string {
	s, other := strings.TrimSpace(t.RU), strings.TrimSpace(t.KK)
	if lang == locales.KK {
		s, other = other, s
	}
	if s == "" {
		return other
	}
	return s
}
