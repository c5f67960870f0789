package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"kezek/app/fault"
)

// Copy is a verified backup: a folder with the database and the files it names.
type Copy struct {
	Place string `json:"place"`
	Head  string `json:"head"`
	Seq   int64  `json:"seq"`
	Bytes int64  `json:"bytes"`
	At    int64  `json:"at"`
}

// Backup makes a copy of the office under a folder of its own in dir, opens it again and verifies it whole. Only then
// does it get its name and its line in the backup log. why says what it was made for.
func (s *Store) Backup(ctx context.Context, dir, why string) (Copy, error) {
	var c Copy
	if err := s.samePlace(); err != nil {
		return c, err
	}
	now := time.Now()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return c, opening(dir, err)
	}
	temp, err := os.MkdirTemp(dir, "new-")
	if err != nil {
		return c, opening(dir, err)
	}
	defer os.RemoveAll(temp)
	file := filepath.Join(temp, fileName)
	if err := s.vacuumInto(ctx, file); err != nil {
		return c, translate(err)
	}
	if err := syncFile(file); err != nil {
		return c, err
	}
	if err := copyKept(filepath.Join(s.dir, "files"), filepath.Join(temp, "files")); err != nil {
		return c, err
	}
	head, err := s.verifyCopy(ctx, temp)
	if err != nil {
		return c, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return c, err
	}
	short := "start"
	if len(head.Hash) >= 16 {
		short = head.Hash[:16]
	}
	c = Copy{Head: head.Hash, Seq: head.Seq, Bytes: info.Size(), At: now.UnixMilli(),
		Place: filepath.Join(dir, fmt.Sprintf("%s-%d-%s", now.UTC().Format("20060102-150405.000"), head.Seq, short))}
	if err := os.Rename(temp, c.Place); err != nil {
		return c, err
	}
	if err := syncDir(dir); err != nil {
		return c, err
	}
	return c, s.aside(ctx, `INSERT INTO backup_log (at, place, head, seq, bytes, why) VALUES ($1,$2,$3,$4,$5,$6)`,
		c.At, c.Place, c.Head, c.Seq, c.Bytes, why)
}

// vacuumInto works on a connection of its own: the writer's may be in use.
func (s *Store) vacuumInto(ctx context.Context, file string) error {
	db, err := sql.Open("sqlite", dsn(filepath.Join(s.dir, fileName), "rw"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", file)
	return err
}

// verifyCopy opens a copy by itself and verifies all of it.
func (s *Store) verifyCopy(ctx context.Context, dir string) (Head, error) {
	var head Head
	version, err := identify(ctx, filepath.Join(dir, fileName))
	if err != nil {
		return head, err
	}
	c := &Store{dir: dir}
	if c.read, err = sql.Open("sqlite", dsn(filepath.Join(dir, fileName), "look")); err != nil {
		return head, err
	}
	defer c.leave()
	if version == len(migrations) {
		report, err := c.Verify(ctx, nil)
		if err != nil {
			return head, err
		}
		if len(report.Problems) > 0 {
			return head, fault.New("C12", "store.fault.copy-damaged", "count", len(report.Problems)).Because(
				fmt.Errorf("%+v", report.Problems[0]))
		}
	}
	err = c.Look(ctx, func(v *View) error { head = v.Head; return nil })
	return head, err
}

// leave closes a copy and takes away the side files that opening it made.
func (s *Store) leave() {
	s.Close()
	for _, tail := range []string{"-wal", "-shm"} {
		os.Remove(filepath.Join(s.dir, fileName+tail))
	}
}

// LastBackup tells when the last verified backup was made; ok is false when there is none.
func (v *View) LastBackup(ctx context.Context) (c Copy, ok bool, err error) {
	err = v.tx.QueryRowContext(ctx, "SELECT at, place, head, seq, bytes FROM backup_log ORDER BY id DESC LIMIT 1").
		Scan(&c.At, &c.Place, &c.Head, &c.Seq, &c.Bytes)
	if errors.Is(err, sql.ErrNoRows) {
		return c, false, nil
	}
	return c, err == nil, translate(err)
}

// Restore puts a verified backup into dir. An office that is there is moved aside, never deleted; its new place is
// returned. A damaged backup changes nothing.
func Restore(ctx context.Context, backup, dir string) (aside string, err error) {
	if _, err := os.Stat(filepath.Join(backup, fileName)); err != nil {
		return "", fault.New("S07", "store.fault.no-backup", "dir", backup).Because(err)
	}
	var s Store
	if _, err := s.verifyCopy(ctx, backup); err != nil {
		return "", err
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", opening(parent, err)
	}
	temp, err := os.MkdirTemp(parent, "restore-")
	if err != nil {
		return "", opening(parent, err)
	}
	defer os.RemoveAll(temp)
	if err := copyFile(filepath.Join(backup, fileName), filepath.Join(temp, fileName)); err != nil {
		return "", err
	}
	if err := copyKept(filepath.Join(backup, "files"), filepath.Join(temp, "files")); err != nil {
		return "", err
	}
	if _, err := s.verifyCopy(ctx, temp); err != nil {
		return "", err
	}
	if _, err := os.Lstat(dir); err == nil {
		aside = fmt.Sprintf("%s-before-%s", filepath.Clean(dir), time.Now().UTC().Format("20060102-150405.000"))
		if err := os.Rename(dir, aside); err != nil {
			return "", opening(dir, err)
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", opening(dir, err)
	}
	if err := os.Rename(temp, dir); err != nil {
		return aside, err
	}
	return aside, syncDir(parent)
}
