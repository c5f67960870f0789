// Package officeform is the form of what an office says of itself: it is filled at the first start and mended in the
// settings. Its fields are named as the acts' findings name them.
package officeform

import (
	"strconv"

	"strings"

	"kezek/app"
	"kezek/app/bank"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/screens/kit"
)

// SoleOrder is the field of the order by which one person holds all roles.
const SoleOrder = "office.sole_order"

// Fields of what the office says on certificates of dwellings: by what law they are given, and for how many days.
const (
	CertificateKK   = "office.certificate_kk"
	CertificateRU   = "office.certificate_ru"
	CertificateDays = "office.certificate_days"
)

// Accounts are where the office's two accounts begin in the names of fields.
const (
	Receives = "office.receives_"
	Pays     = "office.pays_"
)

// AddAccount adds the fields of an account to a section of two columns, their names behind prefix. What is paid into says whose it is,
// and by which code of the budget it is paid.
func AddAccount(f *kit.Form, d *kit.Desk, prefix string) {
	add := func(name string, field kit.Field, width float32, beside bool) {
		f.Add(kit.Item{Name: prefix + name, Label: d.T("settings.bank." + strings.ReplaceAll(name, "_", "-")), Field: field, Width: width, Beside: beside})
	}
	code := func(name string, field *kit.Input) *kit.Input {
		field.Check = func(v string) *fault.Fault {
			if p := bank.Wrong(name, v); p != "" {
				return fault.New("W25", string(p))
			}
			return nil
		}
		return field
	}
	if prefix == Receives {
		add("name_kk", kit.NewText(d, 160), 0, false)
		add("name_ru", kit.NewText(d, 160), 0, false)
		add("bin", BIN(d), 140, false)
		add("budget", code("budget", kit.NewDigits(d, 6)), 200, true)
		f.Column()
	}
	add("bank_kk", kit.NewText(d, 160), 0, false)
	add("bank_ru", kit.NewText(d, 160), 0, false)
	if prefix != Receives {
		f.Column()
	}
	add("iban", code("iban", kit.NewLatin(d, 20, 4, 4, 4, 4)), 0, false)
	add("bic", code("bic", kit.NewLatin(d, 11)), 190, false)
	add("kbe", code("kbe", kit.NewDigits(d, 2)), 125, true)
	add("knp", code("knp", kit.NewDigits(d, 3)), 125, true)
}

// AddTo adds the fields to a form as a section of two columns.
func AddTo(f *kit.Form, d *kit.Desk) {
	add := func(name string, field kit.Field, width float32, beside, required bool) {
		f.Add(kit.Item{Name: "office." + name, Label: d.T("shell.office." + strings.ReplaceAll(name, "_", "-")), Field: field,
			Width: width, Beside: beside, Required: required})
	}
	f.Section(d.T("shell.create.office"))
	add("name_kk", kit.NewText(d, 160), 0, false, true)
	add("name_ru", kit.NewText(d, 160), 0, false, true)
	add("district_kk", kit.NewText(d, 80), 0, false, true)
	add("district_ru", kit.NewText(d, 80), 0, true, true)
	add("bin", BIN(d), 140, false, true)
	add("kato", kato(d), 110, true, true)
	add("prefix", kit.NewText(d, 8), 0, true, true)
	f.Column()
	add("address_kk", kit.NewText(d, 160), 0, false, false)
	add("address_ru", kit.NewText(d, 160), 0, false, false)
	add("head_post_kk", kit.NewText(d, 80), 0, false, false)
	add("head_post_ru", kit.NewText(d, 80), 0, true, false)
	add("head_name", kit.NewText(d, 80), 0, false, false)
	add("phone", kit.NewPhone(d), 170, true, false)
}

// BIN is a field for a БИН that checks.
func BIN(d *kit.Desk) *kit.Input {
	in := kit.NewDigits(d, 12)
	in.Check = func(v string) *fault.Fault {
		if len(v) < 12 {
			return fault.New("W22", "kit.fault.short", "have", len(v), "need", 12)
		}
		if _, p := iin.ParseBIN(v); p != iin.None {
			return fault.New("W23", string(p))
		}
		return nil
	}
	return in
}

func kato(d *kit.Desk) *kit.Input {
	in := kit.NewDigits(d, 9)
	in.Check = func(v string) *fault.Fault {
		if len(v) < 9 {
			return fault.New("W24", "kit.fault.short", "have", len(v), "need", 9)
		}
		return nil
	}
	return in
}

// Read gives the office that stands in a form's values; what the form does not ask stays as o has it.
func Read(o app.OfficeData, v map[string]string) app.OfficeData {
	for name, field := range fields(&o) {
		if text, asked := v[name]; asked {
			*field = text
		}
	}
	if text, asked := v[CertificateDays]; asked {
		o.CertificateDays, _ = strconv.ParseInt(text, 10, 64)
	}
	return o
}

// Values gives an office as a form's values.
func Values(o app.OfficeData) map[string]string {
	v := map[string]string{}
	for name, field := range fields(&o) {
		v[name] = *field
	}
	if o.CertificateDays > 0 {
		v[CertificateDays] = strconv.FormatInt(o.CertificateDays, 10)
	}
	return v
}

func fields(o *app.OfficeData) map[string]*string {
	return map[string]*string{"office.name_kk": &o.NameKK, "office.name_ru": &o.NameRU, "office.bin": &o.BIN,
		"office.district_kk": &o.DistrictKK, "office.district_ru": &o.DistrictRU, "office.kato": &o.KATO,
		"office.prefix": &o.Prefix, "office.address_kk": &o.AddressKK, "office.address_ru": &o.AddressRU, "office.phone": &o.Phone,
		"office.head_post_kk": &o.HeadPostKK, "office.head_post_ru": &o.HeadPostRU, "office.head_name": &o.HeadName,
		SoleOrder: &o.SoleOrder, CertificateKK: &o.CertificateKK, CertificateRU: &o.CertificateRU,
		Receives + "name_kk": &o.ReceivesNameKK, Receives + "name_ru": &o.ReceivesNameRU, Receives + "bin": &o.ReceivesBIN,
		Receives + "bank_kk": &o.ReceivesBankKK, Receives + "bank_ru": &o.ReceivesBankRU, Receives + "bic": &o.ReceivesBIC,
		Receives + "iban": &o.ReceivesIBAN, Receives + "kbe": &o.ReceivesKbe, Receives + "knp": &o.ReceivesKnp, Receives + "budget": &o.ReceivesBudget,
		Pays + "bank_kk": &o.PaysBankKK, Pays + "bank_ru": &o.PaysBankRU, Pays + "bic": &o.PaysBIC, Pays + "iban": &o.PaysIBAN,
		Pays + "kbe": &o.PaysKbe, Pays + "knp": &o.PaysKnp}
}
