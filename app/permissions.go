package app

import "kezek/app/fault"

// permissions is the table of acts and roles: who may carry out what. A test walks it completely; the user guide
// prints it.
var permissions = map[string][]Role{
	"create-office":  nil, // nobody is there yet: allowed only in an empty file
	"add-person":     {Admin},
	"change-office":  {Admin, Head},
	"adopt-edition":  {Admin, Head},
	"save-layout":    {Secretary, Head},
	"take-over-list": {Secretary, Head},
	"undo-take-over": {Head},
	"settle-time":    {Head},
	"register":       {Registrar, Executor},
	"enrol":          {Secretary, Head},
	"refuse":         {Secretary, Head},
	"issue-paper":    {Registrar, Executor, Secretary, Head},
	"export-list":    {Registrar, Executor, Secretary, Head},
}

// May tells whether a person may carry out an act.
func May(who *Person, act string) bool { return who.Is(permissions[act]...) }

func authorise(s *scene, act Act) error {
	if _, known := permissions[act.Name()]; !known { // nobody may
		return fault.New("G07", "app.fault.no-such-act", "act", act.Name())
	}
	if s.office == nil {
		if act.Name() != "create-office" {
			return fault.New("G02", "app.fault.no-office")
		}
		return nil
	}
	if act.Name() == "create-office" {
		return fault.New("G04", "app.fault.office-exists")
	}
	if s.preview && s.who.Is(Registrar, Executor, Secretary, Head) { // who may prepare may look ahead
		return nil
	}
	if !May(s.who, act.Name()) {
		return fault.New("G01", "app.fault.not-allowed")
	}
	return nil
}
