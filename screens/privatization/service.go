// Package privatizationpage is what the window shows of privatization beside what it shows of all applications.
package privatizationpage

import (
	"kezek/app/edition"
	"kezek/screens/applications"
)

// Service is privatization in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Privatization, Title: "privatizationpage.title"}
}
