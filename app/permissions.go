package app

import (
	"maps"
	"slices"

	"kezek/app/fault"
)

// permissions is the table of acts and roles: who may carry out what. A test walks it completely; the user guide
// prints it.
var permissions = map[string][]Role{
	"create-office":      nil, // nobody is there yet: allowed only in an empty file
	"add-person":         {Admin},
	"change-office":      {Admin, Head},
	"adopt-edition":      {Admin, Head},
	"save-layout":        {Secretary, Head},
	"take-over-list":     {Secretary, Head},
	"undo-take-over":     {Head},
	"register":           {Registrar, Executor},
	"not-accept":         {Registrar, Executor},
	"amend":              {Registrar, Executor},
	"enter-matter":       {Registrar, Executor},
	"assign":             {Head},
	"hand-over":          {Head},
	"do-step":            {Registrar, Executor, Secretary, Head}, // and the role of the step
	"prepare":            {Executor},
	"step-back":          {Executor, Secretary, Head},
	"suspend":            {Head},
	"resume":             {Executor, Head},
	"extend":             {Head},
	"withdraw":           {Registrar, Executor},
	"commission-decided": {Secretary, Head},
	"enrol":              {Secretary, Head},
	"refuse":             {Secretary, Head},
	"grant":              {Secretary, Head},
	"return-incomplete":  {Head},
	"hand-out":           {Registrar, Executor},
	"set-absence":        {Admin, Head},
	"end-absence":        {Admin, Head},
	"adopt-calendar":     {Admin, Head},
	"set-numerator":      {Admin, Head},
	"attach-file":        {Registrar, Executor, Secretary},
	"record-check":       {Registrar, Executor},
	"answer-survey":      {Registrar, Executor},
	"file-appeal":        {Registrar, Executor},
	"decide-appeal":      {Head},
	"annul":              {Admin, Head},
	"enter-line":         {Registrar, Executor, Secretary},
	"change-person":      {Admin},
	"issue-paper":        {Registrar, Executor, Secretary, Head},
	"export-list":        {Registrar, Executor, Secretary, Head},
	"publish-list":       {Secretary, Head},
	"move-list":          {Head},
	"change-household":   {Head},
	"pass-on":            {Head},
	"split":              {Head},
	"merge":              {Head},
	"suspend-entry":      {Head},
	"resume-entry":       {Head},
	"remove":             {Head},
	"restore":            {Head},
	"correct-time":       {Head},
	"house":              {Head},
	"draft-decision":     {Executor, Secretary, Head},
	"drop-draft":         {Executor, Secretary, Head},
	"sign-decisions":     {Head},
	"number-decisions":   {Registrar, Secretary, Head},
	"warn":               {Executor, Secretary},
	"deliver":            {Registrar, Executor, Secretary},
	"object":             {Registrar, Executor, Secretary},
	"take-back":          {Executor, Secretary, Head},
	"look-entry":         {Registrar, Executor},
	"set-composition":    {Secretary, Head},
	"plan-meeting":       {Secretary, Head},
	"call-off":           {Secretary, Head},
	"set-agenda":         {Secretary, Head},
	"add-to-agenda":      {Secretary},
	"attend":             {Secretary},
	"decide-item":        {Secretary},
	"close-meeting":      {Secretary},
	"send-back":          {Head},
	"resolve":            {Head},
	"enter-holding":      {Executor, Secretary, Head},
	"end-holding":        {Executor, Secretary, Head},
	"correct-holding":    {Executor, Secretary, Head},
	"import-holdings":    {Executor, Secretary, Head},
	"search-registers":   {Registrar, Executor},
	"answer-hit":         {Registrar, Executor},
	"transfer-dwelling":  {Executor, Head},
	"calculate-price":    {Executor, Head},
	"choose-payment":     {Registrar, Executor},
	"sign-contract":      {Head},
	"enter-payment":      {Registrar, Executor},
	"note-registration":  {Executor, Head},
	"pass-to-family":     {Executor, Head},

	// Housing assistance.
	"calculate-aid":       {Executor},
	"enter-system-result": {Executor, Head},
	"recalculate-aid":     {Head},
	"stop-aid":            {Head},
	"change-account":      {Registrar, Executor, Head},
	"make-payment-list":   {Executor, Head},
	"set-aid-row":         {Executor, Head},
	"set-aid-tariff":      {Executor, Head},
	"set-aid-manner":      {Executor, Head},
	"set-provider":        {Admin, Head},
}

// Permission is one line of the table of acts and roles.
type Permission struct {
	Act   string
	Roles []Role
}

// Permissions is the table, in order of the acts' names.
func Permissions() (table []Permission) {
	for _, act := range slices.Sorted(maps.Keys(permissions)) {
		table = append(table, Permission{act, slices.Clone(permissions[act])})
	}
	return table
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
