package room

import (
	"encoding/json"

	"kezek/app"
)

// Applicant is the name of the applicant as it stands in a form left unfinished; "" where none stands there.
func Applicant(d *app.Draft) string {
	var form struct {
		Values map[string]string `json:"values"`
	}
	if json.Unmarshal([]byte(d.Data), &form) != nil {
		return ""
	}
	return form.Values["applicant.name"]
}
