package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// stage is a display of its own with the built window on it.
type stage struct {
	out     string // where screenshots and files go
	display string
	data    string // the office folder
	pace    time.Duration
	shots   int
	struck  int // keys so far; a shifted letter is one
	started []*exec.Cmd
	window  *exec.Cmd
}

// idle fails when the window works although nobody does: on an old PC that is what a clerk feels all day.
func (s *stage) idle(where string) {
	time.Sleep(time.Second)
	before := s.ticks()
	time.Sleep(2 * time.Second)
	if percent := (s.ticks() - before) / 2; percent > 25 {
		panic(fmt.Sprintf("%s: the window takes %d %% of a processor while nothing happens", where, percent))
	}
}

// ticks is the processor time of the window so far, in hundredths of a second.
func (s *stage) ticks() (n int) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.window.Process.Pid))
	must(err)
	fields := strings.Fields(string(data))
	for _, f := range fields[13:15] {
		t, err := strconv.Atoi(f)
		must(err)
		n += t
	}
	return n
}

func (s *stage) env() []string {
	return append(os.Environ(), "DISPLAY="+s.display, "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+filepath.Join(s.out, "home"), "XDG_CONFIG_HOME=",
		"XDG_CACHE_HOME=", "KEZEK_PASSWORD=demo", "KEZEK_LANG=kk", "WAYLAND_DISPLAY=", "PATH="+filepath.Join(s.out, "bin")+":"+os.Getenv("PATH"))
}

// viewer puts a stand-in for the system's viewer first in the path: it notes which file was opened.
func (s *stage) viewer() {
	must(os.MkdirAll(filepath.Join(s.out, "bin"), 0o700))
	script := "#!/bin/sh\necho \"$1\" >>'" + filepath.Join(s.out, "opened") + "'\n"
	must(os.WriteFile(filepath.Join(s.out, "bin", "xdg-open"), []byte(script), 0o700))
}

// opened waits for the viewer to be given its nth file and returns it.
func (s *stage) opened(n int) (path string) {
	s.until(fmt.Sprintf("file %d is opened in the viewer", n), 20*time.Second, func() bool {
		data, _ := os.ReadFile(filepath.Join(s.out, "opened"))
		lines := strings.Fields(string(data))
		if len(lines) < n {
			return false
		}
		path = lines[n-1]
		return true
	})
	return strings.TrimPrefix(path, "file://")
}

// openedSoFar is how many files the viewer was given.
func (s *stage) openedSoFar() int {
	data, _ := os.ReadFile(filepath.Join(s.out, "opened"))
	return len(strings.Fields(string(data)))
}

// start runs a program that stays.
func (s *stage) start(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = s.env()
	log, err := os.Create(filepath.Join(s.out, filepath.Base(name)+".log"))
	must(err)
	cmd.Stdout, cmd.Stderr = log, log
	must(cmd.Start())
	s.started = append(s.started, cmd)
	return cmd
}

// clear ends everything that was started, the last first.
func (s *stage) clear() {
	for i := len(s.started) - 1; i >= 0; i-- {
		s.started[i].Process.Kill()
		s.started[i].Wait()
	}
}

// run runs a program to its end and returns what it printed.
func (s *stage) run(name string, args ...string) string {
	cmd := exec.Command(name, args...)
	cmd.Env = s.env()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		panic(fmt.Sprintf("%s %v: %v\n%s%s", name, args, err, out.String(), errs.String()))
	}
	return out.String()
}

func (s *stage) xdotool(args ...string) { s.run("xdotool", args...) }

// setUp opens the display with the layouts of an office PC: Kazakh first.
func (s *stage) setUp() {
	s.start("Xvfb", s.display, "-screen", "0", "1366x768x24", "-noreset")
	s.until("the display answers", 10*time.Second, func() bool {
		return exec.Command("xdotool", "--help").Run() == nil && s.quiet("setxkbmap", "-layout", "kz,ru,us")
	})
}

func (s *stage) quiet(name string, args ...string) bool {
	cmd := exec.Command(name, args...)
	cmd.Env = s.env()
	return cmd.Run() == nil
}

// openWindow starts the built program on the office and waits for its window.
func (s *stage) openWindow() {
	s.window = s.start("build/kezek", "--data", s.data, "--lang", "kk")
	s.until("the window is there", 60*time.Second, func() bool { return s.quiet("xdotool", "search", "--name", "Кезек") })
	time.Sleep(2 * time.Second)
	s.quiet("xdotool", "search", "--name", "Кезек", "windowmove", "0", "0", "windowsize", "1366", "768", "windowfocus")
	time.Sleep(2 * time.Second)
}

// shot leaves a screenshot: 01-name.png.
func (s *stage) shot(name string) {
	time.Sleep(700 * time.Millisecond)
	s.shots++
	path := filepath.Join(s.out, fmt.Sprintf("%02d-%s.png", s.shots, name))
	s.run("import", "-window", "root", path)
	fmt.Println("screenshot", path)
}

// ctl asks kezekctl about the office; the answer is decoded into v.
func (s *stage) ctl(v any, args ...string) {
	out := s.run("build/kezekctl", append([]string{"--data", s.data, "--user", "demo", "--json"}, args...)...)
	must(json.Unmarshal([]byte(out), v))
}

// until waits for something to become true.
func (s *stage) until(what string, patience time.Duration, true_ func() bool) {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if true_() {
			return
		}
	}
	panic("in vain: " + what)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
