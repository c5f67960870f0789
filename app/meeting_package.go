package app

import (
	"context"
	"fmt"
	"io"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// PackageWanted says which package of a meeting is to be made, and for whom.
type PackageWanted struct {
	Meeting int64
	Full    bool           // personal data in full: only the secretary and the head may ask for it
	For     string         // whose copy it is; may be empty
	Langs   []locales.Lang // kk and ru when empty
}

// MeetingPackage writes what the members get before a meeting to path, as one PDF: cover with contents, agenda, notes, heads of
// the lists, dwellings with their candidates, attendance sheet, a sheet for the votes of each member. It is in the chain
// before the file has its name. Progress and cancel travel in ctx.
func (o *Office) MeetingPackage(ctx context.Context, who *Person, path string, a PackageWanted) (Outcome, error) {
	return o.packaged(ctx, who, path, "pdf", a, func(w io.Writer, b *bundle) error {
		parts, all := b.parts(), int64(1)
		for _, p := range parts {
			all += int64(len(p.Papers))
		}
		return papers.BindPackage(ctx, w, b.cover, parts, func(done int) { progressOf(ctx).count(int64(done), all) })
	})
}

// MeetingWorkbook writes the same to path as a workbook, with the votes as a table to be filled in.
func (o *Office) MeetingWorkbook(ctx context.Context, who *Person, path string, a PackageWanted) (Outcome, error) {
	return o.packaged(ctx, who, path, "xlsx", a, func(w io.Writer, b *bundle) error {
		book, err := o.packageBook(ctx, who, b)
		if err != nil {
			return err
		}
		return sheets.Write(ctx, w, book, func(done, total int64) { progressOf(ctx).count(done, total) })
	})
}

// packaged writes one form of a package, and tells the chain who took which of them, masked or in full.
func (o *Office) packaged(ctx context.Context, who *Person, path, format string, a PackageWanted, write func(io.Writer, *bundle) error) (Outcome, error) {
	if a.Full && !who.Is(Secretary, Head) {
		return Outcome{}, fault.New("G01", "app.fault.not-allowed")
	}
	a.Langs = bothLangs(a.Langs)
	how := "masked"
	if a.Full {
		how = "full"
	}
	return o.exported(ctx, who, path, fmt.Sprintf("meeting-package|%d|%s|%s|%s", a.Meeting, format, how, a.For), func(w io.Writer) (int, error) {
		progressOf(ctx).step("package.step.compose")
		b, err := o.bundle(ctx, who, a)
		if err != nil {
			return 0, err
		}
		progressOf(ctx).step("package.step.write")
		return len(b.notes), write(w, b)
	})
}
