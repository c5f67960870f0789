package papers

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"kezek/locales"
)

// Mask is a paper for those who may not see personal data in full, such as the members of a commission: of an ИИН the
// last four digits are left, of an account too, of a day of birth the year; phones, addresses and where somebody lives now are left out.
// Texts lose what of these they repeat. A dwelling that is provided keeps its address. p stays as it was.
func Mask(p Paper) Paper {
	data := reflect.New(reflect.Indirect(reflect.ValueOf(p.Data)).Type()).Elem()
	data.Set(reflect.Indirect(reflect.ValueOf(p.Data)))
	known := append(withheld(p.To.Address.KK, ""), withheld(p.To.Address.RU, "")...)
	m := mask{strings.NewReplacer(append(known, births(data)...)...)}
	m.fields(data)
	p.Data = data.Interface()
	p.To = Addressee{Name: p.To.Name, IIN: maskIIN(p.To.IIN)}
	return p
}

// withheld is what stands in texts for a word known to be personal: a pair of strings.Replacer, or none.
func withheld(word, instead string) []string {
	if strings.TrimSpace(word) == "" {
		return nil
	}
	return []string{word, instead}
}

// births are the days of birth among the data, with the year of each.
func births(v reflect.Value) (pairs []string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if born, ok := v.Field(i).Interface().(Day); ok && v.Type().Field(i).Name == "Born" && born != 0 {
				pairs = append(pairs, locales.Date(int64(born)), year(born))
			}
			pairs = append(pairs, births(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			pairs = append(pairs, births(v.Index(i))...)
		}
	}
	return pairs
}

func year(d Day) string {
	s := locales.Date(int64(d))
	return s[len(s)-4:]
}

// mask masks texts, those that repeat what a paper knows to be personal among them.
type mask struct{ known *strings.Replacer }

// fields masks a struct. The items of its lists are copied first, so that nobody else's are changed.
func (m mask) fields(data reflect.Value) {
	for i := range data.NumField() {
		f, name := data.Field(i), data.Type().Field(i).Name
		switch x := f.Interface().(type) {
		case Dwelling:
		case Text:
			if name == "Address" || name == "Dwelling" {
				x = Text{}
			}
			f.Set(reflect.ValueOf(Text{m.text(x.KK), m.text(x.RU)}))
		case string:
			f.SetString(m.word(name, x))
		case Day:
			if name == "Born" && x != 0 {
				f.SetInt(0)
				if only := data.FieldByName("BornYear"); only.IsValid() {
					only.SetString(year(x))
				}
			}
		default:
			m.within(f)
		}
	}
}

func (m mask) within(f reflect.Value) {
	switch {
	case f.Kind() == reflect.Struct:
		m.fields(f)
	case f.Kind() == reflect.Slice && f.Len() > 0 && f.Type().Elem().Kind() == reflect.Struct: // an empty list stays nothing at all
		f.Set(reflect.AppendSlice(reflect.MakeSlice(f.Type(), 0, f.Len()), f))
		for i := range f.Len() {
			m.fields(f.Index(i))
		}
	}
}

// registered are the fields whose digits are those of a register or a calculation and never a person's.
var registered = []string{"CaseNo", "RegNo", "DecisionNo", "MinutesNo", "OrderNo", "No", "Floor", "BornYear", "ContractNo", "TenancyNo", "AwardNo", "BIN",
	"Cadastral", "Commissioned", "Exact", "Value", "Share", "Limit", "Quantity", "Allowed", "Tariff", "Difference"}

func (m mask) word(field, s string) string {
	switch {
	case strings.HasSuffix(field, "IIN"), field == "Account":
		return maskIIN(s)
	case strings.HasSuffix(field, "Phone"), field == "Email":
		return ""
	case slices.Contains(registered, field):
		return s
	}
	return m.text(s)
}

var (
	iinInText   = regexp.MustCompile(`\b\d{12}\b`)
	phoneInText = regexp.MustCompile(`(?:\+7|\b8)[\s\x{a0}-]*\(?\d{3,4}\)?(?:[\s\x{a0}-]*\d{2,3}){2,3}\b`)
)

func (m mask) text(s string) string {
	return phoneInText.ReplaceAllString(iinInText.ReplaceAllStringFunc(m.known.Replace(s), maskIIN), "•••")
}

// maskIIN leaves the last four digits of an ИИН or an account.
func maskIIN(iin string) string {
	hidden := max(0, len(iin)-4)
	return strings.Repeat("•", hidden) + iin[hidden:]
}
