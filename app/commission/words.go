package commission

// The keys of messages that say the codes of the commission, by the codes themselves.

// MeetingKindKey says a kind of meeting: regular, extraordinary, absentia.
func MeetingKindKey(kind string) string { return "commission.kind." + kind }

// PostKey says a post of Posts.
func PostKey(post string) string { return "commission.post." + post }

// ChoiceKey says a choice of Choices.
func ChoiceKey(choice string) string { return "commission.choice." + choice }

// ResultKey says a result of a ballot: Carried, Lost, Tied, NoQuorum.
func ResultKey(result string) string { return "commission.result." + result }

// NearKey says a way of being near: SameIIN, SameAddress, SameSurname; it takes the name of the one they are near to.
func NearKey(how string) string { return "commission.near." + how }

// ItemKindKey says a kind of agenda item: register, refuse, the movements of the queue by the codes of their acts, inventory,
// provide, privatize, certificate, aid, other.
func ItemKindKey(kind string) string {
	if kind == "other" { // a form of plural in the catalogues
		kind = "another"
	}
	return "commission.item." + kind
}

// MotionKey says what is put to the vote: grant, refuse, adopt, decline, postpone, take-off.
func MotionKey(motion string) string { return "commission.motion." + motion }

// StateKey says the state of a meeting: planned, sitting, closed, called-off.
func StateKey(state string) string { return "commission.state." + state }

// ItemStateKey says the state of an item: open, decided, postponed, taken-off, sent-back, signed.
func ItemStateKey(state string) string { return "commission.item-state." + state }
