-- Goods that came back and money that went out: a receipt of its own, of a sale or (number, log and line of it empty) of none. Money in
-- minor units and positive, quantities in thousandths.

create table refunds (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  number text collate "C" not null,
  of_number text collate "C" not null,
  of_log text collate "C" not null,
  of_seq integer not null,
  branch text collate "C" not null,
  till text collate "C" not null,
  device text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  total bigint not null,
  rounding bigint not null,
  currency text not null,
  shift text collate "C" not null,
  customer text collate "C" not null,
  reason text collate "C" not null,
  note text not null,
  is_void boolean not null,
  exchange text collate "C" not null,
  primary key (org_id, log, seq)
);
create index refunds_by_time on refunds (org_id, at, log, seq);
create index refunds_by_number on refunds (org_id, number);
create index refunds_of_sale on refunds (org_id, of_number) where of_number <> '';
create index refunds_by_shift on refunds (org_id, shift) where shift <> '';

create table refund_lines (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  -- Its place in the sale, from 1; 0 without a receipt.
  of_line integer not null,
  product text collate "C" not null,
  name text not null,
  quantity bigint not null,
  price bigint not null,
  total bigint not null,
  -- Hundredths of a percent; null for exempt.
  tax_rate integer,
  -- Whether it can be sold again; what is not was lost at what it had cost.
  to_shelf boolean not null,
  primary key (org_id, log, seq, line)
);

create table refund_payments (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  type text collate "C" not null,
  amount bigint not null,
  owner text collate "C" not null,
  primary key (org_id, log, seq, line)
);
