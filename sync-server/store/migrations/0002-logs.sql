create table logs (
  org_id text collate "C" not null,
  log text collate "C" not null,
  device text collate "C" not null,
  scope text collate "C" not null,
  holder text collate "C" not null,
  head integer not null,
  hash text collate "C" not null,
  stamp text collate "C" not null,
  continues_log text collate "C",
  continues_seq integer,
  continues_hash text collate "C",
  certificate jsonb not null,
  certificate_text text not null,
  certificate_signature text not null,
  -- Tickets of the people vouched for, by staff id.
  people jsonb not null default '{}',
  stopped boolean not null default false,
  touched_at timestamptz not null,
  primary key (org_id, log)
) with (fillfactor = 60);
create index logs_by_scope on logs (org_id, scope, device);
create index logs_by_continued on logs (org_id, continues_log);
create index logs_by_touched on logs (org_id, touched_at);

-- The text is the entry: hashed, signed, stored and sent as it is.
create table entries (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  hash text collate "C" not null,
  -- Vouches for this entry and all before it; kept where a batch ended.
  signature text collate "C",
  kind text collate "C" not null,
  at bigint not null,
  by text collate "C" not null,
  -- Why it has no effect: `entry.void` or `entry.unread`; null when it has.
  void text,
  text text not null,
  primary key (org_id, log, seq)
);
create index entries_without_effect on entries (org_id, void, kind) where void is not null;

create table documents (
  org_id text collate "C" not null,
  type text collate "C" not null,
  id text collate "C" not null,
  -- Scope of the logs that wrote it; a type belongs to one. Part of the key, so that nothing leaks between scopes.
  scope text collate "C" not null,
  stamp text collate "C" not null,
  fields jsonb not null,
  stamps jsonb,
  primary key (org_id, type, id, scope)
) with (fillfactor = 85);

-- Documents by the fields that commands look them up by; sets by member.
create table lookups (
  org_id text collate "C" not null,
  doc text collate "C" not null,
  field text collate "C" not null,
  value text collate "C" not null,
  id text collate "C" not null,
  scope text collate "C" not null,
  primary key (org_id, doc, field, value, id, scope)
);
create index lookups_by_document on lookups (org_id, doc, id, scope);

-- Which fields `lookups` holds for the organisation; a field that a release adds is filled in when it starts.
create table lookup_fields (
  org_id text collate "C" not null,
  doc text collate "C" not null,
  field text collate "C" not null,
  primary key (org_id, doc, field)
);

create table cells (
  org_id text collate "C" not null,
  counter text collate "C" not null,
  log text collate "C" not null,
  scope text collate "C" not null,
  holder text collate "C" not null,
  seq integer not null,
  minted bigint not null,
  spent bigint not null,
  beyond bigint not null,
  settled bigint not null,
  given jsonb,
  primary key (org_id, counter, log)
) with (fillfactor = 70);
-- Counters `area/<anything>/id`.
create index cells_by_ends on cells (org_id, split_part(counter, '/', 1), split_part(counter, '/', 3));

create table attention (
  org_id text collate "C" not null,
  key text collate "C" not null,
  type text collate "C" not null,
  log text collate "C" not null,
  scope text collate "C" not null,
  seq integer not null,
  kind text collate "C" not null,
  reason text not null,
  found_at timestamptz not null default now(),
  primary key (org_id, key)
);
