-- Accounts of the office: the one that is paid into for privatized dwellings, mostly the treasury's with its own beneficiary, and
-- the one the housing assistance is paid from.
ALTER TABLE office ADD COLUMN receives_name_kk TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_name_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_bin TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_bank_kk TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_bank_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_bic TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_iban TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_kbe TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_knp TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN receives_budget TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_bank_kk TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_bank_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_bic TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_iban TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_kbe TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN pays_knp TEXT NOT NULL DEFAULT '';

-- Who pays a list, from which account, on the day it was made (JSON); '' of lists made before.
ALTER TABLE aid_list ADD COLUMN payer TEXT NOT NULL DEFAULT '';
