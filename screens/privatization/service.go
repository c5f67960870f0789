// Package privatizationpage is what the window shows of privatization beside what it shows of all applications: who takes part and
// agrees, what forbids it, the price, the contract and what was paid on it.
package privatizationpage

import (
	"kezek/app/edition"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Service is privatization in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Privatization, Title: "privatizationpage.title",
		Ask:  func(f *applications.Fields) applications.Part { return ask(f) },
		Open: func(c *applications.Case) applications.Tab { return &tab{c: c} },
		Views: func(r *room.Room) []applications.View {
			v := newContracts(r)
			return []applications.View{{Code: "contracts", Title: "privatizationpage.contracts.title", Section: room.Section{Content: v.content, Shown: v.shown,
				Heard: v.reload, Hears: map[kit.Command]func(){kit.Search: v.find, kit.Export: v.export, kit.Back: v.back}}}}
		}}
}
