package app

// moves lets somebody leave the queue by their own wish and come back by a court's decision, somebody else change the list,
// and prints what a citizen behind them may ask: the place, how it moved, why another one stands above.
func (d *demoDay) moves() error {
	q, err := d.o.Queue(d.ctx, QueueFilter{})
	if err != nil {
		return err
	}
	rows, err := q.Rows(d.ctx, 0, len(q.IDs))
	if err != nil || len(rows) < 6 {
		return err
	}
	since := d.clock.UnixMilli()
	on := func(r QueueRow, ground string, n int) OnEntry {
		return OnEntry{RegNo: r.RegNo, Ground: ground, Facts: d.words.MoveFacts, Signed: d.signed(n)}
	}
	leaves, moves, asks := rows[1], rows[2], rows[5]
	list := ""
	ed, err := d.o.Edition(d.ctx)
	if err != nil {
		return err
	}
	for _, l := range ed.Lists() {
		if l.Code != moves.List {
			list = l.Code
		}
	}
	for _, step := range []func() error{
		func() error { return d.do(Remove{on(leaves, "own-request", 5)}, "", nil) },
		func() error {
			d.clock = d.clock.AddDate(0, 0, 30)
			return d.do(MoveList{OnEntry: on(moves, "move-category", 6), List: list}, "", nil)
		},
		func() error {
			d.clock = d.clock.AddDate(0, 0, 30)
			return d.do(RestoreEntry{on(leaves, "restore-court", 7)}, "", nil)
		},
		func() error {
			return d.paper("place", "place-certificate.pdf", IssuePaper{Form: FormCertificate, RegNo: asks.RegNo}, "")
		},
		func() error {
			return d.paper("movement", "movement.pdf", IssuePaper{Form: FormMovement, RegNo: asks.RegNo, From: since - 1}, "")
		},
		func() error {
			return d.paper("comparison", "comparison.pdf", IssuePaper{Form: FormComparison, RegNo: asks.RegNo, Other: leaves.RegNo}, "")
		},
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
