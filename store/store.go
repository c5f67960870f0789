// Package store keeps an office in one folder: a SQLite file, the files it names, and the audit chain that proves
// both. It is the only package that knows SQL, and it knows no rule.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	"modernc.org/sqlite"

	"kezek/app/fault"
)

const (
	fileName      = "kezek.db"
	applicationID = 0x4B657A6B // "Kezk"
)

// Store is an open office folder. Methods may be called from several goroutines.
type Store struct {
	dir    string
	write  *sql.DB // one connection
	read   *sql.DB
	file   os.FileInfo // identity of the database file when opened
	writes sync.Mutex  // one writer of ours at a time, before SQLite's own lock
}

func init() {
	sqlite.OFDLocking(true) // a stray close of the file elsewhere in the process must not drop our locks
	sqlite.StrictPragmas(true)
}

// Create makes a new office folder with an empty database. The folder may exist but must hold no office.
func Create(ctx context.Context, dir string) (*Store, error) {
	path := filepath.Join(dir, fileName)
	if _, err := os.Lstat(path); err == nil {
		return nil, fault.New("S01", "store.fault.exists", "dir", dir)
	}
	if err := os.MkdirAll(filepath.Join(dir, "files"), 0o700); err != nil {
		return nil, opening(dir, err)
	}
	// Migrate under another name, so that a kill leaves no half-made office behind.
	temp := filepath.Join(dir, "new-"+fileName)
	for _, tail := range []string{"", "-wal", "-shm"} {
		os.Remove(temp + tail)
	}
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, opening(dir, err)
	}
	f.Close()
	db, err := sql.Open("sqlite", dsn(temp, "rw"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	err = migrate(ctx, db)
	if closed := db.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = syncFile(temp)
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		return nil, translate(err)
	}
	return Open(ctx, dir)
}

// Open opens an existing office folder. An older schema is backed up, then migrated; a newer one is refused untouched.
func Open(ctx context.Context, dir string) (*Store, error) {
	path := filepath.Join(dir, fileName)
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fault.New("S02", "store.fault.missing", "dir", dir).Because(err)
		}
		return nil, opening(dir, err)
	}
	if info.Size() == 0 {
		return nil, fault.New("S03", "store.fault.empty", "dir", dir)
	}
	version, err := identify(ctx, path)
	if err != nil {
		return nil, err
	}
	s := &Store{dir: dir, file: info}
	if s.write, err = sql.Open("sqlite", dsn(path, "rw")); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn(path, "look")); err != nil {
		return nil, err
	}
	s.read.SetMaxOpenConns(4)
	// A kill may have left the newest schema number in the WAL, which identify does not read.
	if err := s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err == nil && version > len(migrations) {
		err = newer(version)
		return nil, errors.Join(err, s.Close())
	} else if err != nil {
		s.Close()
		return nil, translate(err)
	}
	if version < len(migrations) {
		if _, err := s.Backup(ctx, filepath.Join(dir, "backups"), "migration"); err != nil {
			s.Close()
			return nil, err
		}
		if err := migrate(ctx, s.write); err != nil {
			s.Close()
			return nil, translate(err)
		}
	}
	return s, nil
}

// identify tells the schema number of a Kezek file, looking at nothing else; it never changes the file.
func identify(ctx context.Context, path string) (version int, err error) {
	db, err := sql.Open("sqlite", dsn(path, "head"))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var app int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return 0, translate(err)
	}
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, translate(err)
	}
	if app != applicationID || version == 0 {
		return 0, fault.New("S04", "store.fault.foreign", "file", path)
	}
	if version > len(migrations) {
		return 0, newer(version)
	}
	return version, nil
}

func newer(version int) error {
	return fault.New("S05", "store.fault.newer", "file", version, "ours", len(migrations))
}

// Close lets go of the file.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Dir is the office folder.
func (s *Store) Dir() string { return s.dir }

// samePlace refuses to write into a file that was renamed or swapped under us: SQLite would not notice.
func (s *Store) samePlace() error {
	info, err := os.Stat(filepath.Join(s.dir, fileName))
	if err != nil || !os.SameFile(info, s.file) {
		return fault.New("S06", "store.fault.swapped", "dir", s.dir).Because(err)
	}
	return nil
}

// dsn is the connection string that was measured to survive power cuts; see the trust tests. mode is rw, head or look.
func dsn(path, mode string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	if u.Path[0] != '/' { // C:/…
		u.Path = "/" + u.Path
	}
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_busy_timeout": {"10000"}, "_journal_mode": {"WAL"},
		"_synchronous": {"FULL"}, "_foreign_keys": {"1"}, "_defensive": {"1"}, "_dqs": {"0"}, "_error_rc": {"1"},
		"_pragma": {"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)", "secure_delete(1)",
			"wal_autocheckpoint(1000)", "journal_size_limit(67108864)", "temp_store(2)", "recursive_triggers(1)", "cache_size(-32768)"}}
	switch mode {
	case "head": // the file as it lies, its WAL unread: nothing is changed, not even a foreign file
		q = url.Values{"mode": {"ro"}, "immutable": {"1"}}
	case "look": // reads beside a writer: never takes a lock, never writes
		q.Set("mode", "rw")
		q.Del("_txlock")
		q.Add("_pragma", "query_only(1)")
	}
	u.RawQuery = q.Encode()
	return u.String()
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	return errors.Join(err, f.Close())
}
