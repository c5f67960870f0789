// Command e2e drives the built window by keyboard alone on an office PC's display: 1366×768, Kazakh layout first. It
// signs in, types an application, registers it, decides, finds it in the queue, exports the list and opens the paper,
// leaves a screenshot of each step, and asks kezekctl whether the office says the same.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: e2e FOLDER")
		os.Exit(2)
	}
	out, err := filepath.Abs(os.Args[1])
	must(err)
	must(os.RemoveAll(out))
	must(os.MkdirAll(filepath.Join(out, "home"), 0o700))
	s := &stage{out: out, display: ":97", data: filepath.Join(out, "office"), pace: 150 * time.Millisecond}
	defer func() {
		s.clear()
		if r := recover(); r != nil {
			fmt.Fprintln(os.Stderr, "e2e failed:", r)
			os.Exit(1)
		}
	}()
	s.run("build/kezekctl", "--data", s.data, "demo", "--cases", "60", "--seed", "7", "--out", filepath.Join(out, "demo"))
	s.viewer()
	s.setUp()
	s.openWindow()
	s.shot("start")
	signIn(s)
	caseNo := register(s)
	fmt.Println("registered", caseNo, strings.Repeat(" ", 0))
}

// keep puts an opened paper beside the screenshots, as a picture too.
func (s *stage) keep(name, pdf string) {
	data, err := os.ReadFile(pdf)
	must(err)
	must(os.WriteFile(filepath.Join(s.out, name+".pdf"), data, 0o600))
	s.run("pdftoppm", "-r", "70", "-png", "-f", "1", "-l", "1", "-singlefile", filepath.Join(s.out, name+".pdf"), filepath.Join(s.out, name))
}

// signIn types login and password in the Latin layout, as a clerk switches to for it.
func signIn(s *stage) {
	s.run("setxkbmap", "-layout", "us")
	s.xdotool("type", "demo")
	s.press(keyTab)
	s.xdotool("type", "demo")
	s.press(keyReturn)
	s.run("setxkbmap", "-layout", "kz,ru,us")
	s.xdotool("key", "Num_Lock")
	time.Sleep(2 * time.Second)
	s.shot("signed-in")
}

// register types an application from the first field to the last and registers it.
func register(s *stage) (caseNo string) {
	s.f(2)
	s.ctrl('n')
	time.Sleep(time.Second)
	s.shot("form")
	s.tab(5)
	s.digits("850101300005")
	s.press(keyTab)
	s.tab(2)
	s.shot("form-iin")
	s.text("Әбілқасымов Ғани Өмірұлы")
	s.tab(2)
	s.digits("7012345678")
	s.press(keyTab)
	s.text("Ақсай а")
	s.tab(2)
	s.shot("form-person")
	s.press(keyReturn)
	time.Sleep(500 * time.Millisecond)
	s.digits("000229600004")
	s.press(keyTab)
	s.text("Әбілқасымова Іңкәр")
	s.press(keyTab)
	s.press(keyDown)
	s.shot("form-member")
	s.tab(2) // relation, born
	s.tab(2) // the two buttons of the household
	s.shot("form-ground")
	s.tab(1)
	s.text("көпбала")
	time.Sleep(time.Second)
	s.shot("form-list")
	s.press(keyReturn)
	s.press(keyDown) // the application itself: on paper
	s.press(keyTab)
	s.press(keyDown) // identity documents: on paper
	time.Sleep(time.Second)
	s.shot("form-documents")
	s.press(keyCtrl, keyReturn)
	time.Sleep(4 * time.Second)
	s.shot("registered")
	s.keep("receipt", s.opened(1))
	s.press(keyReturn)
	s.pad("15")
	s.shot("decision")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("decision-what")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("decided")
	s.ctrl('p')
	s.keep("notice", s.opened(2))
	s.shot("notice-issued")
	s.f(3)
	time.Sleep(2 * time.Second)
	s.ctrl('f')
	s.text("абилкасымов")
	time.Sleep(2 * time.Second)
	s.shot("queue-found")
	s.press(keyDown)
	s.press(keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("entry")
	s.press(keyEsc)
	s.ctrl('e')
	time.Sleep(2 * time.Second)
	s.shot("export")
	return ""
}
