package commissionpage

import (
	"context"
	"errors"
	"path/filepath"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// What is written of a meeting.
const (
	packagePDF  = "package" // for the members, before the meeting
	packageBook = "book"
	oneFile     = "together" // issued papers, to be printed in one go
	manyFiles   = "files"
	draftFile   = "drafts" // what papers would say, before the signature
)

// files is the form that writes a package for the members, or the papers of a closed meeting in a batch.
type files struct {
	*meeting
	*deed
	path   *kit.Input
	picked string // in the system's own dialog, which has asked about a file that is there
	was    string // what the path was proposed for
}

// writes of a state: a package before the meeting is closed, papers after.
func (m *meeting) writable() (codes []string) {
	if m.view.State != app.MeetingClosed {
		return []string{packagePDF, packageBook}
	}
	if len(m.waiting()) > 0 {
		codes = append(codes, draftFile)
	}
	return append([]string{oneFile, manyFiles}, codes...)
}

// writeFiles asks what is to be written and where.
func (m *meeting) writeFiles() {
	m.letGo()
	w := &files{meeting: m, deed: newDeed(m.pane), path: kit.NewText(m.Desk, 400)}
	f, say := w.deed.form, m.T
	options := func(prefix string, codes ...string) (all []kit.Option) {
		for _, code := range codes {
			all = append(all, kit.Option{Code: code, Name: say(prefix + code)})
		}
		return all
	}
	w.need("what", say("commissionpage.files.what"), kit.NewChoice(m.Desk, options("commissionpage.files.", m.writable()...)))
	data := []string{"masked"}
	if m.Who.Is(app.Secretary, app.Head) {
		data = append(data, "full")
	}
	w.need("data", say("commissionpage.files.data"), kit.NewChoice(m.Desk, options("commissionpage.files.", data...)))
	f.Add(kit.Item{Name: "for", Label: say("commissionpage.files.for"), Field: kit.NewText(m.Desk, 150)})
	w.need("order", say("commissionpage.files.order"), kit.NewChoice(m.Desk, options("commissionpage.files.", "by-item", "by-form")))
	w.need("path", say("queuepage.export.path"), w.path)
	f.OnSubmit, f.OnBack = w.submit, m.showPapers
	f.Buttons(kit.NewMainButton(m.Desk, say("queuepage.export.write")+"  Ctrl+Enter", f.Submit), kit.NewButton(m.Desk, say("queuepage.export.choose"), "", w.choose),
		kit.NewButton(m.Desk, say("kit.dialog.back"), "", f.Back))
	f.SetValues(map[string]string{"what": m.writable()[0], "data": "masked", "order": "by-item"})
	w.suit()
	f.Saved()
	f.OnChange = w.suit
	f.Loses = func() bool { return false }
	m.pane.ask(say("commissionpage.files.title"), w.about(), nil, 0, f)
	m.content.Refresh()
	f.FocusFirst()
}

// about says of which items the papers are written.
func (w *files) about() string {
	if n := len(w.ticked()); n > 0 && w.view.State == app.MeetingClosed {
		return w.meeting.T("commissionpage.files.ticked", "n", n)
	}
	return w.meeting.title.full
}

// ticked are the items ticked on the agenda.
func (w *files) ticked() (ids []int64) {
	for _, i := range w.grid.Ticked() {
		ids = append(ids, w.items[i])
	}
	return ids
}

func (w *files) what() string { return w.deed.form.Field("what").Value() }

func (w *files) ending() string {
	switch w.what() {
	case packageBook:
		return ".xlsx"
	case manyFiles:
		return ""
	}
	return ".pdf"
}

// suit shows the fields of what is written and proposes a path of its kind.
func (w *files) suit() {
	what := w.what()
	packs := what == packagePDF || what == packageBook
	w.deed.form.Together(func() {
		w.deed.form.Omit("data", !packs)
		w.deed.form.Omit("for", !packs)
		w.deed.form.Omit("order", packs || what == draftFile)
	})
	if what != w.was {
		w.was = what
		w.path.SetValue(filepath.Join(room.Documents(), "kezek-"+what+"-"+dayOf(w.view.At)+w.ending()))
	}
}

// choose asks the system's own dialog for the file; where there is none, the path is typed.
func (w *files) choose() {
	ending := w.ending()
	w.AskWhere(w.meeting.T("commissionpage.files.title"), w.path.Value(), "*"+ending, "*"+ending, func(path string) {
		w.picked = room.Ended(path, ending)
		w.path.SetValue(w.picked)
	}, func() {
		w.Quiet.Note(w.meeting.T("queuepage.export.typed"))
		w.focusOn(w.path)
	})
}

func (w *files) submit() {
	if w.what() == manyFiles { // into a folder: files of the same name are written anew
		w.write(w.path.Value())
		return
	}
	w.ToWrite(room.Ended(w.path.Value(), w.ending()), w.picked, w.write)
}

// write writes as a long work that can be stopped; what was stopped leaves nothing.
func (w *files) write(path string) {
	m, v := w.meeting, w.deed.form.Values()
	pack := app.PackageWanted{Meeting: m.id, Full: v["data"] == "full", For: v["for"]}
	papers := app.PapersWanted{Meeting: m.id, Items: w.ticked(), ByForm: v["order"] == "by-form"}
	what, n := w.what(), 0
	w.deed.form.Saved()
	m.Run(m.T("commissionpage.files.writing"), func(ctx context.Context) (err error) {
		switch what {
		case packagePDF:
			_, err = m.Office.MeetingPackage(ctx, m.Who, path, pack)
		case packageBook:
			_, err = m.Office.MeetingWorkbook(ctx, m.Who, path, pack)
		case oneFile:
			n, err = m.Office.MeetingPapers(ctx, m.Who, path, papers)
		case manyFiles:
			var names []string
			names, err = m.Office.MeetingPaperFiles(ctx, m.Who, path, papers)
			n = len(names)
		case draftFile:
			n, err = m.Office.DraftMeetingPapers(ctx, m.Who, path, m.id)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			m.Quiet.Note(m.T("queuepage.export.stopped"))
		case err != nil:
			m.Quiet.Wrong(err)
		default:
			said := m.T("commissionpage.files.done", "file", path)
			if n > 0 {
				said = m.T("commissionpage.files.papers", "n", n, "file", path)
			}
			if what == packagePDF || what == packageBook {
				m.Committed() // the chain tells who took it
			}
			m.Quiet.Good(said)
			m.lookAt(path)
		}
	})
}
