package edition

import (
	"slices"
	"strconv"
)

// AidManner is how housing assistance is calculated beside the figures: in what way months are summed, from when an award and a change
// of it count, how a change falls on the months, how sums are rounded, whose result is paid. The codes are those of the package aid.
type AidManner struct {
	Way          string `toml:"way"`
	Start        string `toml:"start"`
	Change       string `toml:"change"`
	Spread       string `toml:"spread"`
	Season       [2]int `toml:"season"`        // first and last month of the heating season, 1 to 12
	RoundService int64  `toml:"round_service"` // tiyn
	RoundAid     int64  `toml:"round_aid"`     // tiyn
	Binds        string `toml:"binds"`
	Text
	Mark
}

// MannerCodes are what may stand in a manner, by the names of its values.
var MannerCodes = map[string][]string{
	"summing": {"quarter", "month"},
	"start":   {"quarter", "month"},
	"change":  {"next", "month"},
	"spread":  {"third", "own"},
	"binds":   {"system", "office"},
}

func (r *reader) manner(path string, m *AidManner) {
	if m == nil {
		return
	}
	r.table("[" + path + ".manner]")
	r.said(m.Text, &m.Mark)
	for _, v := range []struct{ key, name, code string }{{"way", "summing", m.Way}, {"start", "start", m.Start}, {"change", "change", m.Change},
		{"spread", "spread", m.Spread}, {"binds", "binds", m.Binds}} {
		if !slices.Contains(MannerCodes[v.name], v.code) {
			r.badValue(v.key)
		}
	}
	if min(m.Season[0], m.Season[1]) < 1 || max(m.Season[0], m.Season[1]) > 12 {
		r.badValue("season")
	}
	if m.RoundService <= 0 {
		r.badValue("round_service")
	}
	if m.RoundAid <= 0 {
		r.badValue("round_aid")
	}
}

func (m *AidManner) statement() Statement {
	st := Statement{Kind: OfManner, Text: m.Text, Mark: &m.Mark}
	st.codes("summing", m.Way)
	st.codes("start", m.Start)
	st.codes("change", m.Change)
	st.codes("spread", m.Spread)
	st.codes("heated", strconv.Itoa(m.Season[0]), strconv.Itoa(m.Season[1]))
	st.codes("round-service", strconv.FormatInt(m.RoundService, 10))
	st.codes("round-aid", strconv.FormatInt(m.RoundAid, 10))
	st.codes("binds", m.Binds)
	return st
}
