package legacy

// Message keys of the words a screen or a sheet shows for the values of this package.

func (k Kind) Key() string  { return "legacy.finding." + string(k) }
func (f Field) Key() string { return "legacy.field." + string(f) }

// FieldKey is what a field is called in a ledger: the decision of a queue's list is an agreement, order or contract in a register.
func (l Ledger) FieldKey(f Field) string {
	if l == Register {
		switch f {
		case Decision:
			return "legacy.field.contract"
		case DecisionNo:
			return "legacy.field.contract-no"
		case DecisionDate:
			return "legacy.field.contract-date"
		}
	}
	return f.Key()
}

func (s Sort) Key() string     { return "legacy.sort." + string(s) }
func (s Severity) Key() string { return "legacy.severity." + string(s) }
func (w Way) Key() string      { return "legacy.way." + string(w) }
func (m TimeMark) Key() string { return "legacy.time." + string(m) }
func (w Why) Key() string      { return "legacy.why." + string(w) }
