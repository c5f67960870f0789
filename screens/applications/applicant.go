package applications

import (
	"strings"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/kit"
)

// askApplicant adds the applicant: the ИИН first, for it fills in birth date and sex.
func (f *intake) askApplicant() {
	form := f.form
	form.Section(f.T("casepage.form.applicant"))
	f.add(kit.Item{Name: "applicant.iin", Label: f.T("casepage.form.iin"), Field: f.personIIN("applicant"), Width: 150})
	f.add(kit.Item{Name: "applicant.born", Label: f.T("casepage.form.born"), Field: f.Past(), Beside: true})
	f.add(kit.Item{Name: "applicant.sex", Label: f.T("casepage.form.sex"), Beside: true, Width: 90, Field: f.sexField()})
	f.askDoubt("applicant")
	f.add(kit.Item{Name: "applicant.name", Label: f.T("casepage.form.name"), Field: kit.NewText(f.Desk, 150), Required: true})
	f.add(kit.Item{Name: "applicant.no_iin", Label: f.T("intake.no-iin"), Field: f.noIINField()})
	f.add(kit.Item{Name: "applicant.guardian", Label: f.T("intake.guardian"), Field: kit.NewText(f.Desk, 150), Hint: f.T("intake.guardian-hint")})
	f.add(kit.Item{Name: "phone", Label: f.T("casepage.form.phone"), Field: kit.NewPhone(f.Desk), Width: 170})
	form.Column()
	f.add(kit.Item{Name: "address", Label: f.T("casepage.form.address"), Field: kit.NewText(f.Desk, 250), Required: true})
	f.add(kit.Item{Name: "dwelling", Label: f.T("casepage.form.dwelling"), Field: kit.NewText(f.Desk, 250), Hint: f.T("casepage.form.dwelling-hint")})
	email := kit.NewText(f.Desk, 100)
	email.Check = func(v string) *fault.Fault {
		if name, host, ok := strings.Cut(v, "@"); !ok || name == "" || !strings.Contains(host, ".") || strings.ContainsAny(v, " ,;") {
			return fault.New("W61", "intake.fault.email")
		}
		return nil
	}
	f.add(kit.Item{Name: "email", Label: f.T("intake.email"), Field: email})
}

// askRepresentative adds who acts for the applicant; the fields come with the tick.
func (f *intake) askRepresentative() {
	form := f.form
	form.Section(f.T("casepage.form.representative"))
	f.add(kit.Item{Name: "represented", Field: kit.NewCheck(f.Desk, f.T("intake.represented"))})
	var rights []kit.Option
	for _, code := range casefile.Rights {
		rights = append(rights, kit.Option{Code: code, Name: f.T("case.right." + code)})
	}
	f.add(kit.Item{Name: "representative.iin", Label: f.T("casepage.form.iin"), Field: f.iinField(func() bool { return f.reason() != "" }), Width: 150})
	f.add(kit.Item{Name: "representative.name", Label: f.T("casepage.form.name"), Field: kit.NewText(f.Desk, 150), Beside: true})
	f.add(kit.Item{Name: "representative.kind", Label: f.T("intake.right"), Field: kit.NewChoice(f.Desk, rights), Beside: true, Width: 270})
	f.add(kit.Item{Name: "representative.number", Label: f.T("intake.power-no"), Field: kit.NewText(f.Desk, 40), Width: 150})
	f.add(kit.Item{Name: "representative.date", Label: f.T("intake.power-date"), Field: f.Past(), Beside: true, Width: 122})
	f.add(kit.Item{Name: "representative.until", Label: f.T("intake.until"), Field: kit.NewDate(f.Desk), Beside: true, Width: 122})
	f.add(kit.Item{Name: "representative.notary", Label: f.T("intake.notary"), Field: kit.NewText(f.Desk, 150), Beside: true})
}

// suitRepresentative shows the fields of a representative who is there, the data of a power only for one that has them.
func (f *intake) suitRepresentative() {
	there, kind := f.value("represented") != "", f.value("representative.kind")
	for _, name := range []string{"iin", "name", "kind"} {
		f.omit("representative."+name, !there)
	}
	for _, name := range []string{"number", "date", "until", "notary"} {
		f.omit("representative."+name, !there || kind != "" && kind != casefile.ByPower)
	}
}

func (f *intake) sexField() *kit.Choice {
	return kit.NewChoice(f.Desk, []kit.Option{{Code: "m", Name: f.T("casepage.form.male")}, {Code: "f", Name: f.T("casepage.form.female")}})
}

func (f *intake) noIINField() *kit.Choice {
	var why []kit.Option
	for _, code := range casefile.NoIINReasons {
		why = append(why, kit.Option{Code: code, Name: f.T(casefile.NoIINKey(code))})
	}
	return kit.NewChoice(f.Desk, why)
}

// iinField makes a field that tells a number which does not check, unless it is let pass; nil lets none.
func (f *intake) iinField(passes func() bool) *kit.Input {
	return kit.NewIIN(f.Desk, func(v string) *fault.Fault {
		if _, p := iin.Parse(v, f.Office.Now()); p != iin.None && (passes == nil || !passes()) {
			return fault.New("I1", string(p))
		}
		return nil
	})
}

// personIIN makes a member's ИИН: any number passes that is kept as unconfirmed.
func (f *intake) personIIN(member string) *kit.Input {
	in := f.iinField(nil)
	strict := in.Check
	in.Check = func(v string) *fault.Fault {
		if f.value(member+".doubtful") != "" {
			return nil
		}
		return strict(v)
	}
	return in
}

// askDoubt adds the check by which a number that does not pass is kept; it is there only for such a number.
func (f *intake) askDoubt(member string) {
	f.add(kit.Item{Name: member + ".doubtful", Field: kit.NewCheck(f.Desk, f.T("casepage.form.doubtful"))})
	f.omit(member+".doubtful", true)
}

// suitPerson fills in what an ИИН tells and shows what is asked where it tells nothing. What it told stands fast and is
// passed by until the details are asked for.
func (f *intake) suitPerson(m string) {
	number := f.value(m + ".iin")
	f.fill(m, number)
	_, p := iin.Parse(number, f.Office.Now())
	f.omit(m+".doubtful", f.value(m+".doubtful") == "" && (p == iin.None || len(number) < 12))
	told := f.told[m]
	fast := p == iin.None && !f.details[m]
	lock(f.form, m+".born", fast && told.born != "" && f.value(m+".born") == told.born)
	if m == "applicant" {
		lock(f.form, m+".sex", fast && told.sex != "" && f.value(m+".sex") == told.sex)
		f.omit(m+".no_iin", (number != "" || f.value(m+".name") == "") && f.value(m+".no_iin") == "")
		f.omit(m+".guardian", !f.minor(m) && f.value(m+".guardian") == "")
	}
}

// minor tells whether somebody is known to be under eighteen.
func (f *intake) minor(m string) bool {
	born, ok := locales.ParseDate(f.value(m + ".born"))
	return ok && born.AddDate(18, 0, 0).UnixMilli() > f.Office.Now()
}

// lock makes a field that is only shown, or one to type in again.
func lock(form *kit.Form, name string, locked bool) {
	var field interface {
		Enable()
		Disable()
		Disabled() bool
	}
	switch in := form.Field(name).(type) {
	case *kit.Input:
		field = in
	case *kit.Date:
		field = in
	case *kit.Choice:
		field = in
	case *kit.Combo:
		field = in
	}
	switch {
	case field == nil || field.Disabled() == locked:
	case locked:
		field.Disable()
	default:
		field.Enable()
	}
}

// told is what an ИИН filled in.
type told struct{ number, born, sex string }

// fill writes birth date and sex from a sound ИИН, over what an earlier number gave, never over what was typed.
func (f *intake) fill(member, number string) {
	n, p := iin.Parse(number, f.Office.Now())
	before := f.told[member]
	if p != iin.None || before.number == number {
		return
	}
	born, sex := casefile.Told(n)
	f.told[member] = told{number, born, sex}
	write := func(field, was, is string) {
		if at := f.value(member + "." + field); is != "" && (at == "" || at == was) {
			f.set(member+"."+field, is)
		}
	}
	write("born", before.born, born)
	write("sex", before.sex, sex)
	f.recall(member, number)
}

// rowOf is the row of the form a field belongs to, "" for a field that is in none: a person, a document, the grounds.
func rowOf(field string) string {
	parts := strings.Split(field, ".")
	switch {
	case parts[0] == "applicant":
		return "applicant"
	case parts[0] == "grounds" || field == "list":
		return "grounds"
	case len(parts) > 1 && (parts[0] == "family" || parts[0] == "documents"):
		return parts[0] + "." + parts[1]
	}
	return ""
}

// showDetails shows what is seldom filled in of the row the keyboard stands in, or puts it away again; outside the rows
// it is the applicant's.
func (f *intake) showDetails() {
	row := rowOf(f.form.Last())
	if row == "" {
		row = "applicant"
	}
	f.details[row] = !f.details[row]
	f.suit()
	switch kind, _, _ := strings.Cut(row, "."); {
	case !f.details[row]:
		f.form.Go(mainField(row))
	case kind == "grounds":
		f.form.Go(f.checklist.nextGround())
	default:
		f.form.Go(row + map[string]string{"applicant": ".born", "family": ".joined", "documents": ".date"}[kind])
	}
}

// mainField is the first field of a row.
func mainField(row string) string {
	switch {
	case row == "grounds":
		return groundField(0)
	case strings.HasPrefix(row, "documents."):
		return row
	}
	return row + ".iin"
}
