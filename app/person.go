package app

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"

	"kezek/app/fault"
	"kezek/store"
)

// Role is what a person may do in the office.
type Role string

const (
	Registrar Role = "registrar" // registers applications (chancery)
	Executor  Role = "executor"  // checks and prepares
	Secretary Role = "secretary" // of the commission: lists, imports, decisions entered
	Head      Role = "head"      // signs
	Admin     Role = "admin"     // people, editions, backups; no case content
)

// Roles lists all roles.
var Roles = []Role{Registrar, Executor, Secretary, Head, Admin}

// Person is somebody signed in.
type Person struct {
	ID    int64
	Login string
	Name  string
	Roles []Role         // own ones, and those of whom the person stands in for today
	For   map[Role]int64 // for whom a role that is not the person's own is held
	Away  []int64        // everybody the person stands in for today
}

// Is tells whether the person holds one of the roles.
func (p *Person) Is(roles ...Role) bool {
	return p != nil && slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(p.Roles, r) })
}

// waits are the seconds to wait after so many failures in a row; the last one stays.
var waits = []int64{0, 0, 0, 5, 15, 60, 300}

// SignIn checks login and password. A wrong one costs the same time whether or not the login exists.
func (o *Office) SignIn(ctx context.Context, login, password string) (*Person, error) {
	var row *store.Person
	var failures, lastAt int64
	err := o.st.Look(ctx, func(v *store.View) (err error) {
		if row, err = v.PersonByLogin(ctx, login); err != nil {
			return err
		}
		failures, lastAt, err = v.SignIns(ctx, login)
		return err
	})
	if err != nil {
		return nil, err
	}
	now := o.Now()
	wait := waits[min(failures, int64(len(waits)-1))]
	if left := lastAt + wait*1000 - now; failures > 0 && left > 0 {
		return nil, fault.New("G06", "app.fault.wait", "count", (left+999)/1000)
	}
	against := nobody()
	if row != nil && row.Active {
		against = row.Password
	}
	if !passwordFits(password, against) || row == nil || !row.Active {
		if err := o.st.SignInFailed(ctx, login, now); err != nil {
			return nil, err
		}
		return nil, fault.New("G05", "app.fault.sign-in")
	}
	if failures > 0 {
		if err := o.st.SignedIn(ctx, login, now); err != nil {
			return nil, err
		}
	}
	var who *Person
	err = o.st.Look(ctx, func(v *store.View) (err error) { who, err = o.standIn(ctx, v, personOf(row), now); return err })
	return who, err
}

func personOf(row *store.Person) *Person {
	p := &Person{ID: row.ID, Login: row.Login, Name: row.Name}
	for _, r := range strings.Fields(row.Roles) {
		p.Roles = append(p.Roles, Role(r))
	}
	return p
}

// HashCost is what one try at a password costs: time, memory in KiB, threads (RFC 9106, second choice).
var HashCost = struct {
	Time, Memory uint32
	Threads      uint8
}{3, 64 * 1024, 2}

var hashing sync.Mutex // one at a time: ten tries must not eat 640 MiB

func derive(password string, salt []byte, time, memory uint32, threads uint8) []byte {
	hashing.Lock()
	defer hashing.Unlock()
	return argon2.IDKey([]byte(password), salt, time, memory, threads, 32)
}

// hashPassword returns a PHC string.
func hashPassword(password string, salt []byte) string {
	b := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s", HashCost.Memory, HashCost.Time, HashCost.Threads, b(salt),
		b(derive(password, salt, HashCost.Time, HashCost.Memory, HashCost.Threads)))
}

func passwordFits(password, phc string) bool {
	parts := strings.Split(phc, "$")
	if len(parts) != 6 {
		return false
	}
	var t, m uint32
	var p uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &m, &t, &p); err != nil {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil {
		return false
	}
	return subtle.ConstantTimeCompare(derive(password, salt, t, m, p), want) == 1
}

// nobody is a hash no password fits, at the usual cost.
var nobody = sync.OnceValue(func() string { return hashPassword(rand.Text(), []byte(rand.Text()[:16])) })

// People lists everybody who may sign in.
func (o *Office) People(ctx context.Context) (people []store.Person, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { people, err = v.People(ctx); return err })
	for i := range people {
		people[i].Password = ""
	}
	return people, err
}
