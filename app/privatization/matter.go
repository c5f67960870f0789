package privatization

// Matter is what a case of privatization is about, as entered at the intake and while it is looked into.
type Matter struct{}
