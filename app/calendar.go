package app

import (
	"context"
	"strconv"

	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/store"
)

// calendar is the office's production calendar: the shipped tables, over them the office's own, and its office hours.
func (o *Office) calendar(ctx context.Context, v *store.View, office *store.Office) (*workdays.Calendar, error) {
	own, err := v.Years(ctx)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 && office.Timetable == "" {
		return workdays.Default(), nil
	}
	tables := workdays.Shipped()
	for _, y := range own {
		t, err := workdays.Load(strconv.FormatInt(y.Year, 10)+".toml", []byte(y.Data))
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	timetable := workdays.UsualTimetable
	if office.Timetable != "" {
		if timetable, err = workdays.ParseTimetable(office.Timetable); err != nil {
			return nil, err
		}
	}
	return workdays.NewCalendar(tables, timetable), nil
}

// Calendar is the office's production calendar and timetable.
func (o *Office) Calendar(ctx context.Context) (cal *workdays.Calendar, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		info, err := v.Office(ctx)
		if err != nil {
			return err
		}
		if info == nil {
			cal = workdays.Default()
			return nil
		}
		cal, err = o.calendar(ctx, v, info)
		return err
	})
	return cal, err
}

// AdoptCalendar makes a file the office's own production calendar of its year. Terms counted before stay as they are.
type AdoptCalendar struct {
	Data string `json:"data"` // the text of the file
}

func (AdoptCalendar) Name() string { return "adopt-calendar" }

func (a AdoptCalendar) check(context.Context, *scene) (fault.Findings, error) {
	_, err := workdays.Load("calendar.toml", []byte(a.Data))
	return nil, err
}

func (a AdoptCalendar) plan(ctx context.Context, s *scene) (any, error) {
	t, err := workdays.Load("calendar.toml", []byte(a.Data))
	if err != nil {
		return nil, err
	}
	was, err := s.v.Year(ctx, int64(t.Year))
	if err != nil {
		return nil, err
	}
	row := &store.Year{Year: int64(t.Year), Data: a.Data}
	if was == nil {
		s.insert(row)
	} else {
		s.update(was, row)
	}
	return map[string]int{"year": t.Year}, nil
}
