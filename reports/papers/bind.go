package papers

import (
	"bytes"
	"context"
	"io"
	"reflect"

	"kezek/app/fault"
)

// Part is the papers that stand under one name in the contents of a package.
type Part struct {
	Name   Text
	Papers []Paper
}

// Bind writes papers as one PDF to print, in their order, each with page numbers of its own. progress may be nil; it is
// told how many papers are done, so that an error is of the next one: a fault of Render, or that of ctx, which is asked
// before each paper. On an error nothing is written.
func Bind(ctx context.Context, w io.Writer, papers []Paper, progress func(done int)) error {
	var c *canvas
	for i, p := range papers {
		if err := ctx.Err(); err != nil {
			return err
		}
		set, err := p.set()
		if err != nil {
			return err
		}
		if c == nil {
			c = newCanvas(set)
		}
		if err := c.paper(set, ownNumber); err != nil {
			return err
		}
		if progress != nil {
			progress(i + 1)
		}
	}
	if c == nil {
		return nil
	}
	return c.finish(ctx, w)
}

// BindPackage writes a cover and the parts of a package as one PDF numbered through. The data of the cover are a
// CommissionPackage; its Parts are filled in with the first page of each part. progress and errors are as in Bind, the
// cover being the last paper.
func BindPackage(ctx context.Context, w io.Writer, cover Paper, parts []Part, progress func(done int)) error {
	var sets []setPaper
	var starts []int // of each part, in pages after the cover
	pages := 0
	for _, part := range parts {
		starts = append(starts, pages)
		for _, p := range part.Papers {
			if err := ctx.Err(); err != nil {
				return err
			}
			set, err := p.set()
			if err != nil {
				return err
			}
			sets, pages = append(sets, set), pages+len(set.pages)
			if progress != nil {
				progress(len(sets))
			}
		}
	}
	front, err := cover.setCover(parts, starts)
	if err != nil {
		return err
	}
	c, before := newCanvas(front), 0
	pages += len(front.pages)
	for _, set := range append([]setPaper{front}, sets...) {
		if err := ctx.Err(); err != nil {
			return err
		}
		number := func(page, _ int) string {
			return bothBy(cover.Langs, " · ", "papers.frame.page", "page", before+page, "of", pages)
		}
		if err := c.paper(set, number); err != nil {
			return err
		}
		before += len(set.pages)
	}
	if progress != nil {
		progress(len(sets) + 1)
	}
	return c.finish(ctx, w)
}

// setCover sets the cover of a package. How many pages it takes moves those in its contents, so it is set until they agree.
func (p Paper) setCover(parts []Part, starts []int) (setPaper, error) {
	data, ok := reflect.Indirect(reflect.ValueOf(p.Data)).Interface().(CommissionPackage)
	if !ok {
		return setPaper{}, fault.New("P6", "papers.fault.data", "form", p.Form)
	}
	for own := 1; ; {
		data.Parts = nil
		for i, part := range parts {
			data.Parts = append(data.Parts, PackagePart{part.Name, own + starts[i] + 1})
		}
		p.Data = data
		set, err := p.set()
		if err != nil || len(set.pages) <= own {
			return set, err
		}
		own = len(set.pages)
	}
}

// finish writes the PDF, at once: the PDF library does not tell when a write fails.
func (c *canvas) finish(ctx context.Context, w io.Writer) error {
	var out bytes.Buffer
	if err := c.write(&out); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}
