-- What must never be in a log: passwords, PIN verifiers, tokens. Who the people are is in documents.
create table credentials (
  org_id text collate "C" not null,
  staff text collate "C" not null,
  password_hash text not null,
  -- {salt, iterations, hash} made by the client; the PIN itself never comes here.
  pin_verifier jsonb,
  -- The person's ticket as signed last; signed anew when what it says has changed.
  ticket_text text,
  ticket_signature text,
  changed_at timestamptz not null default now(),
  primary key (org_id, staff)
);

-- One row for a sign-in; its token changes with every use. A token used twice ends the family.
create table refresh_tokens (
  org_id text collate "C" not null,
  family text collate "C" not null,
  staff text collate "C" not null,
  current_hash text collate "C" not null,
  previous_hash text collate "C",
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (org_id, family)
);
create index refresh_tokens_by_staff on refresh_tokens (org_id, staff);

create table enrol_codes (
  org_id text collate "C" not null,
  hash text collate "C" not null,
  created_by text collate "C" not null,
  name text not null,
  kind text not null,
  branch text collate "C",
  code text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (org_id, hash)
);

create table devices (
  org_id text collate "C" not null,
  device text collate "C" not null,
  certificate jsonb not null,
  certificate_text text not null,
  certificate_signature text not null,
  enrolled_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (org_id, device)
);

create table blobs (
  org_id text collate "C" not null,
  hash text collate "C" not null,
  mime text not null,
  bytes bytea not null,
  stored_at timestamptz not null default now(),
  primary key (org_id, hash)
);

-- Answers to commands that named themselves, so that a repetition (the reply was lost) gets the same answer.
create table command_replies (
  org_id text collate "C" not null,
  staff text collate "C" not null,
  key text collate "C" not null,
  -- SHA-256 of command and arguments: the same key with another request is an error.
  request text not null,
  result jsonb,
  created_at timestamptz not null default now(),
  primary key (org_id, staff, key)
);
create index command_replies_by_age on command_replies (org_id, created_at);
