package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Keep writes a file into the office folder under its sha256, durable before it returns, so that a transaction may
// name it. Keeping the same content twice is one file.
func (s *Store) Keep(r io.Reader) (name string, err error) {
	dir := filepath.Join(s.dir, "files")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", opening(dir, err)
	}
	temp, err := os.CreateTemp(dir, "new-*")
	if err != nil {
		return "", opening(dir, err)
	}
	defer os.Remove(temp.Name())
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(temp, sum), r)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		return "", translate(err)
	}
	name = hex.EncodeToString(sum.Sum(nil))
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err == nil {
		return name, nil
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return "", err
	}
	return name, syncDir(dir)
}

// Kept opens a file of the office by its sha256.
func (s *Store) Kept(name string) (io.ReadCloser, error) {
	if len(name) != 64 || !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	return os.Open(filepath.Join(s.dir, "files", name))
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// copyFile makes a durable copy; the target must not exist.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// copyKept copies the office's files; a file that is already there is left.
func copyKept(from, to string) error {
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	names, err := os.ReadDir(from)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, n := range names {
		if len(n.Name()) != 64 {
			continue
		}
		if err := copyFile(filepath.Join(from, n.Name()), filepath.Join(to, n.Name())); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return syncDir(to)
}

// Discard takes away a closed office's database and its empty folders; the folder itself stays.
func Discard(dir string) error {
	var errs []error
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(dir, fileName+tail)); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	os.Remove(filepath.Join(dir, "files"))
	return errors.Join(errs...)
}
