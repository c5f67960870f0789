// Package locales is how Kezek speaks: messages in Kazakh, Russian and English, dates, numbers, the Kazakh
// alphabet's order, and the folding that finds «Әлия» when «алия» is typed.
package locales

import (
	"embed"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Lang is one of the three languages of the window; papers know only kk and ru.
type Lang string

const (
	KK Lang = "kk"
	RU Lang = "ru"
	EN Lang = "en"
)

// Langs lists the languages, the state language first.
var Langs = []Lang{KK, RU, EN}

// Parse reads a language code; ok is false for an unknown one.
func Parse(s string) (l Lang, ok bool) {
	switch Lang(strings.ToLower(s)) {
	case KK:
		return KK, true
	case RU:
		return RU, true
	case EN:
		return EN, true
	}
	return KK, false
}

//go:embed *.toml
var files embed.FS

var speakers = sync.OnceValue(func() map[Lang]*i18n.Localizer {
	bundle := i18n.NewBundle(language.Russian)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		if _, err := bundle.LoadMessageFileFS(files, path.Base(name)); err != nil {
			panic("locales/" + name + ": " + err.Error())
		}
	}
	m := map[Lang]*i18n.Localizer{}
	for _, l := range Langs {
		m[l] = i18n.NewLocalizer(bundle, string(l))
	}
	return m
})

var missed sync.Map

// T says the message of a key. args are pairs of placeholder name and value; the pair "count", n also picks the
// plural form. A key that is missing is logged once and shown as itself.
func (l Lang) T(key string, args ...any) string {
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		data[args[i].(string)] = args[i+1]
	}
	return l.With(key, data)
}

// Missed are the messages that were asked for and have no text, "ru key": a test that went through the window looks that there are none.
func Missed() (all []string) {
	missed.Range(func(key, _ any) bool { all = append(all, key.(string)); return true })
	slices.Sort(all)
	return all
}

// With is T with the placeholders in a map.
func (l Lang) With(key string, data map[string]any) string {
	cfg := &i18n.LocalizeConfig{MessageID: key, TemplateData: data}
	if n, ok := data["count"]; ok {
		cfg.PluralCount = n
	}
	s, err := speakers()[l].Localize(cfg)
	if s == "" {
		if _, again := missed.LoadOrStore(string(l)+" "+key, true); !again {
			slog.Warn("message missing", "lang", string(l), "key", key, "err", err)
		}
		return key
	}
	return s
}
