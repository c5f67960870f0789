package locales

import "embed"

//go:embed fyne/*.json
var toolkit embed.FS

// FyneCatalogue gives the window toolkit's own words (OK, Cancel, weekdays …) as its JSON catalogue. The toolkit has
// no Kazakh and swaps Tuesday and Thursday in Russian; ours is complete, because a partial one breaks its fallback.
func FyneCatalogue(l Lang) []byte {
	b, err := toolkit.ReadFile("fyne/" + string(l) + ".json")
	if err != nil {
		panic(err)
	}
	return b
}
