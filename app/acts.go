package app

import (
	"encoding/json"
	"strings"

	"kezek/app/fault"
)

// acts makes an empty act of every name; a test holds it against the table of permissions.
var acts = map[string]func() Act{
	"create-office":      func() Act { return new(CreateOffice) },
	"add-person":         func() Act { return new(AddPerson) },
	"change-office":      func() Act { return new(ChangeOffice) },
	"adopt-edition":      func() Act { return new(AdoptEdition) },
	"save-layout":        func() Act { return new(SaveLayout) },
	"take-over-list":     func() Act { return new(TakeOverList) },
	"undo-take-over":     func() Act { return new(UndoTakeOver) },
	"register":           func() Act { return new(Register) },
	"enrol":              func() Act { return new(Enrol) },
	"refuse":             func() Act { return new(Refuse) },
	"not-accept":         func() Act { return new(NotAccept) },
	"amend":              func() Act { return new(Amend) },
	"enter-matter":       func() Act { return new(EnterMatter) },
	"assign":             func() Act { return new(AssignExecutor) },
	"hand-over":          func() Act { return new(HandOver) },
	"do-step":            func() Act { return new(DoStep) },
	"prepare":            func() Act { return new(PrepareAnswer) },
	"step-back":          func() Act { return new(StepBack) },
	"suspend":            func() Act { return new(Suspend) },
	"resume":             func() Act { return new(Resume) },
	"extend":             func() Act { return new(ExtendTerm) },
	"withdraw":           func() Act { return new(Withdraw) },
	"commission-decided": func() Act { return new(CommissionDecided) },
	"grant":              func() Act { return new(Grant) },
	"return-incomplete":  func() Act { return new(ReturnIncomplete) },
	"hand-out":           func() Act { return new(HandOut) },
	"set-absence":        func() Act { return new(SetAbsence) },
	"end-absence":        func() Act { return new(EndAbsence) },
	"adopt-calendar":     func() Act { return new(AdoptCalendar) },
	"set-numerator":      func() Act { return new(SetNumerator) },
	"attach-file":        func() Act { return new(AttachFile) },
	"record-check":       func() Act { return new(RecordCheck) },
	"answer-survey":      func() Act { return new(AnswerSurvey) },
	"file-appeal":        func() Act { return new(FileAppeal) },
	"decide-appeal":      func() Act { return new(DecideAppeal) },
	"annul":              func() Act { return new(Annul) },
	"enter-line":         func() Act { return new(EnterLine) },
	"change-person":      func() Act { return new(ChangePerson) },
	"issue-paper":        func() Act { return new(IssuePaper) },
	"export-list":        func() Act { return new(ExportList) },
	"publish-list":       func() Act { return new(PublishList) },
	"move-list":          func() Act { return new(MoveList) },
	"change-household":   func() Act { return new(ChangeHousehold) },
	"pass-on":            func() Act { return new(PassOn) },
	"split":              func() Act { return new(Split) },
	"merge":              func() Act { return new(Merge) },
	"suspend-entry":      func() Act { return new(SuspendEntry) },
	"resume-entry":       func() Act { return new(ResumeEntry) },
	"remove":             func() Act { return new(Remove) },
	"restore":            func() Act { return new(RestoreEntry) },
	"correct-time":       func() Act { return new(CorrectTime) },
	"house":              func() Act { return new(House) },
	"draft-decision":     func() Act { return new(DraftDecision) },
	"drop-draft":         func() Act { return new(DropDraft) },
	"sign-decisions":     func() Act { return new(SignDecisions) },
	"number-decisions":   func() Act { return new(NumberDecisions) },
	"warn":               func() Act { return new(Warn) },
	"deliver":            func() Act { return new(Deliver) },
	"object":             func() Act { return new(Object) },
	"take-back":          func() Act { return new(TakeBack) },
	"look-entry":         func() Act { return new(LookEntry) },
	"set-composition":    func() Act { return new(SetComposition) },
	"plan-meeting":       func() Act { return new(PlanMeeting) },
	"call-off":           func() Act { return new(CallOff) },
	"set-agenda":         func() Act { return new(SetAgenda) },
	"add-to-agenda":      func() Act { return new(AddToAgenda) },
	"attend":             func() Act { return new(Attend) },
	"decide-item":        func() Act { return new(DecideItem) },
	"close-meeting":      func() Act { return new(CloseMeeting) },
	"send-back":          func() Act { return new(SendBack) },
	"resolve":            func() Act { return new(Resolve) },
	"enter-holding":      func() Act { return new(EnterHolding) },
	"end-holding":        func() Act { return new(EndHolding) },
	"correct-holding":    func() Act { return new(CorrectHolding) },
	"import-holdings":    func() Act { return new(ImportHoldings) },
	"search-registers":   func() Act { return new(SearchRegisters) },
	"answer-hit":         func() Act { return new(AnswerHit) },
	"transfer-dwelling":  func() Act { return new(TransferDwelling) },
	"calculate-price":    func() Act { return new(CalculatePrice) },
	"choose-payment":     func() Act { return new(ChoosePayment) },
	"sign-contract":      func() Act { return new(SignContract) },
	"enter-payment":      func() Act { return new(EnterPayment) },
	"note-registration":  func() Act { return new(NoteRegistration) },
	"pass-to-family":     func() Act { return new(PassToFamily) },

	// Housing assistance.
	"calculate-aid":       func() Act { return new(CalculateAid) },
	"enter-system-result": func() Act { return new(EnterSystemResult) },
	"recalculate-aid":     func() Act { return new(RecalculateAid) },
	"stop-aid":            func() Act { return new(StopAid) },
	"change-account":      func() Act { return new(ChangeAccount) },
	"make-payment-list":   func() Act { return new(MakePaymentList) },
	"set-aid-row":         func() Act { return new(SetAidRow) },
	"set-aid-tariff":      func() Act { return new(SetAidTariff) },
	"set-aid-manner":      func() Act { return new(SetAidManner) },
	"set-provider":        func() Act { return new(SetProvider) },
}

// ParseAct reads an act from its JSON; unknown fields are refused.
func ParseAct(name string, data []byte) (Act, error) {
	make, ok := acts[name]
	if !ok {
		return nil, fault.New("G07", "app.fault.no-such-act", "act", name)
	}
	act := make()
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(act); err != nil {
		return nil, fault.New("G08", "app.fault.bad-act", "act", name, "text", err.Error()).Because(err)
	}
	return act, nil
}
