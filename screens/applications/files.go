package applications

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// fileActs add a scan and open those that are there.
func (c *Case) fileActs() (acts []Offered) {
	if c.May(app.AttachFile{}) && c.View.Annulled == "" {
		acts = append(acts, Offered{Text: c.T("caseway.file.add"), Begin: c.attach})
	}
	for _, f := range c.View.Files {
		acts = append(acts, Offered{Text: c.T("caseway.file.open", "name", f.Name), Begin: func() { c.openScan(f.ID, f.Name) }})
	}
	return acts
}

// attach begins the keeping of a scan of a document.
func (c *Case) attach() {
	d := c.NewDeed(c.T("caseway.file.add"))
	documents := []kit.Option{{Code: "", Name: c.T("caseway.file.any")}}
	for _, l := range c.View.Checklist {
		documents = append(documents, kit.Option{Code: l.Code, Name: l.In(c.Lang())})
	}
	d.Add("document", c.T("caseway.file.document"), kit.NewChoice(c.Desk, documents))
	path := kit.NewText(c.Desk, 0)
	d.Put(kit.Item{Name: "file", Label: c.T("caseway.file.file"), Field: path, Required: true, Hint: c.T("caseway.file.hint")})
	choose := kit.NewButton(c.Desk, c.T("caseway.file.choose"), "", func() {
		c.pick(c.T("caseway.file.add"), func(chosen string) { path.SetText(chosen) })
	})
	d.Form.AddObject(page.Row(0, choose))
	d.Act = func() app.Act {
		return app.AttachFile{CaseNo: c.number, Document: d.Value("document"), File: d.Value("file")}
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.file.added", "name", filepath.Base(path.Value())) }
	d.End(c.T("caseway.file.add"), false, map[string]string{"document": c.unscanned()})
}

// unscanned is the first document that is in the file without a scan; "" for none.
func (c *Case) unscanned() string {
	scanned := map[string]bool{}
	for _, f := range c.View.Files {
		scanned[f.Document] = true
	}
	for _, l := range c.View.Checklist {
		if l.Held.There() && !scanned[l.Code] {
			return l.Code
		}
	}
	return ""
}

// openScan hands a scan to the system's viewer.
func (c *Case) openScan(id int64, name string) {
	c.show(c.T("casepage.paper.opening"), name, func(ctx context.Context, w io.Writer) error {
		content, _, err := c.Office.OpenAttachment(ctx, id)
		if err != nil {
			return err
		}
		defer content.Close()
		_, err = io.Copy(w, content)
		return err
	})
}

// pickFile asks for a file with the system's own dialog; where there is none, the path is typed.
func (s *section) pickFile(title string, then func(path string)) {
	kinds := []string{"*.pdf", "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff", "*.docx"}
	go func() {
		path, err := zenity.SelectFile(zenity.Title(title), zenity.Modal(), zenity.FileFilter{Name: "PDF, JPG, PNG, TIFF, DOCX", Patterns: kinds, CaseFold: true})
		fyne.Do(func() {
			switch {
			case err == nil:
				then(path)
			case !errors.Is(err, zenity.ErrCanceled):
				s.Quiet.Note(s.T("importpage.file.no-dialog"))
			}
		})
	}()
}
