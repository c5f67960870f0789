// Package aidpage is what the window shows of housing assistance beside what it shows of all applications: incomes, bills and the
// calculation of them, awards, lists for payment, norms and tariffs.
package aidpage

import (
	"kezek/app/edition"
	"kezek/screens/applications"
	"kezek/screens/room"
)

// Service is housing assistance in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Aid, Title: "aidpage.title",
		Ask:  func(f *applications.Fields) applications.Part { return ask(f) },
		Open: func(c *applications.Case) applications.Tab { return &tab{Case: c} },
		Views: func(r *room.Room) []applications.View {
			return []applications.View{newAwards(r).view(), newLists(r).view(), newRules(r).view()}
		}}
}
