package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// tenant lives alone in a communal dwelling.
const tenant = "Серікова Дина Болатқызы"

// privatize takes a tenant's application in, enters what the commission decided, signs, and goes the way from the price over the
// contract and its one payment to the title; the contract opens.
func privatize(s *stage) {
	s.f(7)
	time.Sleep(time.Second)
	s.shot("privatization")
	opened := s.openedSoFar()
	applyToPrivatize(s)
	s.opened(opened + 1)
	time.Sleep(time.Second)
	s.shot("privatization-registered")
	s.act(1, func() { // what the commission decided
		s.pad("4")
		s.press(keyReturn)
		s.press(keyReturn)
		s.press(keyDown) // to grant
	})
	s.act(0, func() { // the head signs
		s.pad("15")
		s.press(keyCtrl, keyReturn)
		time.Sleep(2 * time.Second)
	})
	s.act(1, func() { // the price
		s.press(keyDown) // the book value by whole months
		s.press(keyReturn)
		s.press(keyReturn)
		s.digits("05111997")
		s.press(keyReturn)
		s.digits("1500000")
		s.shot("privatization-price")
	})
	s.act(1, func() { // at once, and until when
		s.press(keyReturn)
		s.digits("31122026")
	})
	s.act(1, func() { s.shot("privatization-contract") })
	s.act(1, func() { // the payment
		s.press(keyReturn)
		s.press(keyReturn)
		s.text("түбіртек")
	})
	s.shot("privatization-paid")
	s.act(1, func() { s.pad("77") }) // the title
	s.shot("privatization-title")
	var contract struct {
		State   string
		Number  string
		Account struct{ Paid, Left int64 }
	}
	s.ctl(&contract, "contract", "2-2026") // behind that of the demo office
	if contract.State != "registered" || contract.Account.Left != 0 {
		panic(fmt.Sprint("kezekctl says ", contract))
	}
	paper := filepath.Join(s.out, "contract.pdf")
	s.run("build/kezekctl", "--data", s.data, "--user", "demo", "paper", "--case", "АҚС-2026/24", "--form", "privatization-contract", "--out", paper)
	text := s.run("pdftotext", "-layout", paper, "-")
	for _, part := range []string{tenant, "630 000,00", "№ 2-2026"} {
		if !strings.Contains(text, part) {
			panic("the contract does not say " + part)
		}
	}
	s.run("build/kezekctl", "--data", s.data, "verify")
}

// act begins the nth act offered on the open case, counted from 0, fills in its form and carries it out.
func (s *stage) act(n int, fill func()) {
	s.tab(n)
	s.press(keyReturn)
	time.Sleep(time.Second)
	fill()
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
}

// applyToPrivatize types the application from the first field to the last and registers it.
func applyToPrivatize(s *stage) {
	s.begin("791016403093", tenant, "Ақсай, Тоқтаров к")
	for range 4 { // the present dwelling, the address for letters, a representative, the family
		s.press(keyReturn)
	}
	s.choose("к") // a communal dwelling
	s.choose("х") // of the socially vulnerable
	s.pad("118")
	s.press(keyReturn)
	s.digits("01022017")
	s.press(keyReturn)
	s.choose("қ") // the residual value
	s.choose("б") // at once
	s.choose("ж") // she privatized nothing before
	s.choose("и") // and proved who she is
	s.text("орталықта")
	s.press(keyReturn)
	s.digits("28112026")
	s.press(keyReturn)
	s.text("Ақсай, Тоқтаров к, ")
	s.pad("1")
	s.press(keyReturn)
	s.digits("2")
	s.press(keyReturn)
	s.digits("51")
	s.press(keyCtrl, keyPageDown)
	s.shot("privatization-dwelling")
	s.press(keyReturn)
	s.choose("и") // she consents
	s.choose("л") // before the clerk
	s.digits("28112026")
	s.press(keyCtrl, keyPageDown)
	s.choose("ж") // nothing of art. 13 stands against it
	s.text("анықтама")
	s.press(keyReturn)
	s.digits("28112026")
	s.press(keyReturn)
	s.shot("privatization-bars")
	s.press(keyCtrl, keyPageDown) // each question has that answer
	s.press(keySpace)             // her application: the original was seen
	s.press(keySpace)             // who she is
	s.tab(1)                      // nobody married, was born or died
	s.press(keySpace)             // the lease
	s.press(keySpace)             // the consent
	s.press(keyCtrl, keyPageDown)
	s.press(keySpace) // her data may be worked with
	time.Sleep(time.Second)
	s.press(keyCtrl, keyReturn)
}

// choose makes a choice by the letters its words begin with and goes on.
func (s *stage) choose(words string) {
	s.text(words)
	s.press(keyReturn)
}
