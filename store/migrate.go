package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the schema's steps in order; user_version counts those applied.
var migrations = func() (steps []string) {
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql")
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		steps = append(steps, string(text))
	}
	return steps
}()

// migrate applies the missing steps, each in a transaction with its number. A step may make a table anew: references
// are held off meanwhile and looked through before it counts.
func migrate(ctx context.Context, db *sql.DB) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version == len(migrations) {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = ON")
	for n := version; n < len(migrations); n++ {
		tx, err := conn.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, migrations[n])
		if err == nil {
			err = references(ctx, tx)
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, n+1))
		}
		if err != nil {
			tx.Rollback()
			return fmt.Errorf("migration %d: %w", n+1, err)
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// references fails when a row names one that is not there.
func references(ctx context.Context, tx *sql.Tx) error {
	broken, err := column[string](tx.QueryContext(ctx, `SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check`))
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("reference of %s", broken[0])
	}
	return err
}
