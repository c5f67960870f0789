package papers

import (
	"embed"
	"reflect"
	"slices"
	"sync"

	"kezek/app/fault"
	"kezek/locales"
)

// kind is what a form is filled from and how it is laid out.
type kind struct {
	data      reflect.Type
	numbered  bool // has a number of the register of outgoing papers once it is signed
	letter    bool // goes to an addressee, who stands above the title
	toOffice  bool // goes to the office, which stands above the title
	headless  bool // has no letterhead
	landscape bool
	tables    bool // mostly tables: two languages share them instead of repeating them
	onePage   bool // a page in each language, however small
	whole     bool // never side by side
	sealed    bool // has a place for the seal under the signature
	ownNumber bool // its text says its number and day, the frame does not
}

var kinds = map[string]kind{
	"application":         {data: reflect.TypeFor[Application](), toOffice: true, headless: true},
	"receipt":             {data: reflect.TypeFor[Receipt](), numbered: true},
	"not-accepted":        {data: reflect.TypeFor[NotAccepted](), numbered: true},
	"return-letter":       {data: reflect.TypeFor[ReturnLetter](), numbered: true, letter: true},
	"request-status":      {data: reflect.TypeFor[RequestStatus]()},
	"commission-note":     {data: reflect.TypeFor[CommissionNote]()},
	"registration-notice": {data: reflect.TypeFor[RegistrationNotice](), numbered: true, letter: true},
	"refusal":             {data: reflect.TypeFor[Refusal](), numbered: true, letter: true},
	"removal-notice":      {data: reflect.TypeFor[RemovalNotice](), numbered: true, letter: true},
	"my-file":             {data: reflect.TypeFor[MyFile](), headless: true, onePage: true},
	"journal":             {data: reflect.TypeFor[Journal](), headless: true, landscape: true, tables: true},
	"survey-summary":      {data: reflect.TypeFor[SurveySummary]()},
	"order-proof":         {data: reflect.TypeFor[OrderProof](), tables: true},
	"place-certificate":   {data: reflect.TypeFor[PlaceCertificate](), numbered: true},
	"movement":            {data: reflect.TypeFor[Movement](), numbered: true},
	"comparison":          {data: reflect.TypeFor[Comparison](), numbered: true},
	"removal-warning":     {data: reflect.TypeFor[RemovalWarning](), numbered: true, letter: true},
	"public-list":         {data: reflect.TypeFor[PublicList](), headless: true, tables: true},
	"agenda":              {data: reflect.TypeFor[Agenda](), headless: true},
	"minutes":             {data: reflect.TypeFor[Minutes](), headless: true},
	"extract":             {data: reflect.TypeFor[Extract](), numbered: true},
	"commission-decision": {data: reflect.TypeFor[CommissionDecision]()},
	"attendance-sheet":    {data: reflect.TypeFor[AttendanceSheet](), headless: true},
	"vote-sheet":          {data: reflect.TypeFor[VoteSheet](), headless: true},
	"queue-extract":       {data: reflect.TypeFor[QueueExtract](), headless: true, tables: true},
	"candidates":          {data: reflect.TypeFor[Candidates](), headless: true, tables: true},
	"commission-package":  {data: reflect.TypeFor[CommissionPackage]()},
	"statistics":          {data: reflect.TypeFor[Statistics](), headless: true, landscape: true, tables: true},

	"certificate-application":   {data: reflect.TypeFor[CertificateApplication](), toOffice: true, headless: true},
	"dwelling-certificate":      {data: reflect.TypeFor[DwellingCertificate](), numbered: true, sealed: true},
	"privatization-application": {data: reflect.TypeFor[PrivatizationApplication](), toOffice: true, headless: true},
	"price-certificate":         {data: reflect.TypeFor[PriceCertificate](), numbered: true, letter: true},
	"privatization-contract":    {data: reflect.TypeFor[PrivatizationContract](), numbered: true, headless: true, whole: true, ownNumber: true},
	"payment-certificate":       {data: reflect.TypeFor[PaymentCertificate](), numbered: true},
	"privatization-notice":      {data: reflect.TypeFor[PrivatizationNotice](), numbered: true, letter: true},
	"privatization-transfer":    {data: reflect.TypeFor[PrivatizationTransfer](), numbered: true, letter: true},
	"aid-application":           {data: reflect.TypeFor[AidApplication](), toOffice: true, headless: true},
	"aid-calculation":           {data: reflect.TypeFor[AidCalculation](), headless: true, landscape: true, tables: true},
	"aid-notice":                {data: reflect.TypeFor[AidNotice](), numbered: true, letter: true},
	"aid-change":                {data: reflect.TypeFor[AidChange](), numbered: true, letter: true},
	"aid-list":                  {data: reflect.TypeFor[AidList](), numbered: true, headless: true, landscape: true, tables: true},
	"service-statistics":        {data: reflect.TypeFor[ServiceStatistics](), headless: true, landscape: true, tables: true},
}

// Codes lists the codes of the forms.
func Codes() []string {
	var codes []string
	for code := range kinds {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

//go:embed forms
var shipped embed.FS

// ShippedText is the text of a form as it comes with the program, to start an office's own from.
func ShippedText(code string, lang locales.Lang) (string, error) {
	b, err := shipped.ReadFile("forms/" + code + "." + string(lang) + ".form")
	if err != nil {
		if _, ok := kinds[code]; ok {
			return "", fault.New("P8", "papers.fault.langs")
		}
		return "", fault.New("P1", "papers.fault.form", "form", code)
	}
	return string(b), nil
}

var parsed sync.Map // code + lang → Form

// Shipped is the form that comes with the program.
func Shipped(code string, lang locales.Lang) (Form, error) {
	if f, ok := parsed.Load(code + "." + string(lang)); ok {
		return f.(Form), nil
	}
	text, err := ShippedText(code, lang)
	if err != nil {
		return Form{}, err
	}
	f, err := ParseForm(code, lang, text)
	if err == nil {
		parsed.Store(code+"."+string(lang), f)
	}
	return f, err
}
