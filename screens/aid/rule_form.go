package aidpage

import (
	"strconv"

	"kezek/app"
	"kezek/app/aid"
	"kezek/screens/kit"
)

// services are what a row may be of: with the share and the areas, or bare.
func (l *rules) services(areas bool) (all []kit.Option) {
	if areas {
		for _, code := range []string{aid.ShareRow, aid.AreaPerson, aid.AreaAlone} {
			all = append(all, kit.Option{Code: code, Name: l.T("aid.row." + code)})
		}
	}
	for _, x := range l.svc.Expenses {
		all = append(all, kit.Option{Code: x.Code, Name: x.Text.In(l.Lang())})
	}
	return all
}

func (l *rules) codes(codes []string, prefix string) (all []kit.Option) {
	for _, code := range codes {
		all = append(all, kit.Option{Code: code, Name: l.T(prefix + code)})
	}
	return all
}

// rested adds what every rule rests on: the days and the act.
func (l *rules) rested(form *kit.Form) {
	form.Add(kit.Item{Name: "from", Label: l.T("aidpage.rules.from"), Field: kit.NewDate(l.Desk), Required: true, Width: 140})
	form.Add(kit.Item{Name: "to", Label: l.T("aidpage.rules.until"), Field: kit.NewDate(l.Desk), Width: 140, Beside: true})
	form.Add(kit.Item{Name: "act.kk", Label: l.T("aidpage.rules.act-kk"), Field: kit.NewText(l.Desk, 300), Required: true})
	form.Add(kit.Item{Name: "act.ru", Label: l.T("aidpage.rules.act-ru"), Field: kit.NewText(l.Desk, 300), Required: true})
	form.Add(kit.Item{Name: "act.number", Label: l.T("aidpage.rules.act-number"), Field: kit.NewText(l.Desk, 40), Required: true, Width: 140})
	form.Add(kit.Item{Name: "act.date", Label: l.T("aidpage.rules.act-date"), Field: kit.NewDate(l.Desk), Required: true, Width: 140, Beside: true})
	l.reasoned(form, false)
}

// begin shows the form of a rule; the act of the decision entered last stands in it, a decision sets many of them.
func (l *rules) begin(title string, form *kit.Form, values map[string]string, act func(v map[string]string) app.Act) {
	l.leaves(func() {
		for i := len(l.rows) - 1; i >= 0; i-- {
			if x := l.rows[i]; x.ID > 0 {
				values["act.kk"], values["act.ru"], values["act.number"], values["act.date"], values["from"] = x.Act.KK, x.Act.RU, x.Act.Number, x.Act.Date, x.From
				break
			}
		}
		form.OnSubmit = func() {
			l.carry(form, act(form.Values()), func(app.Outcome) string { return l.T("aidpage.rules.entered") })
		}
		form.Buttons(kit.NewMainButton(l.Desk, l.T("caseway.act.enter")+"  Ctrl+Enter", form.Submit), l.back(form))
		form.SetValues(values)
		l.put(title, l.T("aidpage.rules.about"), form)
		form.FocusFirst()
	})
}

func dates(v map[string]string) aid.Dates { return aid.Dates{From: v["from"], To: v["to"]} }

func actOf(v map[string]string) (a aid.Act) {
	a.KK, a.RU, a.Number, a.Date = v["act.kk"], v["act.ru"], v["act.number"], v["act.date"]
	return a
}

// add asks for a norm, a cap, an area or the share.
func (l *rules) add() {
	form := kit.NewForm(l.Desk)
	form.Add(kit.Item{Name: "code", Label: l.T("aidpage.rules.name"), Field: kit.NewChoice(l.Desk, l.services(true)), Required: true})
	form.Add(kit.Item{Name: "n", Label: l.T("aidpage.rules.figure"), Field: kit.NewQuantity(l.Desk), Required: true, Width: 120})
	form.Add(kit.Item{Name: "unit", Label: l.T("aidpage.rules.unit"), Field: kit.NewChoice(l.Desk, l.codes(app.AidUnits, "settings.code.unit.")), Required: true, Width: 150, Beside: true})
	form.Add(kit.Item{Name: "per", Label: l.T("aidpage.rules.per"), Field: kit.NewChoice(l.Desk, l.codes(app.AidPers, "settings.code.per.")), Width: 230})
	form.Add(kit.Item{Name: "of", Label: l.T("aidpage.rules.follows"), Field: kit.NewChoice(l.Desk, l.services(false))})
	form.Add(kit.Item{Name: "of.1", Label: l.T("aidpage.rules.follows-too"), Field: kit.NewChoice(l.Desk, l.services(false))})
	form.Add(kit.Item{Name: "season", Label: " ", Field: kit.NewCheck(l.Desk, l.T("aidpage.rules.heating"))})
	l.rested(form)
	l.begin(l.T("aidpage.rules.row"), form, map[string]string{}, func(v map[string]string) app.Act {
		a := app.SetAidRow{Code: v["code"], Unit: v["unit"], Per: v["per"], Dates: dates(v), Act: actOf(v)}
		a.N, a.Scale = shortest(sum(v["n"]), 3)
		for _, code := range []string{v["of"], v["of.1"]} {
			if code != "" {
				a.Of = append(a.Of, code)
			}
		}
		if v["season"] != "" {
			a.Season = aid.Heating
		}
		return a
	})
}

// shortest takes the zeros behind the comma away.
func shortest(n int64, scale int) (int64, int) {
	for scale > 0 && n%10 == 0 {
		n, scale = n/10, scale-1
	}
	return n, scale
}

func (l *rules) addTariff() {
	form := kit.NewForm(l.Desk)
	form.Add(kit.Item{Name: "code", Label: l.T("aidpage.rules.name"), Field: kit.NewChoice(l.Desk, l.services(false)), Required: true})
	form.Add(kit.Item{Name: "n", Label: l.T("aidpage.rules.price"), Field: kit.NewArea(l.Desk), Required: true, Width: 150})
	form.Add(kit.Item{Name: "unit", Label: l.T("aidpage.rules.unit"), Field: kit.NewChoice(l.Desk, l.codes(app.AidUnits[:len(app.AidUnits)-2], "settings.code.unit.")), Required: true, Width: 170, Beside: true})
	l.rested(form)
	l.begin(l.T("aidpage.rules.tariff"), form, map[string]string{}, func(v map[string]string) app.Act {
		a := app.SetAidTariff{Tariff: aid.Tariff{Service: v["code"], Unit: v["unit"], Dates: dates(v), Act: actOf(v)}}
		a.N, a.Scale = shortest(sum(v["n"]), 2) // the field holds ten thousandths of a tenge
		return a
	})
}

func (l *rules) addManner() {
	form := kit.NewForm(l.Desk)
	form.Add(kit.Item{Name: "way", Label: l.T("aidpage.rules.way"), Field: kit.NewChoice(l.Desk, l.codes([]string{aid.ByQuarter, aid.ByMonth}, "aid.way.")), Required: true})
	form.Add(kit.Item{Name: "start", Label: l.T("aidpage.rules.start"), Field: kit.NewChoice(l.Desk, l.codes([]string{aid.FromQuarter, aid.FromMonth}, "aidpage.start.")), Required: true})
	form.Add(kit.Item{Name: "change", Label: l.T("aidpage.rules.change"), Field: kit.NewChoice(l.Desk, l.codes([]string{aid.FromNext, aid.FromMonth}, "aidpage.change.")), Required: true})
	form.Add(kit.Item{Name: "spread", Label: l.T("aidpage.rules.spread"), Field: kit.NewChoice(l.Desk, l.codes([]string{aid.ByThird, aid.ByOwn}, "aid.spread.")), Required: true})
	form.Add(kit.Item{Name: "season.0", Label: l.T("aidpage.rules.season-from"), Field: kit.NewDigits(l.Desk, 2), Required: true, Width: 170})
	form.Add(kit.Item{Name: "season.1", Label: l.T("aidpage.rules.season-to"), Field: kit.NewDigits(l.Desk, 2), Required: true, Width: 170, Beside: true})
	form.Add(kit.Item{Name: "round.service", Label: l.T("aidpage.rules.round-service"), Field: kit.NewMoney(l.Desk), Required: true, Width: 170})
	form.Add(kit.Item{Name: "round.aid", Label: l.T("aidpage.rules.round-aid"), Field: kit.NewMoney(l.Desk), Required: true, Width: 170, Beside: true})
	form.Add(kit.Item{Name: "binds", Label: l.T("aidpage.rules.binds"), Field: kit.NewChoice(l.Desk, l.codes([]string{aid.BySystem, aid.ByOffice}, "aidpage.binds.")), Required: true})
	l.rested(form)
	u := aid.UsualManner
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	values := map[string]string{"way": u.Way, "start": u.Start, "change": u.Change, "spread": u.Spread, "season.0": strconv.Itoa(u.Season[0]), "season.1": strconv.Itoa(u.Season[1]),
		"round.service": number(u.Round.Service), "round.aid": number(u.Round.Aid), "binds": u.Binds}
	l.begin(l.T("aidpage.rules.manner"), form, values, func(v map[string]string) app.Act {
		return app.SetAidManner{Manner: aid.Manner{Way: v["way"], Start: v["start"], Change: v["change"], Spread: v["spread"], Season: [2]int{int(whole(v["season.0"])), int(whole(v["season.1"]))},
			Round: aid.Rounding{Service: sum(v["round.service"]), Aid: sum(v["round.aid"])}, Binds: v["binds"], Dates: dates(v), Act: actOf(v)}}
	})
}
