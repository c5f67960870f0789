package app

import "kezek/app/queue"

// Annulled tells which of the old lists taken over were undone.
func (o *Office) Annulled() map[int64]bool {
	undone := map[int64]bool{}
	for _, e := range o.current.Load().standing.All() {
		if e.State == queue.StateAnnulled {
			undone[e.Batch] = true
		}
	}
	return undone
}
