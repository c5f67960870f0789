package papers_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"kezek/locales"
	"kezek/reports/papers"
)

// iin is a synthetic ИИН whose check digit is right: born yymmdd, century and sex, serial number.
func iin(born time.Time, mark, serial int) string {
	for ; ; serial++ {
		s := fmt.Sprintf("%s%d%04d", born.Format("060102"), mark, serial)
		for shift := range 2 {
			sum := 0
			for i, d := range s {
				sum += int(d-'0') * ((i+shift*2)%11 + 1)
			}
			if sum %= 11; sum < 10 {
				return s + fmt.Sprint(sum)
			}
		}
	}
}

// relatives are a made-up family of eight besides the applicant.
var relatives = []struct {
	kk, ru, relKK, relRU string
	y, m, d, mark        int
}{
	{"Үлгібаева Гүлсім Әскерқызы", "Улгибаева Гульсим Аскеровна", "жұбайы", "супруга", 1988, 4, 17, 4},
	{"Үлгібаев Ерасыл Ғалымжанұлы", "Улгибаев Ерасыл Галымжанович", "ұлы", "сын", 2009, 9, 2, 5},
	{"Үлгібаева Айғаным Ғалымжанқызы", "Улгибаева Айганым Галымжановна", "қызы", "дочь", 2012, 1, 30, 6},
	{"Үлгібаев Нұрислам Ғалымжанұлы", "Улгибаев Нурислам Галымжанович", "ұлы", "сын", 2015, 6, 11, 5},
	{"Үлгібаева Көркем Ғалымжанқызы", "Улгибаева Коркем Галымжановна", "қызы", "дочь", 2018, 12, 5, 6},
	{"Үлгібаев Һакім Ғалымжанұлы", "Улгибаев Хаким Галымжанович", "ұлы", "сын", 2021, 3, 24, 5},
	{"Үлгібаева Ұлжан Сейілқызы", "Улгибаева Улжан Сейловна", "анасы", "мать", 1958, 8, 14, 4},
	{"Мысалова Өрнек Қуатқызы", "Мысалова Орнек Куатовна", "асырауындағы адам", "подопечная", 2011, 10, 9, 6},
}

func family(n int) (all []papers.Member) {
	for i, r := range relatives[:n] {
		day := time.Date(r.y, time.Month(r.m), r.d, 0, 0, 0, 0, locales.Zone)
		all = append(all, papers.Member{Name: papers.Text{KK: r.kk, RU: r.ru}, IIN: iin(day, r.mark, 100+i*7),
			Born: papers.Day(day.UnixMilli()), Relation: papers.Text{KK: r.relKK, RU: r.relRU}})
	}
	return all
}

// The longest names and addresses that have been seen, made up anew.
var (
	longName = papers.Text{
		KK: "Қожахмет-Әбдірахманова-Сейітқұлова Гүлбаршын-Ғазиза Нұрмұхаммедәлішерқызы",
		RU: "Кожахмет-Абдрахманова-Сейиткулова Гульбаршын-Газиза Нурмухаммедалишеровна",
	}
	longAddress = papers.Text{
		KK: "Түркістан облысы, Үлгі ауданы, Қызыләскер-Жаңатұрмыс ауылдық округі, Жаңаталап-Қарабұлақ ауылы, Кеңес Одағының Батыры Нұркен Әбдіров атындағы шағын аудан, Шәмші Қалдаяқов көшесі, 128/2-үй, 4-корпус, 317-пәтер",
		RU: "Туркестанская область, Улгинский район, Кызыласкер-Жанатурмысский сельский округ, село Жанаталап-Карабулак, микрорайон имени Героя Советского Союза Нуркена Абдирова, улица Шамши Калдаякова, дом 128/2, корпус 4, квартира 317",
	}
	longOffice = papers.Text{
		KK: "«Түркістан облысы Үлгі ауданы әкімдігінің тұрғын үй-коммуналдық шаруашылық, жолаушылар көлігі, автомобиль жолдары және тұрғын үй инспекциясы бөлімі» коммуналдық мемлекеттік мекемесі",
		RU: "Коммунальное государственное учреждение «Отдел жилищно-коммунального хозяйства, пассажирского транспорта, автомобильных дорог и жилищной инспекции акимата Улгинского района Туркестанской области»",
	}
)

// longest is the same paper with the longest names and addresses in every place that takes one.
func longest(p papers.Paper) papers.Paper {
	data := reflect.New(reflect.TypeOf(p.Data)).Elem()
	data.Set(reflect.ValueOf(p.Data))
	stretch(data)
	p.Data = data.Interface()
	p.Office.Name, p.Office.Address = longOffice, longAddress
	if p.To.Name != (papers.Text{}) {
		p.To.Name = longName
	}
	if p.To.Address != (papers.Text{}) {
		p.To.Address = longAddress
	}
	if p.Signer.Name != (papers.Text{}) {
		p.Signer.Name = longName
	}
	if p.Executor.Name != (papers.Text{}) {
		p.Executor.Name = longName
	}
	return p
}

// named are the structs whose Name is a person's.
var named = []reflect.Type{reflect.TypeFor[papers.Member](), reflect.TypeFor[papers.Compared](), reflect.TypeFor[papers.Seated](), reflect.TypeFor[papers.NamedVote](),
	reflect.TypeFor[papers.ExtractEntry](), reflect.TypeFor[papers.CandidateDwelling](), reflect.TypeFor[papers.Entrant](),
	reflect.TypeFor[papers.PersonIncome](), reflect.TypeFor[papers.AidPayee](), reflect.TypeFor[papers.Signer]()}

func stretch(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch x := f.Interface().(type) {
		case papers.Text:
			name := v.Type().Field(i).Name
			switch {
			case x == (papers.Text{}):
			case slices.Contains(named, v.Type()) && name == "Name", strings.Contains(" Representative Executor KeptBy RefusedBy AcceptedBy Contact PowerNotary Who InsteadOf Secretary Chair About Holder Guardian Person Tenant ", " "+name+" "):
				f.Set(reflect.ValueOf(longName))
			case strings.Contains(" Dwelling ResultAt Place BringTo HearingPlace Venue ", " "+name+" "):
				f.Set(reflect.ValueOf(longAddress))
			}
			continue
		}
		switch f.Kind() {
		case reflect.Struct:
			stretch(f)
		case reflect.Slice:
			all := reflect.MakeSlice(f.Type(), f.Len(), f.Len())
			reflect.Copy(all, f)
			for j := range all.Len() {
				switch x := all.Index(j); {
				case v.Type() == reflect.TypeFor[papers.JournalRow]() && j == 3: // who applies
					x.Set(reflect.ValueOf(longName))
				case x.Kind() == reflect.Struct:
					stretch(x)
				}
			}
			f.Set(all)
		}
	}
}
