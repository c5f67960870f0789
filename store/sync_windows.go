package store

// syncDir: NTFS journals renames itself, and a folder cannot be flushed.
func syncDir(string) error { return nil }
