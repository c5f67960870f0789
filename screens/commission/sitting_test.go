package commissionpage

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/commission"
	"kezek/locales"
)

// A sitting of 40 plain items is held without leaving the page: two strokes an item.
func TestFortyItemsByKeyboard(t *testing.T) {
	c := seated(t)
	id := c.laid(40, 1, 2, 3, 4, 5, 6)
	b := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	m := b.on()
	want(t, "the votes have the keyboard", m.hears.deed.form.At(), "votes")
	b.strokes = 0
	for n := range 40 {
		want(t, "the item that is open", m.hears.x.N, n+1)
		was := m.hears
		b.key("7")
		b.ctrl(fyne.KeyReturn)
		b.until(fmt.Sprintf("item %d is recorded", n+1), func() bool { return m.hears != was })
	}
	if per := float64(b.strokes) / 40; per > 3 {
		t.Errorf("%.1f strokes an item", per)
	}
	want(t, "the last item shows what was recorded", m.hears.deed.form.Field("votes").Value(), "1=for 2=for 3=for 4=for 5=for")
	b.settle()
	view := c.meeting(id)
	want(t, "decided", view.States[app.ItemDecided], 40)
	want(t, "the last one shows its votes", m.hears.deed.form.Field("votes").Value(), "1=for 2=for 3=for 4=for 5=for")
	for _, x := range view.Agenda {
		if x.Motion != app.MotionGrant || x.For != 5 || len(x.Ballot.Votes) != 5 {
			t.Fatalf("%+v", x)
		}
	}
	b.ctrl(fyne.KeyReturn) // all are heard: it closes the meeting
	b.until("what closing does", func() bool { return m.pane.form != nil && m.hears == nil })
	b.says("1-2026", b.T("commissionpage.close.queue"))
	b.ctrl(fyne.KeyReturn)
	b.until("closed", func() bool { return m.view.State == app.MeetingClosed && len(b.opened) > 0 })
	want(t, "the minutes are opened", b.opened[0], "minutes-1-2026.pdf")
	want(t, "papers stand in the pane", m.papers.Source.Len(), 1)
}

// Votes against, a recusal with its reason, a tie, votes by count, a refusal, words: each at its field.
func TestVotes(t *testing.T) {
	c := seated(t)
	id := c.laid(6, 1, 2, 3, 4, 5, 6)
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	b.letters("12") // for, against
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "too few votes are told at the votes", m.hears.x.N, 1)
	b.says("Не отмечено голосов: 3 / 5", b.lang.T("commission.vote.fewer", "count", 2, "here", 5))
	b.letters("0") // the third recuses
	b.key("7")
	b.says("За: 3, против: 1: принято")
	b.ctrl(fyne.KeyReturn)
	b.until("the reason is asked", func() bool { return b.form().At() == "why.3" })
	b.letters("Родственник заявителя")
	b.ctrl(fyne.KeyReturn)
	b.until("the second", func() bool { return m.hears.x.N == 2 })
	b.letters("12")
	b.ctrl(fyne.KeyPageDown) // what was begun is a draft
	want(t, "the third", m.hears.x.N, 3)
	b.ctrl(fyne.KeyPageUp)
	b.settle()
	want(t, "its votes are there again", b.form().Field("votes").Value(), "1=for 2=against")
	b.form().Go("votes")
	b.letters("22333") // the cursor stands on the first again
	want(t, "its votes", b.form().Field("votes").Value(), "1=against 2=against 3=abstained 4=abstained 5=abstained")
	b.says("За: 0, против: 2, воздержались: 3: не принято")
	b.ctrl(fyne.KeyReturn)
	b.until("the third", func() bool { return m.hears.x.N == 3 })

	b.form().Field("way").SetValue(byCount)
	b.form().OnChange()
	b.form().Go("for")
	b.letters("2")
	b.key(fyne.KeyTab)
	b.letters("2")
	b.key(fyne.KeyTab)
	b.letters("1")
	b.says("голоса разделились поровну")
	b.ctrl(fyne.KeyReturn)
	b.until("the presider's vote is asked", func() bool { return b.form().At() == "chair" })
	b.key(fyne.KeyDown)
	b.says("решил голос председательствующего")
	b.ctrl(fyne.KeyReturn)
	b.until("the fourth", func() bool { return m.hears.x.N == 4 })
	want(t, "votes go on by count", b.form().Field("way").Value(), byCount)
	want(t, "everybody is for", b.form().Field("for").Value(), "5")

	b.form().Field("motion").SetValue(app.MotionRefuse)
	b.form().OnChange()
	b.ctrl(fyne.KeyReturn)
	want(t, "a refusal wants its ground", b.form().At(), "ground")
	b.key(fyne.KeyDown)
	b.form().Go("facts")
	b.letters("Есть жильё в собственности")
	b.goes(b.form(), "heard")
	b.letters("Доклад исполнителя")
	b.goes(b.form(), "spoke.0.who")
	b.key(fyne.KeyDown)
	b.goes(b.form(), "spoke.0.words")
	b.letters("Поддерживаю")
	b.goes(b.form(), "dissent.0.seat")
	b.key(fyne.KeyDown, fyne.KeyDown)
	b.goes(b.form(), "dissent.0.text")
	b.letters("Нужна проверка")
	b.ctrl(fyne.KeyReturn)
	b.until("the fifth", func() bool { return m.hears.x.N == 5 })
	b.settle()

	view := c.meeting(id)
	first, third, fourth := view.Agenda[0], view.Agenda[2], view.Agenda[3]
	if first.State != app.ItemDecided || len(first.Ballot.Recused) != 1 || first.Ballot.Recused[0].Why != "Родственник заявителя" {
		t.Errorf("%+v", first)
	}
	want(t, "the second", view.Agenda[1].State, app.ItemLost)
	if !third.Tally.ByChair || third.Ballot.Chair != commission.For {
		t.Errorf("%+v", third)
	}
	if fourth.Motion != app.MotionRefuse || fourth.Refusal == "" || len(fourth.Spoke) != 1 || len(fourth.Ballot.Dissent) != 1 || fourth.Heard == "" {
		t.Errorf("%+v", fourth)
	}

	b.ctrl(fyne.KeyPageUp)
	b.ctrl(fyne.KeyPageUp)
	b.ctrl(fyne.KeyPageUp)
	want(t, "back at the second", m.hears.x.N, 2)
	b.form().Go("votes")
	b.letters("111")
	b.ctrl(fyne.KeyReturn)
	b.until("the correction", func() bool { return m.item(view.Agenda[1].ID).State == app.ItemDecided })
	b.settle()
	want(t, "corrected", c.meeting(id).Agenda[1].State, app.ItemDecided)
}

// What was being written of an item is there again after a crash, from the top of Today too.
func TestDraftOfAnItemSurvives(t *testing.T) {
	c := seated(t)
	id := c.laid(3, 1, 2, 3, 4, 5, 6)
	b := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	b.ctrl(fyne.KeyPageDown)
	b.letters("122")
	b.on().hears.kept.now()
	b.settle()
	drafts, err := c.office.Drafts(t.Context(), c.secretary)
	if err != nil || len(drafts) != 1 {
		t.Fatalf("%v %v", drafts, err)
	}
	again := c.open(c.secretary, locales.KK, drafts[0].ID)
	want(t, "the item", again.on().hears.x.N, 2)
	want(t, "its votes", again.form().Field("votes").Value(), "1=for 2=against 3=against")
	again.key("7")
	again.ctrl(fyne.KeyReturn)
	again.settle()
	drafts, err = c.office.Drafts(t.Context(), c.secretary)
	if err != nil || len(drafts) != 0 {
		t.Errorf("%v %v", drafts, err)
	}
}
