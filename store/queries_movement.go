package store

import "context"

// DraftDecisions are those in a state, "" for any, the oldest first.
func (v *View) DraftDecisions(ctx context.Context, state string) ([]DraftDecision, error) {
	if state == "" {
		return all[DraftDecision](ctx, v, "1 = 1 ORDER BY id")
	}
	return all[DraftDecision](ctx, v, "state = $1 ORDER BY id", state)
}

func (v *View) DraftDecision(ctx context.Context, id int64) (*DraftDecision, error) {
	return one[DraftDecision](ctx, v, "id = $1", id)
}

// DraftsOfEntry are the drafts about an entry, the oldest first.
func (v *View) DraftsOfEntry(ctx context.Context, entry int64) ([]DraftDecision, error) {
	return all[DraftDecision](ctx, v, "entry = $1 ORDER BY id", entry)
}

// Warnings are those an entry was sent, the oldest first.
func (v *View) Warnings(ctx context.Context, entry int64) ([]Warning, error) {
	return all[Warning](ctx, v, "entry = $1 ORDER BY id", entry)
}

func (v *View) Warning(ctx context.Context, id int64) (*Warning, error) {
	return one[Warning](ctx, v, "id = $1", id)
}

// OpenWarnings are those whose delivery or objection is still awaited.
func (v *View) OpenWarnings(ctx context.Context) ([]Warning, error) {
	return all[Warning](ctx, v, "state IN ('sent', 'delivered', 'undelivered') ORDER BY id")
}

// Looks are those at an entry, the oldest first.
func (v *View) Looks(ctx context.Context, entry int64) ([]EntryLook, error) {
	return all[EntryLook](ctx, v, "entry = $1 ORDER BY looked_on, id", entry)
}

// AllLooks are those at every entry, the oldest first.
func (v *View) AllLooks(ctx context.Context) ([]EntryLook, error) {
	return all[EntryLook](ctx, v, "1 = 1 ORDER BY looked_on, id")
}

// Publications are the lists made public, the newest first.
func (v *View) Publications(ctx context.Context) ([]Publication, error) {
	return all[Publication](ctx, v, "1 = 1 ORDER BY id DESC")
}
