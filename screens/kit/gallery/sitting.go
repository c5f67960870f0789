//go:build gallery

package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/locales"
	"kezek/screens/kit"
)

// newSitting shows what a sitting is led with: attendance, quorum, votes, an agenda moved by hand, cases to tick.
func newSitting(d *kit.Desk, line *kit.QuietLine) (page fyne.CanvasObject, first *kit.RollCall) {
	say := func(kk, ru string) string {
		if d.Lang == locales.RU {
			return ru
		}
		return kk
	}
	members := []kit.Member{
		{Seat: 1, Name: "Әбілқасымова Ұлжан Ғабитқызы", Post: say("төрайым", "председатель")},
		{Seat: 2, Name: "Нұрсұлтанов Қайрат Өмірбекұлы", Post: say("төрайымның орынбасары", "заместитель председателя")},
		{Seat: 3, Name: "Сейітова Айгүл Һашимқызы", Post: say("заң бөлімінің бас маманы", "главный специалист юридического отдела")},
		{Seat: 4, Name: "Іңкәрбек Гүлнәр", Post: say("мәслихат депутаты", "депутат маслихата"), Hint: say("өтініш берушімен тегі бірдей", "однофамилец заявителя")},
		{Seat: 5, Name: "Жақыпов Ерлан", Post: say("қоғамдық кеңес", "общественный совет")},
		{Seat: 6, Name: "Оразбаева Мадина", Post: say("хатшы", "секретарь")},
		{Seat: 7, Name: "Төлегенов Бауыржан", Post: say("кәсіподақ", "профсоюз")}}
	bar := kit.NewQuorumBar(d)
	here := kit.NewRollCall(d, []kit.Answer{{Code: "present", Label: say("қатысты", "присутствует"), Key: '1'},
		{Code: "substitute", Label: say("орнына келді", "за него"), Key: '2'}, {Code: "absent", Label: say("келмеді", "отсутствует"), Key: '3'}})
	here.Everyone = kit.Answer{Code: "present", Label: say("Қалғандары: қатысты", "Остальные: присутствуют"), Key: '7'}
	here.SetMembers(members)
	votes := kit.NewRollCall(d, []kit.Answer{{Code: "for", Label: say("жақтап", "за"), Key: '1'}, {Code: "against", Label: say("қарсы", "против"), Key: '2'},
		{Code: "abstained", Label: say("қалыс қалды", "воздержался"), Key: '3'}, {Code: "recused", Label: say("өздігінен бас тартты", "самоотвод"), Key: '0'}})
	votes.Everyone = kit.Answer{Code: "for", Label: say("Қалғандары: жақтап", "Остальные: за"), Key: '7'}
	told := func() {
		given, n := here.Choices(), 0
		voters := append([]kit.Member{}, members...)
		for i, m := range members {
			if voters[i].Absent = given[m.Seat] == "" || given[m.Seat] == "absent"; !voters[i].Absent {
				n++
			}
		}
		votes.SetMembers(voters)
		text := say("Кворум жоқ: %d / 7, қажет 5", "Кворума нет: %d / 7, нужно 5")
		if n >= 5 {
			text = say("Кворум бар: %d / 7, қажет 5", "Кворум есть: %d / 7, нужно 5")
		}
		bar.Set(n, 5, 7, fmt.Sprintf(text, n))
	}
	here.OnChange = told
	told()
	agenda := newAgenda(d, line, 14)
	ticked := newGrid(d, line, 60)
	ticked.ShowTicks()
	ticked.OnTicked = func() { line.Note(fmt.Sprint(ticked.Ticked())) }
	calls := container.NewGridWithColumns(2, here, votes)
	return container.NewBorder(container.NewVBox(bar, calls), nil, nil, nil, container.NewGridWithColumns(2, agenda, ticked)), here
}

// newAgenda is a table whose rows are moved by hand.
func newAgenda(d *kit.Desk, line *kit.QuietLine, n int) *kit.Grid {
	var items []string
	for i := range n {
		items = append(items, fmt.Sprintf("№ %d/2026 · Көпбалалы отбасылар", 101+i))
	}
	g := kit.NewGrid(d, []kit.Column{{Code: "no", Title: "№", Width: 44, Right: true, Unsorted: true},
		{Code: "item", Title: "Мәселе", Width: 300, Unsorted: true}},
		kit.Source{Len: func() int { return len(items) }, Row: func(i int) kit.Row {
			return kit.Row{Cells: []string{fmt.Sprint(i + 1), items[i]}}
		}})
	g.OnMove = func(from, to int) {
		item := items[from]
		items = append(items[:from], items[from+1:]...)
		items = append(items[:to], append([]string{item}, items[to:]...)...)
		line.Note(fmt.Sprintf("%d → %d", from+1, to+1))
	}
	return g
}
