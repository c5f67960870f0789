package aid

// Matter is what a case of housing assistance is about, as entered at the intake and while it is looked into.
type Matter struct{}
