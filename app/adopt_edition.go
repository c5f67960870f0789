package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// AdoptEdition makes an edition, shipped or of the office's folder, one the office judges by. Cases keep the edition
// they were filed under.
type AdoptEdition struct {
	Code string `json:"code"`
}

func (AdoptEdition) Name() string { return "adopt-edition" }

func (a AdoptEdition) check(_ context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	ed, err := s.o.offered(a.Code)
	if err == nil && ed == nil {
		fs.Add("code", fault.Blocks, "app.need.edition")
	}
	return fs, err
}

func (a AdoptEdition) plan(ctx context.Context, s *scene) (any, error) {
	ed, err := s.o.offered(a.Code)
	if err != nil {
		return nil, err
	}
	if err := s.adopt(ctx, ed); err != nil {
		return nil, err
	}
	// What the queue falls back on where no adopted edition covers the day.
	if ed.Has(edition.Queue) && ed.Covers(dateOf(s.now)) {
		office := *s.office
		office.Edition = ed.SHA256
		s.update(s.office, &office)
	}
	return struct {
		SHA256 string `json:"sha256"`
	}{ed.SHA256}, nil
}

// adopt keeps the text of an edition with the office; one that is there already moves nothing.
func (s *scene) adopt(ctx context.Context, ed *edition.Edition) error {
	known, err := s.v.Edition(ctx, ed.SHA256)
	if err == nil && known == nil {
		s.insert(&store.EditionText{SHA256: ed.SHA256, Code: ed.Code, Data: ed.Source, AdoptedAt: s.now})
	}
	return err
}
