// Package holding is the office's own registers of who has what dwelling, and how the people of a household are looked for in
// them: by ИИН, by name and birth date, by address.
package holding

// Request is what an application for a certificate of having or not having a dwelling says beside the household.
type Request struct {
	For string `json:"for,omitempty"` // where it will be shown
}
