package papers

// mm is one millimetre. All measures are points from the top left corner of a page.
const mm = 72 / 25.4

// sheet is the size of a page and its margins.
type sheet struct {
	width, height            float64
	left, right, top, bottom float64 // margins of the text
	foot                     float64 // bottom margin of the executor and the code, above the page number
	slant                    float64 // of the draft mark, in degrees
}

var (
	portrait  = sheet{210 * mm, 297 * mm, 30 * mm, 15 * mm, 20 * mm, 20 * mm, 12 * mm, 52}
	landscape = sheet{297 * mm, 210 * mm, 15 * mm, 15 * mm, 25 * mm, 18 * mm, 12 * mm, 34}
)

// sheet is the page the paper is printed on.
func (p Paper) sheet() sheet {
	if kinds[p.Form].landscape {
		return landscape
	}
	return portrait
}

// gutter lies between two columns.
const gutter = 7 * mm

func (s sheet) textWidth() float64 { return s.width - s.left - s.right }
func (s sheet) halfWidth() float64 { return (s.textWidth() - gutter) / 2 }

// column is the left edge of one of two columns.
func (s sheet) column(i int) float64 { return s.left + float64(i)*(s.halfWidth()+gutter) }

// footLimit is where the foot of a page ends.
func (s sheet) footLimit() float64 { return s.height - s.foot }
