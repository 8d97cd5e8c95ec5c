-- What a fiscal device said of receipts, when they did not reach the tax office, receipts printed again, and drawers opened by hand.

create table fiscal_receipts (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  till text collate "C" not null,
  number text collate "C" not null,
  at bigint not null,
  -- signed, failed
  state text collate "C" not null,
  -- The fiscal sign; why it failed.
  sign text not null,
  registration text not null,
  autonomous boolean not null,
  primary key (org_id, log, seq)
);
create index fiscal_receipts_by_number on fiscal_receipts (org_id, number);

create table fiscal_outages (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  till text collate "C" not null,
  at bigint not null,
  -- began, ended
  phase text collate "C" not null,
  reason text collate "C" not null,
  since bigint not null,
  primary key (org_id, log, seq)
);
create index fiscal_outages_by_time on fiscal_outages (org_id, at, log, seq);

create table reprints (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  number text collate "C" not null,
  copy integer not null,
  primary key (org_id, log, seq)
);
create index reprints_by_number on reprints (org_id, number);

create table drawer_openings (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  reason text not null,
  primary key (org_id, log, seq)
);
create index drawer_openings_by_time on drawer_openings (org_id, at, log, seq);
