package applications

import (
	"slices"
	"time"

	"kezek/app/casefile"
	"kezek/locales"
)

// application reads the form as the act takes it; a row nobody typed in is nobody.
func (f *intake) application() casefile.Application {
	v := f.form.Values()
	a := casefile.Application{Channel: v["channel"], ChannelNo: v["channel_no"], CompleteAt: moment(v, "complete_at"),
		Applicant: person(v, "applicant"), Representative: v["representative"], Address: v["address"], Phone: v["phone"],
		Dwelling: v["dwelling"], Note: v["note"], List: v["list"]}
	a.ReceivedAt = a.CompleteAt
	if v["received_at"] != "" || v["received_at.time"] != "" {
		a.ReceivedAt = moment(v, "received_at")
	}
	for i := range f.household.n {
		if p := person(v, member(i)); p != (casefile.Member{}) {
			a.Family = append(a.Family, p)
		}
	}
	for i := range mostGrounds {
		if g, ok := f.ed.Ground(v[groundField(i)]); ok && !slices.Contains(a.Grounds, g.Code) {
			a.Grounds = append(a.Grounds, g.Code)
		}
	}
	for _, d := range f.checklist.documents {
		if how := v[d.field]; how != "" {
			a.Documents = append(a.Documents, casefile.Held{Code: d.code, How: how})
		}
	}
	for _, code := range casefile.Consents {
		if v["consents."+code] != "" {
			a.Consents = append(a.Consents, code)
		}
	}
	return a
}

func person(v map[string]string, who string) casefile.Member {
	return casefile.Member{Name: v[who+".name"], IIN: v[who+".iin"], Doubtful: v[who+".doubtful"] != "", Born: v[who+".born"],
		Sex: v[who+".sex"], Relation: v[who+".relation"]}
}

// moment joins a day and a time of day to unix ms; 0 where one of them does not stand there.
func moment(v map[string]string, name string) int64 {
	day, ok := locales.ParseDate(v[name])
	h, m, known := locales.ParseTime(v[name+".time"])
	if !ok || !known {
		return 0
	}
	return day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute).UnixMilli()
}
