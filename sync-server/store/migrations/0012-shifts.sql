-- Drawers: opened, moved, closed with a Z report, and what came late. Money in minor units. Of two closings of a shift the later
-- counts; the document of the shift says which.

create table shift_openings (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  number text collate "C" not null,
  float bigint not null,
  primary key (org_id, log, seq)
);
create index shift_openings_by_shift on shift_openings (org_id, shift);

create table cash_moves (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  direction text collate "C" not null,
  amount bigint not null,
  reason text collate "C" not null,
  note text not null,
  primary key (org_id, log, seq)
);
create index cash_moves_by_shift on cash_moves (org_id, shift);

create table shift_closings (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  z text collate "C" not null,
  opened_at bigint not null,
  expected bigint not null,
  counted bigint not null,
  difference bigint not null,
  sold bigint not null,
  refunded bigint not null,
  grand_sold bigint not null,
  grand_refunded bigint not null,
  primary key (org_id, log, seq)
);
create index shift_closings_by_time on shift_closings (org_id, at, log, seq);
create index shift_closings_by_shift on shift_closings (org_id, shift);

create table shift_amendments (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  branch text collate "C" not null,
  shift text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  z text collate "C" not null,
  n integer not null,
  sold bigint not null,
  refunded bigint not null,
  cash bigint not null,
  primary key (org_id, log, seq)
);
create index shift_amendments_by_shift on shift_amendments (org_id, shift);
