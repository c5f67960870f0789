package screens

import (
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
)

// memory is what this computer remembers of the window from one start to the next: nothing of an office is in it.
type memory struct {
	Folder string  `json:"folder"` // the office last opened
	Login  string  `json:"login"`  // who signed in last
	Lang   string  `json:"lang"`
	Dark   bool    `json:"dark"`
	Scale  int     `json:"scale"` // per cent; 0 is what the desktop says
	Width  float32 `json:"width"` // of the window, px at 100 %
	Height float32 `json:"height"`
}

func recall(file string) (m memory) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil && !os.IsNotExist(err) {
		slog.Warn("the window's settings are not readable and begin anew", "file", file, "err", err)
		return memory{}
	}
	return m
}

// save writes the file whole or not at all: a power cut leaves the old one.
func (m memory) save(file string) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(file), "window-*.json")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), file)
}
