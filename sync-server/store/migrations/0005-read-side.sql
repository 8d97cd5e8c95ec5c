-- Rows for reports, written in the transaction that admits the entry they come from. Money in minor units, quantities in
-- thousandths; `log` and `seq` name the entry, `line` counts from 1.

create table sales (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  number text collate "C" not null,
  branch text collate "C" not null,
  device text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  total bigint not null,
  change bigint not null,
  rounding bigint not null,
  currency text not null,
  primary key (org_id, log, seq)
);
create index sales_by_time on sales (org_id, at, log, seq);
create index sales_by_number on sales (org_id, number);

create table sale_lines (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  product text collate "C" not null,
  barcode text collate "C",
  name text not null,
  quantity bigint not null,
  price bigint not null,
  total bigint not null,
  -- Hundredths of a percent; null for exempt.
  tax_rate integer,
  primary key (org_id, log, seq, line)
);

create table payments (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  type text collate "C" not null,
  amount bigint not null,
  primary key (org_id, log, seq, line)
);

create table stock_receipts (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  branch text collate "C" not null,
  product text collate "C" not null,
  quantity bigint not null,
  primary key (org_id, log, seq, line)
);
