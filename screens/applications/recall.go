package applications

import (
	"context"

	"kezek/app"
)

// recall fills in what the office already knows of a person; never over what was typed.
func (f *intake) recall(member, number string) {
	var known *app.Known
	f.later(func(ctx context.Context) { known, _ = f.Office.Known(ctx, number) }, func() {
		if known == nil || f.done || f.value(member+".iin") != number {
			return
		}
		fields := map[string]string{member + ".name": known.Name}
		if member == "applicant" {
			fields["address"], fields["phone"], fields["email"] = known.Address, known.Phone, known.Email
		}
		for field, is := range fields {
			if is != "" && f.form.Field(field) != nil && f.value(field) == "" {
				f.set(field, is)
			}
		}
		f.form.OnChange()
	})
}
