package papers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"

	"kezek/app/fault"
	"kezek/locales"
)

// snapshotFormat is raised when the JSON of a snapshot changes.
const snapshotFormat = 1

type snapshot struct {
	Format int                     `json:"format"`
	Texts  map[locales.Lang]string `json:"texts"` // sha256 of the form's text in each language
	Image  string                  `json:"image"` // sha256 of the letterhead image, empty without one
	Paper
	Data json.RawMessage `json:"data"`
}

// Snapshot is everything a paper says, as canonical JSON to be stored and hashed by the caller. The texts of the
// form and the letterhead image are named by their sha256 in hex; the printing (copy, audit head, QR) is no part of
// it, so the QR may hold the snapshot's own hash.
func Snapshot(p Paper) ([]byte, error) {
	if _, err := check(p); err != nil {
		return nil, err
	}
	data, err := json.Marshal(p.Data)
	if err != nil {
		return nil, err
	}
	s := snapshot{Format: snapshotFormat, Texts: map[locales.Lang]string{}, Paper: p, Data: data}
	for _, l := range p.Langs {
		text, own := p.Texts[l]
		if !own {
			if text, err = ShippedText(p.Form, l); err != nil {
				return nil, err
			}
		}
		s.Texts[l] = Hash([]byte(text))
	}
	if len(p.Office.Image) > 0 {
		s.Image = Hash(p.Office.Image)
	}
	return json.Marshal(s)
}

// Restore makes the paper of a snapshot again: rendered with the same Print it gives the same bytes. blob finds the
// texts and the image by their sha256; it is not asked for a text that is still the one shipped, and may be nil then.
func Restore(stored []byte, blob func(sha256 string) ([]byte, error)) (Paper, error) {
	var s snapshot
	if err := json.Unmarshal(stored, &s); err != nil {
		return Paper{}, fmt.Errorf("snapshot of a paper: %w", err)
	}
	if s.Format != snapshotFormat {
		return Paper{}, fmt.Errorf("snapshot of a paper: format %d is not known", s.Format)
	}
	k, ok := kinds[s.Form]
	if !ok {
		return Paper{}, fault.New("P1", "papers.fault.form", "form", s.Form)
	}
	data := reflect.New(k.data)
	if err := json.Unmarshal(s.Data, data.Interface()); err != nil {
		return Paper{}, fmt.Errorf("snapshot of a paper: %w", err)
	}
	p := s.Paper
	p.Data = data.Elem().Interface()
	for _, l := range p.Langs {
		if text, err := ShippedText(p.Form, l); err == nil && Hash([]byte(text)) == s.Texts[l] {
			continue
		}
		text, err := stillSame(s.Texts[l], blob)
		if err != nil {
			return Paper{}, err
		}
		if p.Texts == nil {
			p.Texts = map[locales.Lang]string{}
		}
		p.Texts[l] = string(text)
	}
	if s.Image != "" {
		var err error
		if p.Office.Image, err = stillSame(s.Image, blob); err != nil {
			return Paper{}, err
		}
	}
	return p, nil
}

func stillSame(sum string, blob func(string) ([]byte, error)) ([]byte, error) {
	if blob == nil {
		return nil, fmt.Errorf("snapshot of a paper: no source for %s", sum)
	}
	b, err := blob(sum)
	if err == nil && Hash(b) != sum {
		err = fmt.Errorf("snapshot of a paper: %s has changed", sum)
	}
	return b, err
}

// Hash is the name of a form text or an image in a snapshot: its sha256 in hex.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
