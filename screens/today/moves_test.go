package today

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
)

func TestMain(m *testing.M) { trial.Main(m) }

const oldList = `№ р/с;Тіркеу №;Т.А.Ә.;ЖСН;Отбасы құрамы;Мекенжайы;Санаты;Есепке қойылған күні, уақыты;Шешім №, күні;Телефон
1;1998/1;Әлиев Асқар Нұрланұлы;;;Ақсай а., Абай к-сі, 1 үй;Жетім балалар;05.01.1998 09:00;№ 1-ш, 05.01.1998;8-701-000-00-00
2;1998/2;Ғабитов Ұлан Серікұлы;;;Ақсай а., Абай к-сі, 2 үй;Жетім балалар;06.01.1998 09:00;№ 1-ш, 05.01.1998;8-701-000-00-01
`

// Today names in a line each what waits for a signature, what for its number, and what comes to its end; a line leads there.
func TestMovesOnToday(t *testing.T) {
	clock := time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)
	ctx := t.Context()
	o, head := trial.Office(t, func() time.Time { return clock }, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: app.Roles})
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(oldList), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := o.OpenOldList(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Reading.Accept(legacy.Kinds()...)
	if _, err := o.TakeOver(ctx, head, l, app.Signed{Number: "1", Date: "2026-01-10"}); err != nil {
		t.Fatal(err)
	}
	exe := trial.Add(t, o, head, app.AddPerson{Login: "exe", FullName: "Г. Омарова", Roles: []app.Role{app.Executor}})
	do := func(who *app.Person, act app.Act) app.Outcome {
		t.Helper()
		out, err := o.Do(ctx, who, app.Order{Act: act})
		if err != nil {
			t.Fatalf("%s: %v", act.Name(), err)
		}
		return out
	}
	for _, number := range []string{"АҚС-1", "АҚС-2"} {
		data, _ := json.Marshal(app.SuspendEntry{OnEntry: app.OnEntry{RegNo: number, Ground: "suspend-data", Facts: "жаңартылмаған"}})
		do(exe, app.DraftDecision{Act: edition.ToSuspend, Data: data})
	}
	do(head, app.SignDecisions{Drafts: []int64{1}, Signed: app.Signed{Date: "2026-11-20"}})
	do(exe, app.Warn{RegNo: "АҚС-2", Ground: "moved-away", Facts: "көшіп кетті", SentOn: "2026-11-20", Way: "post"})

	r, _ := trial.Room(t, o, head, locales.RU)
	s := &section{Room: r}
	w, err := s.look(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range map[kind]line{
		signing:   {who: "1 решение ждёт подписи", section: kit.Queue, at: "drafts"},
		numbering: {who: "1 решение без номера", section: kit.Queue, at: "drafts"},
		reminding: {who: "Предупреждения: 1", section: kit.Queue, at: "reminders"},
	} {
		at := slices.IndexFunc(w.lines, func(l line) bool { return l.kind == k })
		if at < 0 || w.lines[at].who != want.who || w.lines[at].at != want.at || w.lines[at].section != want.section || w.lines[at].what == "" {
			t.Errorf("%s: %+v", k, w.lines)
		}
	}
	if w.all() != w.counts[signing]+w.counts[numbering]+w.counts[untimed]+w.counts[copying] {
		t.Errorf("a reminder counts as work: %+v", w.counts)
	}
	s = &section{Room: r}
	s.Who = exe
	if w, err = s.look(ctx); err != nil || slices.ContainsFunc(w.lines, func(l line) bool { return l.kind == signing }) {
		t.Errorf("an executor is asked to sign: %+v %v", w.lines, err)
	}
}
