package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// holder has a lease in the registers, entered by name only.
const holder = "Үлгісова Айнұр Серікқызы"

// certify enters a lease into the registers, takes in the tenant's application for a certificate, looks through the registers,
// answers what was found; the head signs, and the certificate opens.
func certify(s *stage) {
	s.f(6)
	time.Sleep(time.Second)
	s.press(keyCtrl, keyPageDown)
	lease(s)
	s.press(keyCtrl, keyPageUp)
	time.Sleep(time.Second)
	s.shot("certificates")
	opened := s.openedSoFar()
	s.begin("550412408015", holder, "Ақсай, Тоқтаров к")
	for range 4 { // the present dwelling, the address for letters, a representative, the family
		s.press(keyReturn)
	}
	s.text("банкке")
	s.press(keyReturn)
	s.press(keyReturn)
	s.press(keyTab) // past the button that marks all
	s.press(keySpace)
	s.press(keySpace)
	s.shot("certificate-form")
	s.press(keyCtrl, keyReturn)
	s.opened(opened + 1)
	time.Sleep(time.Second)
	s.press(keyReturn) // the registers are looked through
	time.Sleep(2 * time.Second)
	s.shot("certificate-found")
	s.press(keyReturn)
	time.Sleep(time.Second)
	s.press(keyDown) // the same person, who still lives there
	s.press(keyReturn)
	s.text("жалдау шартының көшірмесі")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("certificate-answered")
	s.press(keyReturn)
	time.Sleep(time.Second)
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("certificate-will-do")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.ctrl('p')
	s.keep("certificate", s.opened(opened+2))
	s.shot("certificate-signed")
	text := s.run("pdftotext", "-layout", filepath.Join(s.out, "certificate.pdf"), "-")
	for _, part := range []string{holder, "61,0", "№ 77"} {
		if !strings.Contains(text, part) {
			panic("the certificate does not say " + part)
		}
	}
	var given struct {
		State     string `json:"state"`
		Registers struct {
			Communal bool `json:"communal"`
			Rented   bool `json:"rented"`
		} `json:"registers"`
	}
	s.ctl(&given, "case", "АҚС-2026/22")
	if given.State != "granted" || !given.Registers.Communal || given.Registers.Rented {
		panic(fmt.Sprint("kezekctl says ", given))
	}
}

// lease enters a lease by hand into the registers, which are in front.
func lease(s *stage) {
	time.Sleep(time.Second)
	s.ctrl('n')
	time.Sleep(time.Second)
	s.press(keyReturn) // a lease
	s.pad("77")
	s.press(keyReturn)
	s.digits("04052012")
	s.press(keyReturn)
	s.text("әкімдік қаулысы")
	s.press(keyReturn)
	s.text("Ақсай, Абай к, ")
	s.pad("9")
	s.press(keyReturn)
	s.digits("61")
	s.press(keyReturn)
	s.press(keyReturn) // no useful area
	s.digits("3")
	s.press(keyReturn)
	s.tab(3) // in force from, to, a note
	s.text(holder)
	s.press(keyCtrl, keyReturn)
	time.Sleep(time.Second)
	s.shot("registers")
}

// begin opens a new application in the section in front and types who applies.
func (s *stage) begin(iin, name, address string) {
	s.ctrl('n')
	time.Sleep(time.Second)
	s.tab(1) // the channel proposed
	s.applicant(iin, name, address)
}

// applicant types who applies, from the ИИН to the address.
func (s *stage) applicant(iin, name, address string) {
	s.digits(iin)
	s.press(keyReturn)
	s.text(name)
	s.press(keyReturn)
	s.digits("7010000000")
	s.press(keyReturn)
	s.text(address)
}
