-- Every table, key and index is led by org_id, so that rows of one organisation live together on one node of a
-- distributed engine. Keys sort by bytes ("C"), whatever the database's own locale.

create table organisations (
  org_id text collate "C" not null,
  slug text collate "C" not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (org_id)
);

-- Secrets, apart from the rest so that a copy of the business needs none of them.
create table organisation_keys (
  org_id text collate "C" not null,
  authority_key text not null,
  authority_secret text not null,
  -- Signs access and device tokens.
  token_secret text not null,
  primary key (org_id)
);

-- The server as a device of the organisation. Its row is the lock that server processes take to write in turn.
create table server_devices (
  org_id text collate "C" not null,
  secret text not null,
  certificate_text text not null,
  certificate_signature text not null,
  -- Openings so far: each process that writes is a new epoch.
  epochs integer not null default 0,
  -- Who holds the server's rights, and the storage it trusts to hold them; another storage means a new holder.
  holder text collate "C",
  storage text,
  primary key (org_id)
);
