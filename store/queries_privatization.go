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

// notAnnulled leaves out the rows of a kind that were annulled.
func notAnnulled(kind string) string {
	return "id NOT IN (SELECT subject FROM annulment WHERE kind = '" + kind + "')"
}

// ContractOf returns the contract of a case that holds; nil for none.
func (v *View) ContractOf(ctx context.Context, caseID int64) (*Contract, error) {
	return one[Contract](ctx, v, "case_id = $1 AND "+notAnnulled("contract"), caseID)
}

// ContractByNumber returns the newest contract of a number, also one that was annulled.
func (v *View) ContractByNumber(ctx context.Context, number string) (*Contract, error) {
	return one[Contract](ctx, v, "number = $1 ORDER BY id DESC", number)
}

// Contracts returns all that hold, in order of number.
func (v *View) Contracts(ctx context.Context) ([]Contract, error) {
	return all[Contract](ctx, v, notAnnulled("contract")+" ORDER BY id")
}

// ContractsWith returns those that hold and have a party looked up by this text, as in Contract.People.
func (v *View) ContractsWith(ctx context.Context, party string) ([]Contract, error) {
	return all[Contract](ctx, v, notAnnulled("contract")+" AND instr(people, $1) > 0 ORDER BY id", "|"+party+"|")
}

func (v *View) ContractsByID(ctx context.Context, ids []int64) ([]Contract, error) {
	return among[Contract](ctx, v, "id", ids, " ORDER BY id")
}

// ContractKeys returns the contracts signed in a span of time, annulled ones too.
func (v *View) ContractKeys(ctx context.Context, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, `SELECT k.id, c.household, k.number || ' ' || c.case_no || ' ' || k.data FROM contract k JOIN case_file c ON c.id = k.case_id
		WHERE k.at >= $1 AND k.at < $2 ORDER BY k.id`, from, to)
}

// TitleKeys returns the registrations of titles noted in a span of time.
func (v *View) TitleKeys(ctx context.Context, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, `SELECT s.id, c.household, c.case_no || ' ' || s.data FROM privatization_stage s JOIN case_file c ON c.id = s.case_id
		WHERE s.kind = 'title' AND s.at >= $1 AND s.at < $2 ORDER BY s.id`, from, to)
}

func (v *View) StagesByID(ctx context.Context, ids []int64) ([]Stage, error) {
	return among[Stage](ctx, v, "id", ids, " ORDER BY id")
}

// ContractsOfCases returns all contracts of several cases, annulled ones too.
func (v *View) ContractsOfCases(ctx context.Context, cases []int64) ([]Contract, error) {
	return among[Contract](ctx, v, "case_id", cases, " ORDER BY id")
}

func (v *View) Payment(ctx context.Context, id int64) (*Payment, error) {
	return one[Payment](ctx, v, "id = $1", id)
}

// PaymentsOf returns what was entered on a contract, annulled payments too.
func (v *View) PaymentsOf(ctx context.Context, contract int64) ([]Payment, error) {
	return all[Payment](ctx, v, "contract = $1 ORDER BY id", contract)
}

// PaymentsOfContracts returns what was entered on several contracts, annulled payments too.
func (v *View) PaymentsOfContracts(ctx context.Context, contracts []int64) ([]Payment, error) {
	return among[Payment](ctx, v, "contract", contracts, " ORDER BY id")
}

// TypedLines returns a journal's lines that belong to no case and were not annulled.
func (v *View) TypedLines(ctx context.Context, journal string) ([]Line, error) {
	return all[Line](ctx, v, "journal = $1 AND case_id IS NULL AND id NOT IN (SELECT subject FROM annulment WHERE kind = 'line') ORDER BY id", journal)
}
