package app

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"kezek/app/fault"
	"kezek/store"
)

// PublicFormats are those a public list may be written in.
var PublicFormats = []string{"xlsx", "pdf"}

// PublishList records that a masked list was made public: what it shows, how many it holds and by how many rows somebody
// might still be known.
type PublishList struct {
	Profile  string `json:"profile"`
	List     string `json:"list,omitempty"`
	AsOf     int64  `json:"as_of,omitempty"` // unix ms; 0 is the moment of the act
	Format   string `json:"format"`
	Rows     int64  `json:"rows"`
	Rare     int64  `json:"rare"`
	SHA256   string `json:"sha256"` // of the file
	FileName string `json:"file_name"`
}

func (PublishList) Name() string { return "publish-list" }

func (a PublishList) check(_ context.Context, s *scene) (fs fault.Findings, err error) {
	if !slices.Contains(Profiles, a.Profile) {
		fs.Add("profile", fault.Blocks, "public.need.profile")
	}
	if !slices.Contains(PublicFormats, a.Format) {
		fs.Add("format", fault.Blocks, "public.need.format")
	}
	if a.List != "" {
		if _, ok := s.edition.List(a.List); !ok {
			fs.Add("list", fault.Blocks, "case.need.list")
		}
	}
	if a.AsOf > s.now+dayLong { // the end of today is not the future
		fs.Add("as_of", fault.Blocks, "case.time.future")
	}
	if len(a.SHA256) != 64 || a.Rows < 0 {
		fs.Add("sha256", fault.Blocks, "app.need.text")
	}
	if a.Rows == 0 {
		fs.Add("list", fault.Blocks, "public.nobody")
	}
	if a.Rare > 0 {
		fs.Add("profile", fault.NeedsReason, "public.rare", "count", a.Rare)
	}
	return fs, nil
}

const dayLong = 24 * 60 * 60 * 1000 // ms

func (a PublishList) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.next(ctx, store.CountPublication)
	at := a.AsOf
	if at == 0 || at > s.now {
		at = s.now
	}
	s.insert(&store.Publication{ID: id, Profile: a.Profile, List: a.List, AsOf: at, Format: a.Format, RowsN: a.Rows, Rare: a.Rare,
		SHA256: a.SHA256, FileName: a.FileName, Person: s.who.ID, At: s.now})
	return struct {
		Publication int64 `json:"publication"`
	}{id}, err
}

// Publish writes a public list to path, once the chain tells of it. By rows that somebody may still be known by it needs a
// reason.
func (o *Office) Publish(ctx context.Context, who *Person, path, format string, opt PublicOptions, reason string) (Outcome, error) {
	act := PublishList{Profile: opt.Profile, List: opt.List, AsOf: opt.AsOf, Format: format, FileName: filepath.Base(path)}
	return o.written(ctx, who, path, func(w io.Writer) error {
		list, err := o.Public(ctx, opt)
		if err != nil {
			return err
		}
		act.Rows, act.Rare = int64(len(list.Rows)), int64(len(list.Rare))
		return o.writePublic(ctx, who, w, format, list)
	}, func(sum string) Order {
		act.SHA256 = sum
		return Order{Act: act, Reason: reason}
	})
}

// PublicationView is a list that was made public.
type PublicationView struct {
	ID       int64  `json:"publication"`
	Profile  string `json:"profile"`
	List     string `json:"list"`
	AsOf     int64  `json:"as_of"`
	Format   string `json:"format"`
	Rows     int64  `json:"rows"`
	Rare     int64  `json:"rare"`
	FileName string `json:"file_name"`
	SHA256   string `json:"sha256"`
	By       string `json:"by"`
	At       int64  `json:"at"`
}

// Publications are the lists made public, the newest first.
func (o *Office) Publications(ctx context.Context) (views []PublicationView, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.Publications(ctx)
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		for _, r := range rows {
			views = append(views, PublicationView{ID: r.ID, Profile: r.Profile, List: r.List, AsOf: r.AsOf, Format: r.Format, Rows: r.RowsN, Rare: r.Rare,
				FileName: r.FileName, SHA256: r.SHA256, By: names[r.Person], At: r.At})
		}
		return nil
	})
	return views, err
}
