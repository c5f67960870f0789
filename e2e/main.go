// Command e2e drives the built window by keyboard alone on an office PC's display: 1366×768, Kazakh layout first. It
// signs in, types an application, registers it, decides, finds it in the queue, exports the list, opens the paper, holds a
// meeting of the commission, goes the way of each of the other services, leaves a screenshot of each step, and asks kezekctl whether the office says the same.
package main

import (
	"archive/zip"
	"fmt"
	"io"
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
	register(s)
	decide(s)
	find(s)
	export(s)
	compare(s)
	sit(s)
	strokes(s)
	certify(s)
	assist(s)
	privatize(s)
	fmt.Println("e2e: signed in, registered, decided, found, exported, a meeting held, a certificate given, assistance awarded, a dwelling privatized, papers opened; kezekctl agrees")
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

// What is typed.
const (
	applicant = "Әбілқасымов Ғани Өмірұлы"
	spouse    = "Әбілқасымова Іңкәр"
	number    = "850101300005" // synthetic
)

// register types an application from the first field to the last and registers it; the receipt opens.
func register(s *stage) {
	s.f(2)
	s.ctrl('n')
	time.Sleep(time.Second)
	s.shot("form")
	s.idle("the form")
	s.tab(2) // service and channel
	s.digits(number)
	s.tab(1) // birth date and sex are filled in and passed by
	s.text(applicant)
	s.tab(1)
	s.digits("7012345678")
	s.tab(1)
	s.text("Ақсай а., Абай к")
	s.shot("form-applicant")
	s.press(keyInsert) // a member of the family
	s.digits("000229600004")
	s.tab(1)
	s.text(spouse)
	s.tab(1)
	s.press(keyDown)          // relation
	s.press(keyCtrl, keyDown) // what is seldom filled in
	s.shot("form-family")
	s.press(keyCtrl, keyDown)
	s.tab(3) // back over the name and the relation to the ground
	s.text("көпбала")
	time.Sleep(time.Second)
	s.shot("form-list")
	s.press(keyReturn) // the list comes with it
	s.tab(1)           // past the button for all required documents
	s.press(keySpace)  // the application itself: its original was seen
	s.press(keySpace)  // identity documents
	time.Sleep(time.Second)
	s.shot("form-documents")
	s.press(keyCtrl, keyReturn)
	s.keep("receipt", s.opened(1))
	time.Sleep(time.Second)
	s.shot("registered")
}

// decide enters the decision: what it will do is shown before it is signed. Then the notice is issued and opens.
func decide(s *stage) {
	s.press(keyReturn)
	s.pad("15")
	s.shot("decision")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("decision-will-do")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("decided")
	s.ctrl('p')
	s.keep("notice", s.opened(2))
	s.shot("notice-issued")
}

// find looks the applicant up in the queue without a Kazakh letter and opens the entry.
func find(s *stage) {
	s.f(3)
	time.Sleep(2 * time.Second)
	s.shot("queue")
	s.idle("the queue")
	s.ctrl('f')
	s.text("абилкасымов")
	time.Sleep(2 * time.Second)
	s.shot("queue-found")
	s.press(keyReturn) // to the table
	s.press(keyReturn) // opens
	time.Sleep(2 * time.Second)
	s.shot("entry")
	s.press(keyEsc)
}

// export writes the found rows as the commission's list.
func export(s *stage) {
	s.ctrl('e')
	time.Sleep(2 * time.Second)
	s.shot("export")
	s.press(keyCtrl, keyReturn)
	s.until("the list is written", 20*time.Second, func() bool { return s.workbook() != "" })
	time.Sleep(time.Second)
	s.shot("exported")
}

// workbook is the exported file, "" until it is there.
func (s *stage) workbook() string {
	found, _ := filepath.Glob(filepath.Join(s.out, "home", "*.xlsx"))
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

// compare asks kezekctl for the same entry, reads the workbook, and verifies the office.
func compare(s *stage) {
	var lines []struct {
		Name  string `json:"name"`
		Place int    `json:"place"`
		RegNo string `json:"reg_no"`
	}
	s.ctl(&lines, "queue", "--find", "абилкасымов")
	if len(lines) != 1 || lines[0].Name != applicant || lines[0].Place == 0 {
		panic(fmt.Sprint("kezekctl says ", lines))
	}
	z, err := zip.OpenReader(s.workbook())
	must(err)
	defer z.Close()
	whole := ""
	for _, f := range z.File {
		r, err := f.Open()
		must(err)
		data, err := io.ReadAll(r)
		must(err)
		whole += string(data)
	}
	for _, part := range []string{applicant, number, lines[0].RegNo} {
		if !strings.Contains(whole, part) {
			panic("the workbook does not say " + part)
		}
	}
	notice := s.run("pdftotext", "-layout", filepath.Join(s.out, "notice.pdf"), "-")
	for _, part := range []string{applicant, spouse, number, lines[0].RegNo} {
		if !strings.Contains(notice, part) {
			panic("the notice does not say " + part)
		}
	}
	s.run("build/kezekctl", "--data", s.data, "verify")
}
