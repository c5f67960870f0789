// Command kezek opens the window of the housing department's queue.
package main

import (
	"flag"

	"fyne.io/fyne/v2/app"

	"kezek/screens"
)

func main() {
	data := flag.String("data", "", "the office folder to open")
	lang := flag.String("lang", "", "kk, ru or en")
	flag.Parse()
	start := screens.Prepare(*data, *lang) // before the app: it reads the environment once
	start.Window(app.NewWithID("kz.kezek.desktop")).ShowAndRun()
}
