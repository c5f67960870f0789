package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"kezek/store"
)

// Verify checks the file, the schema, the chain and every legally significant row.
func (o *Office) Verify(ctx context.Context) (store.Report, error) {
	p := progressOf(ctx)
	return o.st.Verify(ctx, func(done, total int) { p.count(int64(done), int64(total)) })
}

// Backup makes a verified copy of the office under a folder of its own in dir; why says what for.
func (o *Office) Backup(ctx context.Context, dir, why string) (store.Copy, error) {
	return o.st.Backup(ctx, dir, why)
}

// Backups is the usual place of an office's own copies.
func (o *Office) Backups() string { return filepath.Join(o.Dir(), "backups") }

// LastBackup tells when the last verified copy was made; ok is false when there is none.
func (o *Office) LastBackup(ctx context.Context) (c store.Copy, ok bool, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { c, ok, err = v.LastBackup(ctx); return err })
	return c, ok, err
}

// Restore puts a verified copy into dir; an office that is there is moved to aside.
func Restore(ctx context.Context, backup, dir string) (aside string, err error) {
	return store.Restore(ctx, backup, dir)
}

// Abandon takes away what Create made when the office was then refused: only an office without a single act.
func Abandon(ctx context.Context, dir string, folderToo bool) error {
	st, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	var head store.Head
	err = st.Look(ctx, func(v *store.View) error { head = v.Head; return nil })
	st.Close()
	if err != nil || head.Seq != 0 {
		return err
	}
	if folderToo {
		return os.RemoveAll(dir)
	}
	return store.Discard(dir)
}

// ReadList records that a list was read out of the program without a file.
func (o *Office) ReadList(ctx context.Context, who *Person, f QueueFilter, rows int) error {
	what, err := json.Marshal(f)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(what)
	_, err = o.Do(ctx, who, Order{Act: ExportList{What: string(what), Rows: int64(rows), SHA256: hex.EncodeToString(sum[:])}})
	return err
}

// Drafts are the forms a person has not finished, the newest first.
func (o *Office) Drafts(ctx context.Context, who *Person) (drafts []store.Draft, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { drafts, err = v.Drafts(ctx, who.ID); return err })
	return drafts, err
}

// SaveDraft keeps an unfinished form; data is JSON of the form's own.
func (o *Office) SaveDraft(ctx context.Context, who *Person, id, form, data string) error {
	return o.st.SaveDraft(ctx, store.Draft{ID: id, Person: who.ID, Form: form, Data: data, SavedAt: o.Now()})
}

// DropDraft forgets an unfinished form; call it only after its act is committed.
func (o *Office) DropDraft(ctx context.Context, id string) error { return o.st.DropDraft(ctx, id) }

// SaveSetting keeps how a person likes to see something.
func (o *Office) SaveSetting(ctx context.Context, who *Person, name string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return o.st.SaveSetting(ctx, who.ID, name, string(data))
}

// Setting reads a view setting into value; it leaves value alone when nothing was saved.
func (o *Office) Setting(ctx context.Context, who *Person, name string, value any) error {
	var data string
	err := o.st.Look(ctx, func(v *store.View) (err error) { data, err = v.Setting(ctx, who.ID, name); return err })
	if err != nil || data == "" {
		return err
	}
	return json.Unmarshal([]byte(data), value)
}

// History is the last records of the chain, the newest first.
func (o *Office) History(ctx context.Context, n int) (records []store.Record, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { records, err = v.Recent(ctx, n); return err })
	return records, err
}
