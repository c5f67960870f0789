package takeover

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/legacy"
)

const (
	draftForm  = "takeover"
	draftAfter = time.Second // after the last answer
)

// draft is an old list somebody has not finished: what was chosen and answered, never what the file says.
type draft struct {
	Register string             `json:"register,omitempty"`
	Path     string             `json:"path"`
	SHA256   string             `json:"sha256"`
	Mappings []legacy.Mapping   `json:"mappings"`
	Answers  []legacy.RowAnswer `json:"answers"`
	Number   string             `json:"number,omitempty"` // of the decision
	Date     string             `json:"date,omitempty"`

	key     string
	savedAt int64
}

// keeper saves the list in work as a draft, a moment after the last answer and when the section is left.
type keeper struct {
	wizard  *wizard
	key     string // of the list in work
	number  string
	date    string
	dirty   bool
	writing bool   // a draft is being written
	then    func() // called when nothing is left to write
	version int
}

func (k *keeper) start(l *app.OldList) {
	*k = keeper{wizard: k.wizard, writing: k.writing, then: k.then, key: fmt.Sprintf("%s%s-%d-%s", draftForm, k.wizard.register, k.wizard.Who.ID, l.SHA256[:24]), date: k.wizard.today()}
}

func (k *keeper) goOn(d draft) {
	*k = keeper{wizard: k.wizard, writing: k.writing, then: k.then, key: d.key, number: d.Number, date: d.Date}
}

// touch notes a change; it is saved when no other follows within a second.
func (k *keeper) touch() {
	k.dirty = true
	k.version++
	version := k.version
	time.AfterFunc(draftAfter, func() {
		fyne.Do(func() {
			if k.version == version {
				k.save()
			}
		})
	})
}

// save keeps the list now; the writing is done away from the window's thread, one at a time.
func (k *keeper) save() {
	w := k.wizard
	if !k.dirty || k.writing || w.list == nil || w.over() || w.busy {
		return
	}
	data, err := json.Marshal(draft{Register: w.register, Path: w.list.Path, SHA256: w.list.SHA256, Mappings: w.columns.mappings, Answers: w.list.Answered(),
		Number: k.number, Date: k.date})
	if err != nil {
		w.Quiet.Wrong(err)
		return
	}
	k.dirty = false
	key := k.key
	k.write(func(ctx context.Context) error { return w.Office.SaveDraft(ctx, w.Who, key, draftForm, string(data)) })
}

// drop forgets the list in work once it is taken over.
func (k *keeper) drop() {
	key := k.key
	k.dirty = false
	k.write(func(ctx context.Context) error { return k.wizard.Office.DropDraft(ctx, key) })
}

// flush saves the list and goes on when it is on the disk.
func (k *keeper) flush(then func()) {
	k.save()
	if k.writing {
		k.then = then
	} else {
		then()
	}
}

func (k *keeper) write(work func(context.Context) error) {
	k.writing = true
	go func() {
		err := work(context.Background())
		fyne.Do(func() {
			k.writing = false
			if err != nil {
				k.wizard.Quiet.Wrong(err)
			}
			k.save() // what was answered meanwhile
			if then := k.then; then != nil && !k.writing {
				k.then = nil
				then()
			}
		})
	}()
}

// all lists what this person left unfinished, of all registers too, the newest first.
func (k *keeper) all(ctx context.Context) (found []draft, err error) {
	rows, err := k.wizard.Office.Drafts(ctx, k.wizard.Who)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		d := draft{key: row.ID, savedAt: row.SavedAt}
		if row.Form == draftForm && json.Unmarshal([]byte(row.Data), &d) == nil {
			found = append(found, d)
		}
	}
	return found, nil
}

func (k *keeper) find(ctx context.Context, key string) (draft, error) {
	found, err := k.all(ctx)
	for _, d := range found {
		if d.key == key {
			return d, nil
		}
	}
	if err == nil {
		err = fault.New("W41", "importpage.fault.no-draft")
	}
	return draft{}, err
}
