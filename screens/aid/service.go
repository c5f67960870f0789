// Package aidpage is what the window shows of housing assistance beside what it shows of all applications.
package aidpage

import (
	"kezek/app/edition"
	"kezek/screens/applications"
)

// Service is housing assistance in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Aid, Title: "aidpage.title"}
}
