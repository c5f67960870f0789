package applications

import (
	"cmp"
	"slices"
	"strconv"

	"kezek/app/casefile"
)

// application reads the form as the act takes it; a row nobody typed in is nobody.
func (f *intake) application() casefile.Application {
	v := f.form.Values()
	a := casefile.Application{Service: f.service, Channel: v["channel"], ChannelNo: v["channel_no"], Courier: v["courier"], ChannelAt: moment(v, "channel_at"),
		ReceivedAt: moment(v, "received_at"), CompleteAt: moment(v, "complete_at"), Applicant: person(v, "applicant"),
		Representative: representative(v), Address: v["address"], Phone: v["phone"], Email: v["email"], Dwelling: v["dwelling"],
		Note: v["note"], List: v["list"]}
	if result, number := v["signature.result"], v["signature.iin"]; result+number != "" {
		a.Signature = &casefile.Signature{Result: result, IIN: number}
	}
	for i := range f.household.n {
		if p := person(v, member(i)); p != (casefile.Member{}) {
			a.Family = append(a.Family, p)
		}
	}
	for i := range mostGrounds {
		if g, ok := f.checklist.ground(v[groundField(i)]); ok && !slices.Contains(a.Grounds, g.Code) {
			a.Grounds = append(a.Grounds, g.Code)
		}
	}
	for _, d := range f.checklist.documents {
		if v[d.field] != "" {
			a.Documents = append(a.Documents, f.held(v, d))
		}
	}
	for _, code := range casefile.ConsentCodes {
		if v[consentField(code)] != "" {
			a.Consents = append(a.Consents, casefile.Consent{Code: code, On: v["consents.on"]})
		}
	}
	if v[consentField(casefile.ConsentCodes[0])] != "" {
		a.Applicant.Consent = v["consents.on"]
	}
	return a
}

func person(v map[string]string, who string) casefile.Member {
	return casefile.Member{Name: v[who+".name"], IIN: v[who+".iin"], Doubtful: v[who+".doubtful"] != "", NoIIN: v[who+".no_iin"],
		Born: v[who+".born"], Sex: v[who+".sex"], Relation: v[who+".relation"], Aside: v[who+".aside"] != "", Joined: v[who+".joined"],
		Left: v[who+".left"], Consent: v[who+".consent"], Guardian: v[who+".guardian"]}
}

func representative(v map[string]string) casefile.Representative {
	of := func(field string) string { return v["representative."+field] }
	return casefile.Representative{Name: of("name"), IIN: of("iin"), Kind: of("kind"), Number: of("number"), Date: of("date"),
		Notary: of("notary"), Until: of("until")}
}

// held reads how a document is there. Unless noted otherwise it was given on the day of receipt; what came from a system
// was obtained by whoever fills the form in.
func (f *intake) held(v map[string]string, d statement) casefile.Held {
	h := casefile.Held{Code: d.Code, How: v[d.field], Date: v[d.field+".date"], Until: v[d.field+".until"]}
	h.Pages, _ = strconv.Atoi(v[d.field+".pages"])
	switch h.How {
	case originalSeen:
		h.How, h.Original = casefile.OnPaper, true
	case originalCopy:
		h.How, h.Original, h.Copy = casefile.OnPaper, true, true
	case copyOnly:
		h.How, h.Copy = casefile.OnPaper, true
	case casefile.FromSystem:
		h.By = cmp.Or(v[d.field+".by"], f.Who.Name)
	}
	if h.There() {
		h.On = cmp.Or(v[d.field+".on"], v["received_at"])
	}
	return h
}

// moment joins a day and a time of day to unix ms; 0 where one of them does not stand there.
func moment(v map[string]string, name string) int64 {
	return momentOf([2]string{v[name], v[name+".time"]})
}
