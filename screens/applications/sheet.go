package applications

import "kezek/screens/kit"

// Sheet gathers the lines of a tab, or of a text among fields.
type Sheet struct{ lines []line }

// Head begins a part under a title.
func (s *Sheet) Head(text string) { s.lines = append(s.lines, line{text: text, tone: header}) }

// Add says a labelled value; an empty one is left out.
func (s *Sheet) Add(label, text string) {
	if text != "" {
		s.lines = append(s.lines, line{label: label, text: text})
	}
}

// Strong says what stands out, under a label or with "" none: a name, a sum.
func (s *Sheet) Strong(label, text string) {
	s.lines = append(s.lines, line{label: label, text: text, tone: strong})
}

// Say is a paragraph.
func (s *Sheet) Say(text string) { s.lines = append(s.lines, line{text: text}) }

// Quiet is a paragraph that explains: what something rests on.
func (s *Sheet) Quiet(text string) { s.lines = append(s.lines, line{text: text, tone: quiet}) }

// Warn is a paragraph on what speaks against or is missing, with its sign.
func (s *Sheet) Warn(text string) {
	s.lines = append(s.lines, line{text: text, tone: wrong, icon: kit.IconWarning})
}

// Good is a paragraph on what is as it should be, with its sign.
func (s *Sheet) Good(text string) {
	s.lines = append(s.lines, line{text: text, tone: good, icon: kit.IconCheck})
}

// None says so where nothing was added behind the head.
func (s *Sheet) None(text string) {
	if n := len(s.lines); n > 0 && s.lines[n-1].tone == header {
		s.lines = append(s.lines, line{text: text, tone: quiet})
	}
}
