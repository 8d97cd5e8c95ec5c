-- What became of money asked for at terminals, step by step, for matching with the bank. Money in minor units.

create table payment_attempts (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  attempt text collate "C" not null,
  branch text collate "C" not null,
  device text collate "C" not null,
  till text collate "C" not null,
  staff text collate "C" not null,
  at bigint not null,
  type text collate "C" not null,
  terminal text collate "C" not null,
  amount bigint not null,
  state text collate "C" not null,
  word text collate "C" not null,
  reference text collate "C" not null,
  reason text collate "C" not null,
  primary key (org_id, log, seq)
);
create index payment_attempts_by_attempt on payment_attempts (org_id, attempt);
create index payment_attempts_by_time on payment_attempts (org_id, branch, at);
