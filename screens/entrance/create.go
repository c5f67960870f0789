package entrance

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/officeform"
	"kezek/screens/page"
)

// Create asks for everything a new office needs.
func (e *Entrance) Create() {
	c := &create{Entrance: e, values: map[string]string{"folder": e.door.Folder, "all": "1"}}
	if shipped := edition.Shipped(); len(shipped) == 1 {
		c.values["edition"] = shipped[0].Code
	}
	e.show(c.build, func() { c.values = c.form.Values() })
}

type create struct {
	*Entrance
	values map[string]string
	form   *kit.Form
	main   *kit.Button
	making bool
}

const createWidth = 940

func (c *create) build() {
	d := c.door.Desk
	d.On(kit.Main, nil)
	c.form = kit.NewForm(d)
	officeform.AddTo(c.form, d)
	c.addRules()
	c.addPerson()
	c.form.OnSubmit, c.form.OnBack = c.submit, func() { c.Start(nil) }
	c.form.OnChange = c.soleOrder
	c.main = kit.NewMainButton(d, c.t("shell.create.make"), c.form.Submit)
	folder := c.form.Field("folder").(*kit.Input)
	c.form.Buttons(c.main,
		kit.NewButton(d, c.t("shell.start.choose"), "", func() {
			c.choose(folder, func(text string) {
				c.form.Tell(fault.Findings{{Field: "folder", Key: "shell.start.no-dialog", Severity: fault.Note}})
			})
		}),
		kit.NewButton(d, c.t("kit.dialog.back"), "", c.form.Back))
	c.form.SetValues(map[string]string{"all": "1"})
	c.form.Restore(c.values)
	c.soleOrder()
	title := container.NewBorder(nil, nil, page.Title(c.t("shell.create.title")), c.languages())
	head := page.Column(4, title, page.NewProse(c.t("shell.create.law"), createWidth, kit.ColorQuiet), page.Space(0, 4))
	card := page.Card(22, container.NewBorder(head, nil, nil, nil, c.form))
	c.Content.Objects = []fyne.CanvasObject{&fyne.Container{Layout: tall{createWidth + 44}, Objects: []fyne.CanvasObject{card}}}
	c.Content.Refresh()
	c.form.FocusFirst()
}

func (c *create) addRules() {
	d, f := c.door.Desk, c.form
	f.Section(c.t("shell.create.rules"))
	var editions []kit.Option
	for _, ed := range edition.Shipped() {
		editions = append(editions, kit.Option{Code: ed.Code, Name: ed.Title.In(d.Lang)})
	}
	f.Add(kit.Item{Name: "edition", Label: c.t("shell.create.edition"), Field: kit.NewChoice(d, editions), Required: true})
	f.Column()
	f.Add(kit.Item{Name: "folder", Label: c.t("shell.start.folder"), Field: kit.NewText(d, 400), Required: true})
}

func (c *create) addPerson() {
	d, f := c.door.Desk, c.form
	f.Section(c.t("shell.create.person"))
	f.Add(kit.Item{Name: "person.login", Label: c.t("shell.person.login"), Field: kit.NewText(d, 40), Required: true, Width: 150})
	f.Add(kit.Item{Name: "person.name", Label: c.t("shell.person.name"), Field: kit.NewText(d, 120), Required: true, Beside: true})
	f.Add(kit.Item{Name: "person.password", Label: c.t("shell.person.password"), Field: kit.NewPassword(d), Required: true})
	f.Add(kit.Item{Name: "repeat", Label: c.t("shell.person.repeat"), Field: kit.NewPassword(d), Required: true, Beside: true})
	f.Column()
	f.Add(kit.Item{Name: "all", Field: kit.NewCheck(d, c.t("shell.create.all")), Hint: c.t("shell.create.all-hint")})
	f.Add(kit.Item{Name: officeform.SoleOrder, Label: c.t("shell.office.sole-order"), Field: kit.NewText(d, 80), Required: true,
		Hint: c.t("shell.create.sole-hint")})
}

// soleOrder is asked for only where one person holds all roles.
func (c *create) soleOrder() {
	c.form.Omit(officeform.SoleOrder, c.form.Field("all").Value() == "")
}

func (c *create) act() app.CreateOffice {
	v := c.form.Values()
	roles := app.Roles
	if v["all"] == "" {
		roles = []app.Role{app.Admin}
	}
	return app.CreateOffice{Edition: v["edition"], Office: officeform.Read(app.OfficeData{}, v),
		Person: app.AddPerson{Login: v["person.login"], FullName: v["person.name"], Roles: roles, Password: v["person.password"]}}
}

func (c *create) submit() {
	v := c.form.Values()
	if v["person.password"] != v["repeat"] {
		c.form.Tell(fault.Findings{{Field: "repeat", Severity: fault.Blocks, Key: "shell.person.differs"}})
		return
	}
	if c.making {
		return
	}
	c.making = true
	c.main.Forbid(c.t("shell.create.making"))
	act, folder := c.act(), v["folder"]
	go func() {
		o, who, err := found(context.Background(), folder, act, c.door.Options)
		fyne.Do(func() {
			c.making = false
			c.main.Forbid("")
			if err != nil {
				c.tell(err)
				return
			}
			c.form.Saved()
			c.door.Enter(o, who)
		})
	}()
}

func (c *create) tell(err error) {
	var findings fault.Findings
	if f, ok := fault.Of(err); ok {
		findings = fault.Findings{{Field: "folder", Severity: fault.Blocks, Key: f.Key, Args: f.Args}}
	} else if !errors.As(err, &findings) {
		c.door.Desk.Explain(err)
		findings = fault.Findings{{Severity: fault.Blocks, Key: "kit.fault.internal"}}
	}
	c.form.Tell(findings)
}

// found founds an office and signs its first person in; refused, it leaves the folder as it was.
func found(ctx context.Context, folder string, act app.CreateOffice, options []app.Option) (*app.Office, *app.Person, error) {
	_, missing := os.Stat(folder)
	o, err := app.Create(ctx, folder, options...)
	if err != nil {
		return nil, nil, err
	}
	if _, err = o.Do(ctx, nil, app.Order{Act: act}); err == nil {
		var who *app.Person
		if who, err = o.SignIn(ctx, act.Person.Login, act.Person.Password); err == nil {
			return o, who, nil
		}
	}
	o.Close()
	return nil, nil, errors.Join(err, app.Abandon(ctx, folder, missing != nil))
}

// tall is a card in the middle, as high as the window lets it.
type tall struct{ width float32 }

func (t tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(t.width, 400) }

func (t tall) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	width, height := min(t.width, s.Width), min(s.Height-24, 690)
	objects[0].Resize(fyne.NewSize(width, height))
	objects[0].Move(fyne.NewPos((s.Width-width)/2, (s.Height-height)/2))
}
