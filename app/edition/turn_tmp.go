package edition

// TurnOf is the strongest right the grounds give: "out-of-turn", "first-right" or "".
func (e *Edition) TurnOf(grounds []string) (turn string) {
	for _, code := range grounds {
		if g, ok := e.Ground(code); ok && (g.Turn == "out-of-turn" || turn == "") {
			turn = g.Turn
		}
	}
	return turn
}

// RankOf is the rank of a list.
func (e *Edition) RankOf(list string) int { l, _ := e.List(list); return l.Rank }

// OrderPart finds what the edition says of a part of the order.
func (s *Service) OrderPart(code string) (OrderPart, bool) {
	return first(s.Order, func(p OrderPart) bool { return p.Code == code })
}
