package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// ProviderData is the body that renders a service, as its papers name it; the zero value is the office itself.
type ProviderData struct {
	NameKK     string `json:"name_kk"`
	NameRU     string `json:"name_ru"`
	BIN        string `json:"bin,omitempty"`
	AddressKK  string `json:"address_kk,omitempty"`
	AddressRU  string `json:"address_ru,omitempty"`
	Phone      string `json:"phone,omitempty"`
	HeadPostKK string `json:"head_post_kk"`
	HeadPostRU string `json:"head_post_ru"`
	HeadName   string `json:"head_name"`

	Pays bank.Account `json:"pays,omitzero"` // the account it pays assistance from
}

// SetProvider says that another body than the office renders a service, or with nothing told that the office does again. Papers issued
// before stay as they are.
type SetProvider struct {
	Service string `json:"service"`
	ProviderData
}

func (SetProvider) Name() string { return "set-provider" }

func (a SetProvider) check(_ context.Context, _ *scene) (fs fault.Findings, err error) {
	if !slices.Contains(edition.ServiceCodes, a.Service) {
		fs.Add("service", fault.Blocks, "provider.service")
	}
	d := a.tidy()
	if d == (ProviderData{}) {
		return fs, nil
	}
	for field, text := range map[string]string{"name_kk": d.NameKK, "name_ru": d.NameRU, "head_post_kk": d.HeadPostKK, "head_post_ru": d.HeadPostRU, "head_name": d.HeadName} {
		if text == "" {
			fs.Add(field, fault.Blocks, "app.need.text")
		}
	}
	for _, f := range d.Pays.Check() {
		f.Field = "pays." + f.Field
		fs = append(fs, f)
	}
	return fs, nil
}

func (a SetProvider) tidy() ProviderData {
	d := a.ProviderData
	for _, text := range []*string{&d.NameKK, &d.NameRU, &d.BIN, &d.AddressKK, &d.AddressRU, &d.Phone, &d.HeadPostKK, &d.HeadPostRU, &d.HeadName,
		&d.Pays.BankKK, &d.Pays.BankRU} {
		*text = locales.Clean(*text)
	}
	d.Pays.IBAN, d.Pays.BIC = bank.Tidy(d.Pays.IBAN), bank.Tidy(d.Pays.BIC)
	return d
}

func (a SetProvider) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.next(ctx, store.CountProvider)
	if err != nil {
		return nil, err
	}
	data, err := pack(a.tidy())
	s.insert(&store.Provider{ID: id, Service: a.Service, Data: data, Person: s.who.ID, At: s.now})
	return map[string]int64{"provider": id}, err
}

// providerOf is who renders a service; the zero value is the office itself.
func providerOf(ctx context.Context, v *store.View, service string) (d ProviderData, err error) {
	rows, err := v.Providers(ctx, service)
	if err != nil || len(rows) == 0 {
		return d, err
	}
	return d, json.Unmarshal([]byte(rows[len(rows)-1].Data), &d)
}

// Provider is who renders a service; the zero value is the office itself.
func (o *Office) Provider(ctx context.Context, service string) (d ProviderData, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { d, err = providerOf(ctx, v, service); return err })
	return d, err
}

// provided puts the body that renders the service into a paper's frame.
func (s *scene) provided(ctx context.Context, service string, p *papers.Paper) error {
	d, err := providerOf(ctx, s.v, service)
	if err != nil || d == (ProviderData{}) {
		return err
	}
	p.Office = papers.Office{Name: papers.Text{KK: d.NameKK, RU: d.NameRU}, Address: papers.Text{KK: d.AddressKK, RU: d.AddressRU}, Phone: d.Phone, BIN: d.BIN}
	p.Signer = papers.Signer{Post: papers.Text{KK: d.HeadPostKK, RU: d.HeadPostRU}, Name: papers.Same(d.HeadName)}
	p.Executor.Phone = d.Phone
	return nil
}
