package commission

import (
	"slices"
	"testing"
)

func TestNear(t *testing.T) {
	for name, c := range map[string]struct {
		member Human
		person Relative
		how    string
	}{
		"a wife's surname":          {Human{Name: "Сериков Марат Ерланович"}, Relative{Name: "Серикова Айгуль"}, SameSurname},
		"a husband's surname":       {Human{Name: "Серикова А. Б."}, Relative{Name: "СЕРИКОВ Б."}, SameSurname},
		"ева":                       {Human{Name: "Ибраев Е."}, Relative{Name: "Ибраева Е."}, SameSurname},
		"ина":                       {Human{Name: "Галкин П. П."}, Relative{Name: "Галкина Анна"}, SameSurname},
		"ына":                       {Human{Name: "Птицын П. П."}, Relative{Name: "Птицына Анна"}, SameSurname},
		"ская":                      {Human{Name: "Островский П. П."}, Relative{Name: "Островская Анна"}, SameSurname},
		"цкая":                      {Human{Name: "Троицкая Анна"}, Relative{Name: "Троицкий П. П."}, SameSurname},
		"both halves of a surname":  {Human{Name: "Иванова-Петрова А."}, Relative{Name: "Иванов-Петров П."}, SameSurname},
		"brother and sister":        {Human{Name: "Серікұлы Нұрлан"}, Relative{Name: "Серікқызы Айнұр"}, SameSurname},
		"the Russian ending is off": {Human{Name: "Серік Нұрлан"}, Relative{Name: "Сериков Ерлан"}, SameSurname},
		"Kazakh letters":            {Human{Name: "Өтегенов Қ."}, Relative{Name: "Отегенова К."}, SameSurname},
		"Latin look-alikes":         {Human{Name: "Cepикoв М."}, Relative{Name: "Сериков Е."}, SameSurname},
		"initials first":            {Human{Name: "А. Б. Сериков"}, Relative{Name: "Сериков Ерлан"}, SameSurname},
		"initials in one piece":     {Human{Name: "А.Б.Сериков"}, Relative{Name: "Сериков Ерлан"}, SameSurname},
		"an initial of two":         {Human{Name: "Дж. Сериков"}, Relative{Name: "Сериков Ерлан"}, SameSurname},
		"initials without stops":    {Human{Name: "А Б Сериков"}, Relative{Name: "Сериков Ерлан"}, SameSurname},
		"no ending at all":          {Human{Name: "Ким Виктор"}, Relative{Name: "Ким Елена"}, SameSurname},

		"other surnames":        {Human{Name: "Сериков М."}, Relative{Name: "Сергеев М."}, ""},
		"a part of another":     {Human{Name: "Ким М."}, Relative{Name: "Кимов-Асанов М."}, ""},
		"one first name":        {Human{Name: "Сериков Марат"}, Relative{Name: "Ахметов Марат"}, ""},
		"initials alike":        {Human{Name: "А. Б. Сериков"}, Relative{Name: "А. Б. Ахметов"}, ""},
		"initials alone":        {Human{Name: "А. Б."}, Relative{Name: "А. Б."}, ""},
		"no names":              {Human{}, Relative{}, ""},
		"short surnames differ": {Human{Name: "Лев А."}, Relative{Name: "Лов А."}, ""},

		"ИИН":                      {Human{Name: "Ким В.", IIN: "850101300005"}, Relative{Name: "Ахметов М.", IIN: "850101300005"}, SameIIN},
		"ИИН over the surname":     {Human{Name: "Ким В.", IIN: "850101300005"}, Relative{Name: "Ким В.", IIN: "850101300005"}, SameIIN},
		"neither has an ИИН":       {Human{Name: "Ким В."}, Relative{Name: "Ахметов М."}, ""},
		"address":                  {Human{Name: "Ким В.", Address: "г. Алматы, ул. Абая, д. 5, кв. 12"}, Relative{Name: "Ахметов М.", Address: "Алматы, Абая 5-12"}, SameAddress},
		"address in Kazakh":        {Human{Name: "Ким В.", Address: "Алматы қ., Абай көш., 5-үй, 12-пәтер"}, Relative{Name: "Ахметов М.", Address: "Алматы қаласы, Абай көшесі, 5, 12"}, SameAddress},
		"address over the surname": {Human{Name: "Ким В.", Address: "Абая 5-12"}, Relative{Name: "Ким М.", Address: "абая, 5-12"}, SameAddress},
		"another flat":             {Human{Name: "Ким В.", Address: "Абая 5-12"}, Relative{Name: "Ахметов М.", Address: "Абая 5-13"}, ""},
		"neither has an address":   {Human{Name: "Ким В."}, Relative{Name: "Ахметов М."}, ""},
		"only dashes":              {Human{Name: "Ким В.", Address: "—"}, Relative{Name: "Ахметов М.", Address: "-"}, ""},
		"only the town":            {Human{Name: "Ким В.", Address: "г. Алматы"}, Relative{Name: "Ахметов М.", Address: "Алматы"}, ""},
	} {
		how, of := near(c.member, []Relative{{Name: "Әбілқасымов Т."}, c.person})
		if how != c.how || (of != "") != (how != "") || of != "" && of != c.person.Name {
			t.Errorf("%s: %q of %q, want %q", name, how, of, c.how)
		}
	}
}

func TestNearness(t *testing.T) {
	seats := board(5)
	seats[1].Substitute = &Human{Name: "Сейтқали Б.", Address: "Абая 5-12"}
	seats[3].Substitute = &Human{Name: "Нұрланов Е."}
	got := Nearness(seats, []Relative{{Name: "Кім Д.", Address: "Абая 5-12"}, {Name: "Жумабеков А."}, {Name: "Хамитов О."}})
	want := []Near{
		{2, false, SameSurname, "Жумабеков А."},
		{2, true, SameAddress, "Кім Д."},
		{3, false, SameSurname, "Кім Д."},
		{6, false, SameSurname, "Хамитов О."}, // the secretary too
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := Nearness(seats, nil); got != nil {
		t.Errorf("%+v", got)
	}
}
