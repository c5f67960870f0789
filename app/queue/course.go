package queue

// course is the place over time, beginning with so many ahead.
func (w *walk) course(lists []string, start, end int64, ahead shift) []Point {
	step := 0
	point := func(at int64) Point {
		for step+1 < len(w.steps) && w.steps[step+1].r.effective <= at {
			step++
		}
		p := Point{At: at}
		if e := &w.steps[step].is; e.state.InQueue() {
			p.Place = Place{Overall: int(ahead.overall) + 1, InList: int(ahead.inList) + 1, List: lists[e.list]}
			if e.state == StateActive {
				p.Ready = int(ahead.ready) + 1
			}
		}
		return p
	}
	points := []Point{point(start)}
	for day := range w.days {
		ahead.add(w.days[day])
		night := min(nightOf(dayOf(start)+int64(day)), end)
		last := points[len(points)-1]
		if p := point(night); p.Place != last.Place || p.Ready != last.Ready {
			points = append(points, p)
		}
	}
	if points[len(points)-1].At < end {
		points = append(points, point(end))
	}
	return points
}

const (
	oneDay = 24 * 3_600_000
	zone   = 5 * 3_600_000 // +05:00, the day of the offices
)

// dayOf is the number of the day of a moment.
func dayOf(ms int64) int64 {
	day := (ms + zone) / oneDay
	if (ms+zone)%oneDay < 0 {
		day--
	}
	return day
}

// nightOf is the last millisecond of a day.
func nightOf(day int64) int64 { return (day+1)*oneDay - zone - 1 }
