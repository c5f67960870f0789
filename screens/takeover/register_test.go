package takeover

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/holding"
	"kezek/screens/kit"
)

const leases = `№ и дата договора;Ф.И.О. нанимателя;ИИН;Адрес;Дата вселения;Общая площадь
№ 12/н от 05.03.2009;Әлиев Асан Нұрланұлы;800323301100;Тоқтаров к-сі, 1 үй;06.03.2009;52,3 кв.м
№ 13/н от 06.03.2010;Серікова Дина Болатқызы;791016403094;Сәтбаев к-сі, 7 үй;31.02.2010;40
№ 13/н от 06.03.2010;Серікова Дина Болатқызы;791016403094;Сәтбаев к-сі, 7 үй;31.02.2010;40
`

// A workbook of leases goes into the register by keyboard, with the same steps as a list into the queue, and is undone there.
func TestRegisterByKeyboard(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	path := filepath.Join(t.TempDir(), "leases.csv")
	if err := os.WriteFile(path, []byte(leases), 0o600); err != nil {
		t.Fatal(err)
	}
	b.section.Shown(Register + holding.Leases)
	b.settle()
	want(t, "register", b.register, holding.Leases)
	b.toFindings(path)
	want(t, "open", b.findings.ledger.open > 0, true)
	b.fits()
	b.mainAct()
	want(t, "nothing goes on while something is open", b.step, stepFindings)
	b.acceptAll()
	want(t, "open after all kinds", b.findings.ledger.open, 0)
	b.findings.grid.Focus()
	b.mainAct()
	b.until("the dry run", func() bool { return b.step == stepProof && b.taking.dry != nil })
	b.fits()
	want(t, "the dry run counts", *b.taking.dry, app.HoldingsTaken{Batch: 1, Rows: 2, LeftOut: 1, First: 1, Last: 2})
	if ids, _ := o.Holdings(context.Background(), app.HoldingFilter{}); len(ids) != 0 {
		t.Fatal("the dry run wrote")
	}
	b.mainAct()
	b.mainAct() // the dialog's main button
	b.until("the register", func() bool { return b.held != nil })
	b.fits()
	ids, err := o.Holdings(context.Background(), app.HoldingFilter{Register: holding.Leases})
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	b.mainAct()
	want(t, "leads to", b.went, kit.Certificates)
	b.another()
	b.until("the workbook in the table", func() bool { return len(b.file.books) == 1 })
	if !app.May(who, app.Annul{}.Name()) {
		t.Fatal("nobody may undo")
	}
	b.file.taken.Focus()
	b.key(fyne.KeyDelete)
	b.letters("басқа кітап")
	b.mainAct()
	b.until("it is undone", func() bool { return len(b.file.books) == 1 && b.file.books[0].Annulled != "" })
	if ids, _ := o.Holdings(context.Background(), app.HoldingFilter{}); len(ids) != 0 {
		t.Error("rows still count", ids)
	}
	b.section.Shown("") // without a register the queue's lists come back
	want(t, "register", b.register, "")
}
