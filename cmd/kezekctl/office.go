package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"

	"kezek/app"
	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
)

// credentials are --user and KEZEK_PASSWORD; what is missing is asked for on the terminal.
func (t *terminal) credentials() (login, password string, err error) {
	in := bufio.NewReader(t.in)
	login = t.user
	if login == "" {
		if login, err = t.ask(in, "ctl.ask.login"); err != nil {
			return "", "", err
		}
	}
	if password, ok := os.LookupEnv("KEZEK_PASSWORD"); ok {
		return login, password, nil
	}
	password, err = t.ask(in, "ctl.ask.password")
	return login, password, err
}

func (t *terminal) ask(in *bufio.Reader, key string) (string, error) {
	fmt.Fprint(t.err, t.lang.T(key)+": ")
	line, err := in.ReadString('\n')
	if err != nil && line == "" {
		return "", fault.New("T01", "ctl.fault.no-input", "what", t.lang.T(key)).Because(err)
	}
	return strings.TrimSpace(line), nil
}

// officeFile is what `init --office FILE.toml` reads.
type officeFile struct {
	NameKK     string       `toml:"name_kk"`
	NameRU     string       `toml:"name_ru"`
	BIN        string       `toml:"bin"`
	DistrictKK string       `toml:"district_kk"`
	DistrictRU string       `toml:"district_ru"`
	KATO       string       `toml:"kato"`
	Prefix     string       `toml:"prefix"`
	AddressKK  string       `toml:"address_kk"`
	AddressRU  string       `toml:"address_ru"`
	Phone      string       `toml:"phone"`
	HeadPostKK string       `toml:"head_post_kk"`
	HeadPostRU string       `toml:"head_post_ru"`
	HeadName   string       `toml:"head_name"`
	SoleOrder  string       `toml:"sole_order"`
	Receives   bank.Account `toml:"receives"` // what a privatized dwelling is paid into
	Pays       payingFile   `toml:"pays"`     // what assistance is paid from
	Edition    string       `toml:"edition"`
	Person     struct {
		Login string   `toml:"login"`
		Name  string   `toml:"name"`
		Roles []string `toml:"roles"`
	} `toml:"person"`
}

// payingFile is the office's own account: its name and BIN are the office's, and it is not the treasury's, so keys of those are refused
// as unknown.
type payingFile struct {
	BankKK string `toml:"bank_kk"`
	BankRU string `toml:"bank_ru"`
	BIC    string `toml:"bic"`
	IBAN   string `toml:"iban"`
	Kbe    string `toml:"kbe"`
	Knp    string `toml:"knp"`
}

func (f officeFile) act(password string) *app.CreateOffice {
	a := &app.CreateOffice{Edition: f.Edition, Office: app.OfficeData{NameKK: f.NameKK, NameRU: f.NameRU, BIN: f.BIN,
		DistrictKK: f.DistrictKK, DistrictRU: f.DistrictRU, KATO: f.KATO, Prefix: f.Prefix, AddressKK: f.AddressKK,
		AddressRU: f.AddressRU, Phone: f.Phone, HeadPostKK: f.HeadPostKK, HeadPostRU: f.HeadPostRU, HeadName: f.HeadName,
		SoleOrder: f.SoleOrder}}
	app.SetAccounts(&a.Office, f.Receives, bank.Account{BankKK: f.Pays.BankKK, BankRU: f.Pays.BankRU, BIC: f.Pays.BIC, IBAN: f.Pays.IBAN, Kbe: f.Pays.Kbe,
		Knp: f.Pays.Knp})
	a.Person = app.AddPerson{Login: f.Person.Login, FullName: f.Person.Name, Password: password}
	for _, r := range f.Person.Roles {
		a.Person.Roles = append(a.Person.Roles, app.Role(r))
	}
	return a
}

// initOffice makes a new office. Nothing stays behind when it is refused.
func initOffice(t *terminal, args []string) error {
	var file string
	rest, err := t.flags(args, func(f *flag.FlagSet) { f.StringVar(&file, "office", "", "") })
	if err != nil || len(rest) > 0 {
		return errUsage
	}
	var of officeFile
	in := bufio.NewReader(t.in)
	if file != "" {
		meta, err := toml.DecodeFile(file, &of)
		if err != nil {
			return fault.New("T02", "ctl.fault.office-file", "file", filepath.Base(file), "text", err.Error()).Because(err)
		}
		if unknown := meta.Undecoded(); len(unknown) > 0 {
			return fault.New("T02", "ctl.fault.office-file", "file", filepath.Base(file), "text", unknown[0].String())
		}
	} else if of, err = t.askOffice(in); err != nil {
		return err
	}
	password, ok := os.LookupEnv("KEZEK_PASSWORD")
	if !ok {
		if password, err = t.ask(in, "ctl.ask.password"); err != nil {
			return err
		}
	}
	out, err := t.create(of.act(password))
	if err != nil {
		return err
	}
	if t.json {
		return t.print(out)
	}
	t.say("ctl.init.done", "dir", t.data, "login", of.Person.Login)
	return nil
}

// create makes the folder and carries out create-office in it; a refused one takes the folder away again.
func (t *terminal) create(a *app.CreateOffice) (app.Outcome, error) {
	_, err := os.Stat(t.data)
	fresh := os.IsNotExist(err)
	o, err := app.Create(t.ctx, t.data, officeOptions...)
	if err != nil {
		return app.Outcome{}, err
	}
	out, err := o.Do(t.ctx, nil, app.Order{Act: a})
	o.Close()
	if err != nil {
		err = errors.Join(err, app.Abandon(t.ctx, t.data, fresh))
	}
	return out, err
}

func (t *terminal) askOffice(in *bufio.Reader) (of officeFile, err error) {
	for _, q := range []struct {
		key  string
		into *string
	}{{"office.name_kk", &of.NameKK}, {"office.name_ru", &of.NameRU}, {"office.bin", &of.BIN},
		{"office.district_kk", &of.DistrictKK}, {"office.district_ru", &of.DistrictRU}, {"office.kato", &of.KATO},
		{"office.prefix", &of.Prefix}, {"ctl.ask.login", &of.Person.Login}, {"ctl.ask.name", &of.Person.Name}} {
		if *q.into, err = t.ask(in, q.key); err != nil {
			return of, err
		}
	}
	of.Edition = edition.Standard
	for _, r := range app.Roles {
		of.Person.Roles = append(of.Person.Roles, string(r))
	}
	return of, nil
}

// act carries out one act: its JSON on standard input, the outcome's on standard output.
func act(t *terminal, args []string) error {
	var id, reason string
	var preview bool
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&id, "id", "", "")
		f.StringVar(&reason, "reason", "", "")
		f.BoolVar(&preview, "preview", false, "")
	})
	if err != nil || len(rest) != 1 {
		return errUsage
	}
	data, err := io.ReadAll(io.LimitReader(t.in, 16<<20))
	if err != nil {
		return err
	}
	a, err := app.ParseAct(rest[0], data)
	if err != nil {
		return err
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	order := app.Order{ID: id, Act: a, Reason: reason}
	if preview {
		return t.preview(o, who, order)
	}
	out, err := o.Do(t.ctx, who, order)
	if err != nil {
		return err
	}
	return t.print(out)
}

// movedLine is one entry a decision would move, as `act --preview` prints it. A place of 0 is none.
type movedLine struct {
	RegNo  string `json:"reg_no"`
	Was    int    `json:"was"`
	Will   int    `json:"will"`
	WasIn  int    `json:"was_in_list"`
	WillIn int    `json:"will_in_list"`
}

// preview tells what an act would do: who would move, and by how much. It writes nothing.
func (t *terminal) preview(o *app.Office, who *app.Person, order app.Order) error {
	out, e, err := o.Effect(t.ctx, who, order)
	if err != nil {
		return err
	}
	rows, err := o.MovedRows(t.ctx, e.Moves)
	if err != nil {
		return err
	}
	moved := []movedLine{}
	for _, r := range rows {
		moved = append(moved, movedLine{r.RegNo, r.Move.Before.Overall, r.Move.After.Overall, r.Move.Before.InList, r.Move.After.InList})
	}
	return t.print(map[string]any{"result": out.Result, "findings": out.Findings, "moves": len(moved), "come": e.Come, "leave": e.Leave,
		"back": e.Back, "forward": e.Forward, "within": e.Within, "stay": e.Stay, "moved": moved})
}
