-- A hub is a server of an organisation whose authority is another server: it knows where that is, and has none of its secrets.
alter table organisations add column upstream text;
alter table organisation_keys alter column authority_secret drop not null;

-- Where hubs said that they are reached on their branch's network.
create table hubs (
  org_id text collate "C" not null,
  device text collate "C" not null,
  branch text collate "C",
  -- {addresses, port, fingerprint}
  address jsonb not null,
  announced_at timestamptz not null,
  primary key (org_id, device)
);
