package app

import "context"

// Progress is how far long work is; a caller puts it into the context.
type Progress struct {
	Step  func(key string)        // message key of what is being done
	Count func(done, total int64) // total 0 when it is not known
}

type progressKey struct{}

// WithProgress lets long acts tell how far they are.
func WithProgress(ctx context.Context, p Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, p)
}

func progressOf(ctx context.Context) Progress {
	p, _ := ctx.Value(progressKey{}).(Progress)
	return p
}

func (p Progress) step(key string) {
	if p.Step != nil {
		p.Step(key)
	}
}

func (p Progress) count(done, total int64) {
	if p.Count != nil {
		p.Count(done, total)
	}
}

func (p Progress) written(rows int) { p.count(int64(rows), 0) }
