package kit

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
)

const typingPause = 200 * time.Millisecond

// unchosen marks a value that was typed but not chosen: drafts keep it, nothing else takes it.
const unchosen = "~"

// Combo is a field that searches: what is typed goes to Search, what comes back is listed under the field while typing
// goes on. Its value is the code of the chosen option.
type Combo struct {
	*Input
	Search func(ctx context.Context, query string) ([]Option, error) // runs off the window's thread
	Named  func(code string) (Option, bool)                          // finds an option again by its code
	Chosen func(Option)                                              // told when one was chosen

	code    string
	name    string // the chosen option's text; another text means nothing is chosen
	list    *options
	panel   *popup
	version int // of the question: answers to older ones are dropped
	stop    func()
	cancel  context.CancelFunc
}

// NewCombo makes a combo. The object to lay out is its Input.
func NewCombo(d *Desk, search func(context.Context, string) ([]Option, error), named func(string) (Option, bool)) *Combo {
	c := &Combo{Input: newInput(d), Search: search, Named: named, stop: func() {}, cancel: func() {}}
	c.list = newOptions(nil, true, "", c.pick)
	c.read = func(text string) string {
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			return ""
		case text == c.name:
			return c.code
		}
		return unchosen + text
	}
	c.write = c.restore
	c.Check = func(v string) *fault.Fault {
		if strings.HasPrefix(v, unchosen) {
			return fault.New("W5", "kit.fault.choose")
		}
		return nil
	}
	c.keyed = c.key
	c.typed = func() {
		if c.Text != c.name {
			c.ask(c.query())
		}
	}
	c.leave = func() {
		c.close()
		c.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) // a long name is read from its beginning
	}
	c.ActionItem = opener(IconSearch, func() { c.desk.focus(c.Input); c.ask(c.query()) })
	return c
}

// restore turns a value back into text.
func (c *Combo) restore(v string) string {
	c.code, c.name = "", ""
	if text, ok := strings.CutPrefix(v, unchosen); ok {
		return text
	}
	if v == "" {
		return ""
	}
	if o, ok := c.Named(v); ok {
		c.code, c.name = o.Code, o.Name
		return o.Name
	}
	c.code, c.name = v, v // not found any more: shown by its code
	return v
}

func (c *Combo) query() string {
	if c.Text == c.name {
		return ""
	}
	return strings.TrimSpace(c.Text)
}

// ask waits for a pause in typing, then searches off the window's thread.
func (c *Combo) ask(query string) {
	c.stop()
	c.cancel()
	c.version++
	version := c.version
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	c.stop = c.desk.after(typingPause, func() {
		found, err := c.search(ctx, strings.TrimSpace(query))
		c.desk.do(func() {
			if version == c.version && c.has {
				c.show(found, err)
			}
		})
	})
}

func (c *Combo) search(ctx context.Context, query string) (found []Option, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("search: %v", p)
		}
	}()
	return c.Search(ctx, query)
}

func (c *Combo) show(found []Option, err error) {
	empty := c.desk.T("kit.combo.none")
	if err != nil {
		found, empty = nil, c.desk.Explain(err)
	}
	if c.panel.open() && len(c.list.list) == len(found) {
		c.list.set(found, empty)
		return
	}
	c.panel.close()
	c.list.set(found, empty)
	size := fyne.NewSize(max(c.Size().Width, min(c.list.width(), c.desk.canvas.Size().Width*0.7)), c.list.height())
	c.panel = openUnder(c.desk, c.Input, c.list, size, func() {})
}

// key moves through the open list; ↓ opens it.
func (c *Combo) key(p Press) bool {
	down := p.Key == fyne.KeyDown && (p.Mod == 0 || p.Mod == fyne.KeyModifierAlt)
	if !c.panel.open() {
		if down {
			c.ask(c.query())
		}
		return down
	}
	switch {
	case p.Key == fyne.KeyEscape:
		c.close()
	case p.Key == fyne.KeyReturn && p.Mod == 0:
		if len(c.list.list) == 0 {
			c.close()
			return false
		}
		c.pick(c.list.mark)
		c.pass(p)
	case down:
		c.list.move(c.list.mark + 1)
	case p.Key == fyne.KeyUp:
		c.list.move(c.list.mark - 1)
	case p.Key == fyne.KeyPageDown:
		c.list.move(c.list.mark + optionsShown)
	case p.Key == fyne.KeyPageUp:
		c.list.move(c.list.mark - optionsShown)
	default:
		return false
	}
	return true
}

func (c *Combo) pick(i int) {
	o := c.list.list[i]
	c.close()
	c.code, c.name = o.Code, o.Name
	c.SetText(o.Name)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	c.tell(c.Value())
	if c.Chosen != nil {
		c.Chosen(o)
	}
}

// close drops the list and every answer still under way.
func (c *Combo) close() {
	c.stop()
	c.cancel()
	c.version++
	c.panel.close()
}
