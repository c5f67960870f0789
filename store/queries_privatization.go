package store

import "context"

// The questions about privatization.

// StagesOf returns what happened to a case beside its way, the earliest first.
func (v *View) StagesOf(ctx context.Context, caseID int64) ([]Stage, error) {
	return all[Stage](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// StagesOfCases returns those of several cases, the earliest first.
func (v *View) StagesOfCases(ctx context.Context, cases []int64) ([]Stage, error) {
	return among[Stage](ctx, v, "case_id", cases, " ORDER BY id")
}

// holding leaves out contracts whose line in the journal was annulled.
const holding = "line NOT IN (SELECT subject FROM annulment WHERE kind = 'line')"

// ContractOf returns the contract of a case that holds; nil for none.
func (v *View) ContractOf(ctx context.Context, caseID int64) (*Contract, error) {
	return one[Contract](ctx, v, "case_id = $1 AND "+holding, caseID)
}

// ContractByNumber returns the newest contract of a number, also one that was annulled.
func (v *View) ContractByNumber(ctx context.Context, number string) (*Contract, error) {
	return one[Contract](ctx, v, "number = $1 ORDER BY id DESC", number)
}

// Contracts returns all that hold, in order of number.
func (v *View) Contracts(ctx context.Context) ([]Contract, error) {
	return all[Contract](ctx, v, holding+" ORDER BY id")
}

// ContractsWith returns those that hold and have a party looked up by this text, as in Contract.People.
func (v *View) ContractsWith(ctx context.Context, party string) ([]Contract, error) {
	return all[Contract](ctx, v, holding+" AND instr(people, $1) > 0 ORDER BY id", "|"+party+"|")
}

// ContractsOfLines returns the contracts numbered by lines of a journal.
func (v *View) ContractsOfLines(ctx context.Context, lines []int64) ([]Contract, error) {
	return among[Contract](ctx, v, "line", lines, " ORDER BY id")
}

// ContractsOfCases returns all contracts of several cases, annulled ones too.
func (v *View) ContractsOfCases(ctx context.Context, cases []int64) ([]Contract, error) {
	return among[Contract](ctx, v, "case_id", cases, " ORDER BY id")
}

// PaymentsOf returns what was entered on a contract, annulments too.
func (v *View) PaymentsOf(ctx context.Context, contract int64) ([]Payment, error) {
	return all[Payment](ctx, v, "contract = $1 ORDER BY id", contract)
}

// PaymentsOfContracts returns what was entered on several contracts.
func (v *View) PaymentsOfContracts(ctx context.Context, contracts []int64) ([]Payment, error) {
	return among[Payment](ctx, v, "contract", contracts, " ORDER BY id")
}

// TypedLines returns a journal's lines that belong to no case and were not annulled.
func (v *View) TypedLines(ctx context.Context, journal string) ([]Line, error) {
	return all[Line](ctx, v, "journal = $1 AND case_id IS NULL AND id NOT IN (SELECT subject FROM annulment WHERE kind = 'line') ORDER BY id", journal)
}
