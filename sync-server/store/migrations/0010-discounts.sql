-- What a cashier may take off a price, whose sale it was, and what was paid with besides cash and card. Older sales had none of it.

alter table sales add column shift text collate "C" not null default '';
alter table sales add column customer text collate "C" not null default '';
alter table sales add column discount bigint not null default 0;
alter table sale_lines add column discount bigint not null default 0;
alter table payments add column owner text collate "C" not null default '';
create index sales_by_shift on sales (org_id, shift) where shift <> '';
create index sales_by_customer on sales (org_id, customer, at) where customer <> '';
