package app

import (
	"context"
	"encoding/json"
	"strings"

	"kezek/app/fault"
	"kezek/app/legacy"
	"kezek/store"
)

// SaveLayout keeps how the office's old lists lay their columns, so that the next one needs no mapping by hand.
type SaveLayout struct {
	LayoutName string           `json:"name"`
	Mappings   []legacy.Mapping `json:"mappings"`
}

func (SaveLayout) Name() string { return "save-layout" }

func (a SaveLayout) check(context.Context, *scene) (fault.Findings, error) {
	var fs fault.Findings
	if strings.TrimSpace(a.LayoutName) == "" {
		fs.Add("name", fault.Blocks, "app.need.text")
	}
	if len(a.Mappings) == 0 {
		fs.Add("mappings", fault.Blocks, "app.need.text")
	}
	return fs, nil
}

func (a SaveLayout) plan(ctx context.Context, s *scene) (any, error) {
	data, err := json.Marshal(a.Mappings)
	if err != nil {
		return nil, err
	}
	row := store.Layout{Name: strings.TrimSpace(a.LayoutName), Data: string(data)}
	old, err := s.v.Layout(ctx, row.Name)
	if err != nil {
		return nil, err
	}
	if old != nil {
		s.update(old, &row)
		return nil, nil
	}
	s.insert(&row)
	return nil, nil
}

// Layouts returns the saved mappings, all together: for legacy.Remember.
func (o *Office) Layouts(ctx context.Context) (saved []legacy.Mapping, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.Layouts(ctx)
		if err != nil {
			return err
		}
		for _, row := range rows {
			var m []legacy.Mapping
			if err := json.Unmarshal([]byte(row.Data), &m); err != nil {
				return err
			}
			saved = append(saved, m...)
		}
		return nil
	})
	return saved, err
}
