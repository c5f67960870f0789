package app

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// PapersWanted says which of a meeting's issued papers are to be printed, and in what order.
type PapersWanted struct {
	Meeting int64
	Items   []int64  // of the agenda; when empty all, and the minutes
	Forms   []string // all but agenda and notes when empty
	ByForm  bool     // form by form; else item by item
}

// printedForms are the papers of a meeting in the order they are printed in.
var printedForms = []string{FormMinutes, FormDecision, FormExtract, FormNotice, FormRefusal, FormRemoval}

// batchPaper is one of a batch, ready to be printed.
type batchPaper struct {
	name string // of its file
	papers.Paper
}

// MeetingPapers writes issued papers of a meeting to path as one PDF to print, and tells how many they are. It issues nothing:
// what was issued is printed again. Progress and cancel travel in ctx; what was cancelled leaves no file.
func (o *Office) MeetingPapers(ctx context.Context, who *Person, path string, wanted PapersWanted) (n int, err error) {
	batch, err := o.batch(ctx, who, wanted)
	if err != nil {
		return 0, err
	}
	var all []papers.Paper
	for _, p := range batch {
		all = append(all, p.Paper)
	}
	return len(all), placed(ctx, path, func(w io.Writer) error {
		return papers.Bind(ctx, w, all, func(done int) { progressOf(ctx).count(int64(done), int64(len(all))) })
	}, nil)
}

// MeetingPaperFiles writes the same as files of their own into dir, which is made if it is not there, and tells their names in
// the order of the papers. A file of the same name is written anew. What was cancelled leaves no file.
func (o *Office) MeetingPaperFiles(ctx context.Context, who *Person, dir string, wanted PapersWanted) (names []string, err error) {
	batch, err := o.batch(ctx, who, wanted)
	if err != nil {
		return nil, err
	}
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fault.New("G12", "list.fault.cannot-write", "file", dir).Because(err)
	}
	temp, err := os.MkdirTemp(dir, ".kezek-*")
	if err != nil {
		return nil, fault.New("G12", "list.fault.cannot-write", "file", dir).Because(err)
	}
	defer func() {
		os.RemoveAll(temp)
		if missing != nil && err != nil {
			os.Remove(dir) // only where it is empty
		}
	}()
	if err := renderEach(ctx, temp, batch); err != nil {
		return nil, err
	}
	for _, p := range batch {
		if err := os.Rename(filepath.Join(temp, p.name), filepath.Join(dir, p.name)); err != nil {
			return names, fault.New("G12", "list.fault.cannot-write", "file", p.name).Because(err)
		}
		names = append(names, p.name)
	}
	return names, nil
}

// renderEach writes each paper of a batch as a file in dir, on every core.
func renderEach(ctx context.Context, dir string, batch []batchPaper) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work, done := make(chan batchPaper), make(chan struct{}, len(batch))
	var cores sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		cores.Go(func() {
			for p := range work {
				if err := renderTo(filepath.Join(dir, p.name), p.Paper); err != nil {
					stop(err)
				}
				done <- struct{}{}
			}
		})
	}
	told := 0
	for _, p := range batch {
		if ctx.Err() != nil {
			break
		}
		work <- p
		for len(done) > 0 {
			<-done
			told++
		}
		progressOf(ctx).count(int64(told), int64(len(batch)))
	}
	close(work)
	cores.Wait()
	return context.Cause(ctx)
}

func renderTo(path string, p papers.Paper) error {
	var pdf bytes.Buffer
	if err := papers.Render(&pdf, p); err != nil {
		return err
	}
	if err := os.WriteFile(path, pdf.Bytes(), 0o600); err != nil {
		return fault.New("G12", "list.fault.cannot-write", "file", filepath.Base(path)).Because(err)
	}
	return nil
}

// batch reads the papers wanted, in the order wanted, each with the name of its file.
func (o *Office) batch(ctx context.Context, who *Person, wanted PapersWanted) (batch []batchPaper, err error) {
	if !May(who, IssuePaper{}.Name()) {
		return nil, fault.New("G01", "app.fault.not-allowed")
	}
	progressOf(ctx).step("package.step.papers")
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := wanted.rows(ctx, v)
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for i := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			p, err := restored(ctx, v, &rows[i])
			if err != nil {
				return err
			}
			batch = append(batch, batchPaper{fileName(&rows[i], taken), p})
		}
		return nil
	})
	if err == nil && len(batch) == 0 {
		err = fault.New("G10", "package.no-papers")
	}
	return batch, err
}

// rows are the papers wanted, copies and annulled ones aside.
func (w PapersWanted) rows(ctx context.Context, v *store.View) ([]store.Paper, error) {
	all, err := v.PapersOfMeeting(ctx, w.Meeting)
	if err != nil {
		return nil, err
	}
	items, err := v.Items(ctx, w.Meeting)
	if err != nil {
		return nil, err
	}
	annulled, err := annulments(ctx, v, OfPaper)
	if err != nil {
		return nil, err
	}
	forms := w.Forms
	if len(forms) == 0 {
		forms = printedForms
	}
	all = slices.DeleteFunc(all, func(p store.Paper) bool {
		_, gone := annulled[p.ID]
		return gone || p.Copy > 0 || !slices.Contains(forms, p.Form) || len(w.Items) > 0 && !slices.Contains(w.Items, p.Item)
	})
	n := map[int64]int64{}
	for _, x := range items {
		n[x.ID] = x.N
	}
	slices.SortStableFunc(all, func(a, b store.Paper) int {
		byForm := cmp.Compare(slices.Index(printedForms, a.Form), slices.Index(printedForms, b.Form))
		byItem := cmp.Compare(n[a.Item], n[b.Item])
		if w.ByForm {
			return cmp.Or(byForm, byItem)
		}
		return cmp.Or(byItem, byForm)
	})
	return all, nil
}

// fileName is the name of a paper's file: its form and number in letters every system takes, none of them twice.
func fileName(p *store.Paper, taken map[string]bool) string {
	name := p.Form + "-" + locales.FileName(p.Number)
	for n, first := 2, name; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", first, n)
	}
	taken[name] = true
	return name + ".pdf"
}

// DraftMeetingPapers writes to path what the decisions and extracts of a closed meeting would say, as one PDF with the draft mark
// and without numbers, and tells how many they are. It issues nothing.
func (o *Office) DraftMeetingPapers(ctx context.Context, who *Person, path string, meeting int64) (n int, err error) {
	drafts, err := o.draftsOfMeeting(ctx, who, meeting)
	if err != nil {
		return 0, err
	}
	return len(drafts), placed(ctx, path, func(w io.Writer) error {
		return papers.Bind(ctx, w, drafts, func(done int) { progressOf(ctx).count(int64(done), int64(len(drafts))) })
	}, nil)
}

func (o *Office) draftsOfMeeting(ctx context.Context, who *Person, meeting int64) (drafts []papers.Paper, err error) {
	if !May(who, IssuePaper{}.Name()) {
		return nil, fault.New("G01", "app.fault.not-allowed")
	}
	progressOf(ctx).step("package.step.papers")
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, who, Order{})
		if err != nil {
			return err
		}
		fs, m, err := s.session(ctx, meeting, MeetingClosed)
		if err != nil {
			return err
		}
		if m == nil {
			return fs
		}
		for i := range m.items {
			if err := ctx.Err(); err != nil {
				return err
			}
			made, err := s.draftsOfItem(ctx, &onItem{&m.items[i], m})
			if err != nil {
				return err
			}
			drafts = append(drafts, made...)
		}
		return nil
	})
	if err == nil && len(drafts) == 0 {
		err = fault.New("G10", "package.no-drafts")
	}
	return drafts, err
}

// draftsOfItem are the decision and the extract of an item that waits for the head.
func (s *scene) draftsOfItem(ctx context.Context, x *onItem) (drafts []papers.Paper, err error) {
	if !waitsForHead(x.Item) {
		return nil, nil
	}
	d, err := s.itemDecision(ctx, x.Item)
	if err != nil || d == nil {
		return nil, err
	}
	sub, err := s.itemSubject(ctx, x)
	if err != nil {
		return nil, err
	}
	for _, form := range itemForms(d.Name()) {
		if form != FormDecision && form != FormExtract {
			continue
		}
		p, err := s.compose(ctx, IssuePaper{Form: form}, sub)
		if err != nil {
			return nil, err
		}
		p.Draft = true
		drafts = append(drafts, p)
	}
	return drafts, nil
}
