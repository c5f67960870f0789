package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// law reads an adopted edition by its sha256, once. The gate is held.
func (o *Office) law(ctx context.Context, v *store.View, sha256 string) (*edition.Edition, error) {
	if ed, ok := o.laws[sha256]; ok {
		return ed, nil
	}
	text, err := v.Edition(ctx, sha256)
	if err != nil {
		return nil, err
	}
	if text == nil {
		return nil, fault.New("G09", "app.fault.edition-missing", "sha", sha256)
	}
	ed, err := edition.Load(text.Code, []byte(text.Data))
	if err != nil {
		return nil, err
	}
	o.laws[sha256] = ed
	return ed, nil
}

// adopted are the editions the office may judge by, in the order they were adopted. The gate is held.
func (o *Office) adopted(ctx context.Context, v *store.View) (all []*edition.Edition, err error) {
	hashes, err := v.Adopted(ctx)
	if err != nil {
		return nil, err
	}
	for _, sha256 := range hashes {
		ed, err := o.law(ctx, v, sha256)
		if err != nil {
			return nil, err
		}
		all = append(all, ed)
	}
	return all, nil
}

// inForce is the adopted edition that rules a service on a day (yyyy-mm-dd): of those that cover the day the one that
// began last, and of its revisions the one adopted last. The queue falls back on the office's own edition; nil is none.
func (o *Office) inForce(ctx context.Context, v *store.View, service, day string) (found *edition.Edition, err error) {
	all, err := o.adopted(ctx, v)
	if err != nil {
		return nil, err
	}
	for _, ed := range all {
		if ed.Has(service) && ed.Covers(day) && (found == nil || ed.From >= found.From) {
			found = ed
		}
	}
	if found != nil || service != edition.Queue {
		return found, nil
	}
	info, err := v.Office(ctx)
	if err != nil || info == nil {
		return nil, err
	}
	return o.law(ctx, v, info.Edition)
}

// filing is the edition a case filed at that moment (unix ms) is judged by.
func (s *scene) filing(ctx context.Context, service string, at int64) (*edition.Edition, error) {
	ed, err := s.o.inForce(ctx, s.v, service, dateOf(at))
	if err == nil && ed == nil {
		err = fault.New("G13", "app.fault.no-edition", "service", service, "day", dateOf(at))
	}
	return ed, err
}

// InForce is the edition that rules a service on a day (unix ms); nil when the office adopted none.
func (o *Office) InForce(ctx context.Context, service string, at int64) (ed *edition.Edition, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error { ed, err = o.inForce(ctx, v, service, dateOf(at)); return err })
	return ed, err
}

// Offered is an edition an office may adopt, or a file of the office's own that cannot be read.
type Offered struct {
	*edition.Edition        // nil when Broken
	File             string // of a local edition; "" for a shipped one
	Adopted          bool   // this very text is
	Broken           *fault.Fault
}

// Editions are the editions shipped with the program and the office's own files in its folder "editions". A file that
// cannot be read is told with its line and reason; the others work.
func (o *Office) Editions(ctx context.Context) (all []Offered, err error) {
	known := map[string]bool{}
	err = o.st.Look(ctx, func(v *store.View) error {
		hashes, err := v.Adopted(ctx)
		for _, sha256 := range hashes {
			known[sha256] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, ed := range edition.Shipped() {
		all = append(all, Offered{Edition: ed, Adopted: known[ed.SHA256]})
	}
	for _, own := range o.ownEditions() {
		own.Adopted = own.Edition != nil && known[own.SHA256]
		all = append(all, own)
	}
	return all, nil
}

// EditionsFolder is where an office lays its own editions to be adopted.
func (o *Office) EditionsFolder() string { return filepath.Join(o.Dir(), "editions") }

const mostEdition = 4 << 20 // bytes of a local edition

func (o *Office) ownEditions() (own []Offered) {
	files, err := os.ReadDir(o.EditionsFolder())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return []Offered{{File: "editions", Broken: fault.New("E16", "edition.unreadable", "file", "editions", "what", err.Error()).Because(err)}}
	}
	for _, f := range files {
		if f.IsDir() || !strings.EqualFold(filepath.Ext(f.Name()), ".toml") {
			continue
		}
		own = append(own, o.ownEdition(f.Name()))
	}
	return own
}

func (o *Office) ownEdition(name string) Offered {
	offered := Offered{File: name}
	broken := func(err error) Offered {
		if offered.Broken, _ = fault.Of(err); offered.Broken == nil {
			offered.Broken = fault.New("E16", "edition.unreadable", "file", name, "what", err.Error()).Because(err)
		}
		return offered
	}
	path := filepath.Join(o.EditionsFolder(), name)
	if info, err := os.Stat(path); err != nil {
		return broken(err)
	} else if info.Size() > mostEdition {
		return broken(fault.New("E16", "edition.unreadable", "file", name, "what", "> 4 MiB"))
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return broken(err)
	}
	ed, err := edition.Load(name, text)
	if err != nil {
		return broken(err)
	}
	offered.Edition = ed
	return offered
}

// offered finds an edition to adopt by its code: the office's own file first.
func (o *Office) offered(code string) (*edition.Edition, error) {
	for _, own := range o.ownEditions() {
		switch {
		case own.Edition != nil && own.Code == code:
			return own.Edition, nil
		case own.Broken != nil && own.File == code:
			return nil, own.Broken
		}
	}
	return edition.Find(code), nil
}

// nationwide are the shipped editions of the whole country for services that ed does not rule: a new office has them all.
func nationwide(ed *edition.Edition) (others []*edition.Edition) {
	for _, other := range edition.Shipped() {
		own := func(service string) bool { return ed.Has(service) }
		if other.Territory.Code == "" && other.Code != ed.Code && !slices.ContainsFunc(edition.ServiceCodes, func(code string) bool {
			return other.Has(code) && own(code)
		}) {
			others = append(others, other)
		}
	}
	return others
}

// dateOf is the day of a moment, yyyy-mm-dd in Kazakhstan's time.
func dateOf(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }
