-- What customers hold and owe: every step on a wallet, credit, points or gift card, and what was taken for it. Money in minor units,
-- points in points; below zero where it was spent.

create table account_moves (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  account text collate "C" not null,
  -- Customer, or code of the gift card.
  owner text collate "C" not null,
  amount bigint not null,
  why text collate "C" not null,
  -- Receipt of the sale or refund; empty for money put in by itself.
  number text collate "C" not null,
  branch text collate "C" not null,
  till text collate "C" not null,
  shift text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  change bigint not null,
  rounding bigint not null,
  primary key (org_id, log, seq)
);
create index account_moves_by_owner on account_moves (org_id, account, owner, at);
create index account_moves_by_shift on account_moves (org_id, shift) where shift <> '';

create table account_tenders (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  line integer not null,
  type text collate "C" not null,
  amount bigint not null,
  -- Attempt at a terminal; empty for cash.
  owner text collate "C" not null,
  primary key (org_id, log, seq, line)
);
