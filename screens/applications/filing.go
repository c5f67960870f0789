package applications

import (
	"context"
	"slices"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

const lawWide = 340 // px that texts in a column wrap to

// askFiling adds the service, the channel, and what a channel that registers or signs gives by itself.
func (f *intake) askFiling() {
	form := f.form
	form.Section(f.T("casepage.form.filing"))
	f.add(kit.Item{Name: "service", Label: f.T("intake.service"), Field: kit.NewChoice(f.Desk, f.offered), Required: true})
	f.omit("service", f.only != "" && f.service == f.only)
	var channels []kit.Option
	for _, c := range f.svc.Channels {
		channels = append(channels, kit.Option{Code: c.Code, Name: c.In(f.Lang())})
	}
	f.add(kit.Item{Name: "channel", Label: f.T("casepage.form.channel"), Field: kit.NewChoice(f.Desk, channels), Required: true})
	form.Column()
	form.AddObject(newProse(lawWide, f.lawLines()...))
	f.add(kit.Item{Name: "channel_no", Label: f.T("casepage.form.channel-no"), Field: kit.NewText(f.Desk, 40)})
	f.askMoment(kit.Item{Name: "channel_at", Label: f.T("intake.channel-at"), Width: 260})
	f.add(kit.Item{Name: "courier", Label: f.T("intake.courier"), Field: kit.NewText(f.Desk, 100), Width: 260})
	var results []kit.Option
	for _, code := range casefile.SignatureResults {
		results = append(results, kit.Option{Code: code, Name: f.T("case.signed." + code)})
	}
	f.add(kit.Item{Name: "signature.result", Label: f.T("intake.signature"), Field: kit.NewChoice(f.Desk, results)})
	f.add(kit.Item{Name: "signature.iin", Label: f.T("intake.signature-iin"), Field: f.iinField(nil), Beside: true, Width: 150})
}

// lawLines say by which rules the application is judged.
func (f *intake) lawLines() []line {
	lines := []line{{text: f.svc.Title.In(f.Lang())}, {text: f.T("intake.law", "title", f.ed.Title.In(f.Lang())), tone: quiet}}
	if !f.ed.Law.Verified {
		lines = append(lines, line{text: f.T("casepage.form.unverified"), tone: quiet, icon: kit.IconWarning})
	}
	return lines
}

// askMoment adds a day and a time of day.
func (f *intake) askMoment(it kit.Item) {
	it.Field, it.Width = f.Past(), max(it.Width, 150)
	f.add(it)
	f.add(kit.Item{Name: it.Name + ".time", Label: f.T("casepage.form.time"), Field: kit.NewTime(f.Desk), Beside: true, Width: 80, Required: it.Required})
}

// askTimes adds the moments that have their defaults: when it reached the office and when it was complete.
func (f *intake) askTimes() {
	f.form.Section(f.T("intake.times"))
	f.askMoment(kit.Item{Name: "received_at", Label: f.T("casepage.form.received"), Required: true})
	f.form.Column()
	f.askMoment(kit.Item{Name: "complete_at", Label: f.T("casepage.form.complete"), Required: true, Width: 230})
	f.form.AddObject(newProse(lawWide, line{text: f.T("intake.complete-hint"), tone: quiet}))
}

// suitChannel shows what the channel gives by itself.
func (f *intake) suitChannel() {
	c, _ := f.svc.Channel(f.value("channel"))
	for _, name := range []string{"channel_no", "channel_at", "channel_at.time"} {
		f.omit(name, !c.Registers)
	}
	f.omit("courier", c.Code != edition.ByCorporation)
	f.omit("signature.result", !c.Signed)
	f.omit("signature.iin", !c.Signed)
}

// now is this moment as fields hold it.
func (f *intake) now() [2]string {
	now := time.UnixMilli(f.Office.Now()).In(locales.Zone)
	return [2]string{now.Format(time.DateOnly), now.Format("15:04")}
}

func (f *intake) day(name string) [2]string { return [2]string{f.value(name), f.value(name + ".time")} }

func (f *intake) setDay(name string, at [2]string) {
	f.set(name, at[0])
	f.set(name+".time", at[1])
}

// restart makes the moment of receipt the present one where nobody chose another.
func (f *intake) restart() {
	if f.day("received_at") == f.opened {
		f.setDay("received_at", f.now())
	}
}

// filing is when the application was handed in: to the channel where that registers, else to the office.
func (f *intake) filing() [2]string {
	c, _ := f.svc.Channel(f.value("channel"))
	if at := f.day("channel_at"); c.Registers && momentOf(at) != 0 {
		return at
	}
	return f.day("received_at")
}

// follow keeps the moment of completeness at that of filing, and the day of the consents at that of receipt, until
// somebody chooses another.
func (f *intake) follow() {
	if filed := f.filing(); momentOf(filed) != 0 && filed != f.filed {
		if f.day("complete_at") == f.filed {
			f.setDay("complete_at", filed)
		}
		f.filed = filed
	}
	if day := f.value("received_at"); day != f.received {
		if f.value("consents.on") == f.received {
			f.set("consents.on", day)
		}
		f.received = day
	}
}

// momentOf is a day and a time of day as unix ms; 0 where one of them does not stand there.
func momentOf(at [2]string) int64 {
	day, ok := locales.ParseDate(at[0])
	h, m, known := locales.ParseTime(at[1])
	if !ok || !known {
		return 0
	}
	return day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute).UnixMilli()
}

// turn goes over to another service, by the edition that rules it on the day of filing.
func (f *intake) turn(service string) {
	f.turning++
	nth, filed := f.turning, momentOf(f.filing())
	if filed == 0 {
		filed = f.Office.Now()
	}
	var ed *edition.Edition
	var err error
	f.later(func(ctx context.Context) { ed, err = f.Office.InForce(ctx, service, filed) }, func() {
		switch {
		case nth != f.turning || f.done:
		case err != nil || ed == nil:
			f.set("service", f.service)
			if err == nil {
				err = noLaw(f.nameOf(service), filed)
			}
			f.Quiet.Wrong(err)
		default:
			f.rebuild(service, ed)
			f.keepSoon()
		}
	})
}

func noLaw(service string, at int64) error {
	return fault.New("G13", "app.fault.no-edition", "service", service, "day", locales.Date(at))
}

func (f *intake) nameOf(service string) string {
	if i := slices.IndexFunc(f.offered, func(o kit.Option) bool { return o.Code == service }); i >= 0 {
		return f.offered[i].Name
	}
	return service
}

// settleLaw makes sure that the form is that of the edition which rules the day of filing. Where it was not, the form is
// laid out anew and settled is false: the person must look at what it asks now.
func (f *intake) settleLaw(then func(settled bool)) {
	filed := momentOf(f.filing())
	if filed == 0 { // the act says that it is missing
		then(true)
		return
	}
	var ed *edition.Edition
	var err error
	f.later(func(ctx context.Context) { ed, err = f.Office.InForce(ctx, f.service, filed) }, func() {
		switch {
		case f.done:
		case err != nil:
			f.Quiet.Wrong(err)
			then(false)
		case ed == nil:
			f.Quiet.Wrong(noLaw(f.nameOf(f.service), filed))
			then(false)
		case ed.SHA256 != f.ed.SHA256:
			f.rebuild(f.service, ed)
			f.Quiet.Wrong(fault.New("W60", "intake.law-changed", "title", ed.Title.In(f.Lang())))
			then(false)
		default:
			then(true)
		}
	})
}

// timing tells whether a moment is being typed: the edition waits until it is whole.
func (f *intake) timing() bool {
	at := f.form.At()
	return slices.ContainsFunc([]string{"channel_at", "channel_at.time", "received_at", "received_at.time"}, func(name string) bool {
		return at == name
	})
}
