// Command kezekctl is the same office from a terminal: every command goes through the same gate as the window.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
)

// Exit codes.
const (
	done    = 0
	refused = 1 // with findings, or a fault the caller can mend
	misused = 2 // wrong call
	damaged = 3 // the file is damaged
)

func main() {
	debug.SetMemoryLimit(app.MemoryLimit)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// terminal is one call of the program.
type terminal struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	lang     locales.Lang
	json     bool
	data     string // office folder
	user     string
}

// errUsage means the call was wrong; its text is already on the terminal.
var errUsage = errors.New("wrong call")

// errDamaged means the file is damaged and the caller has been told how.
var errDamaged = errors.New("damaged")

// errOpen means an old list has open findings and the caller has been told which.
var errOpen = errors.New("open findings")

// commands in the order the help shows them; each has the message "ctl.help." + its name.
var commands = []struct {
	name string
	run  func(*terminal, []string) error
}{
	{"init", initOffice}, {"demo", demo}, {"import", importList}, {"act", act}, {"work", showWork},
	{"case", showCase}, {"queue", showQueue}, {"why", why}, {"drafts", showDrafts}, {"holdings", showHoldings}, {"commission", showCommission},
	{"aid", showAid},
	{"remind", remind}, {"statistics", statistics}, {"paper", paper}, {"journal", showJournal},
	{"contracts", showContracts}, {"contract", showContract},
	{"verify", verify}, {"backup", backup}, {"restore", restore}, {"editions", editions},
}

func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	t := &terminal{ctx: ctx, in: in, out: out, err: errOut, lang: locales.KK}
	slog.SetDefault(slog.New(slog.NewTextHandler(errOut, &slog.HandlerOptions{Level: slog.LevelWarn})))
	flags := flag.NewFlagSet("kezekctl", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&t.data, "data", "kezek-data", "")
	flags.StringVar(&t.user, "user", os.Getenv("KEZEK_USER"), "")
	flags.BoolVar(&t.json, "json", false, "")
	lang := flags.String("lang", os.Getenv("KEZEK_LANG"), "")
	err := flags.Parse(args)
	if l, ok := locales.Parse(*lang); ok {
		t.lang = l
	} else if *lang != "" {
		return t.usage("")
	}
	if err != nil || flags.NArg() == 0 {
		return t.usage("")
	}
	for _, c := range commands {
		if c.name == flags.Arg(0) {
			return t.exit(c.run(t, flags.Args()[1:]), c.name)
		}
	}
	return t.usage("")
}

// usage prints how to call one command, or all.
func (t *terminal) usage(only string) int {
	if only == "" {
		fmt.Fprintln(t.err, t.lang.T("ctl.usage"))
	}
	for _, c := range commands {
		if only == "" || only == c.name {
			fmt.Fprintf(t.err, "  %s\n", t.lang.T("ctl.help."+c.name))
		}
	}
	return misused
}

// exit tells an error in the caller's language and picks the exit code.
func (t *terminal) exit(err error, command string) int {
	if err == nil {
		return done
	}
	if errors.Is(err, errUsage) {
		return t.usage(command)
	}
	if errors.Is(err, errDamaged) {
		return damaged
	}
	if errors.Is(err, errOpen) {
		return refused
	}
	var findings fault.Findings
	if errors.As(err, &findings) {
		t.tell(findings)
		return refused
	}
	f, ok := fault.Of(err)
	if !ok {
		slog.Error("internal", "err", err)
		f = fault.New("G99", "app.fault.internal", "text", err.Error())
	}
	if f.Cause != nil {
		slog.Warn("cause", "code", f.Code, "err", f.Cause)
	}
	text := t.lang.With(f.Key, f.Args)
	if t.json {
		t.print(map[string]any{"code": f.Code, "key": f.Key, "message": text})
	} else {
		fmt.Fprintf(t.err, "%s  [%s]\n", text, f.Code)
	}
	if f.Code == "C11" || f.Code == "C12" || f.Code == "C13" {
		return damaged
	}
	return refused
}

// tell prints what a check found.
func (t *terminal) tell(findings fault.Findings) {
	if t.json {
		t.print(map[string]any{"findings": findings})
		return
	}
	for _, f := range findings {
		field := ""
		if f.Field != "" {
			field = f.Field + ": "
		}
		fmt.Fprintf(t.err, "%s: %s%s", t.lang.T("ctl.severity."+string(f.Severity)), field, t.lang.With(f.Key, f.Args))
		if f.Clause != "" {
			fmt.Fprintf(t.err, " (%s)", f.Clause)
		}
		fmt.Fprintln(t.err)
	}
}

// print writes one JSON value, and nothing else, to standard output.
func (t *terminal) print(v any) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// say prints a line for a person; with --json it goes nowhere.
func (t *terminal) say(key string, args ...any) {
	if !t.json {
		fmt.Fprintln(t.out, t.lang.T(key, args...))
	}
}

// flags reads a command's own flags; rest is what stands around them.
func (t *terminal) flags(args []string, define func(*flag.FlagSet)) (rest []string, err error) {
	set := flag.NewFlagSet("", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	define(set)
	for len(args) > 0 { // flags may follow what is not a flag
		if err := set.Parse(args); err != nil {
			return nil, errUsage
		}
		args = set.Args()
		if len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}

// officeOptions are how every office is opened; none here. The stories of the tests bring their own clock.
var officeOptions []app.Option

// office opens the office folder.
func (t *terminal) office() (*app.Office, error) { return app.Open(t.ctx, t.data, officeOptions...) }

// signedIn opens the office and signs the caller in.
func (t *terminal) signedIn() (*app.Office, *app.Person, error) {
	o, err := t.office()
	if err != nil {
		return nil, nil, err
	}
	login, password, err := t.credentials()
	if err != nil {
		o.Close()
		return nil, nil, err
	}
	who, err := o.SignIn(t.ctx, login, password)
	if err != nil {
		o.Close()
		return nil, nil, err
	}
	return o, who, nil
}
