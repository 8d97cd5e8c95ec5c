-- Devices and people put out of use by word of the authority: what is beyond the cut is stored and has no effect [FOLD-4].

-- Every `device.cut` and `person.cut` that counts, whoever brought it.
create table cuts (
  org_id text collate "C" not null,
  log text collate "C" not null,
  seq integer not null,
  stamp text collate "C" not null,
  -- One of the two.
  device text collate "C",
  staff text collate "C",
  body jsonb not null,
  primary key (org_id, log, seq)
);
create index cuts_by_staff on cuts (org_id, staff) where staff is not null;

-- Rises when entries are to be judged otherwise than before; what was judged under another number is judged again.
create table cut_versions (
  org_id text collate "C" not null,
  version integer not null,
  primary key (org_id)
);

-- Where the cluster's server last said how far it holds every log.
alter table logs add column witnessed integer not null default 0;
alter table server_devices add column witnessed_at bigint not null default 0;

drop function ingest;

-- As before, but for what was said of a revoked device: its entries may come through others, and count up to its cut.
create function ingest(
  p_org text, p_log text, p_tip_head integer, p_tip_hash text,
  -- The number of `cut_versions` under which the entries were judged.
  p_cuts integer,
  -- The log as its first entry opens it; null when it is known.
  p_opens jsonb,
  -- People vouched for in these entries, by staff id.
  p_people jsonb,
  p_seqs integer[], p_hashes text[], p_signatures text[], p_kinds text[], p_ats bigint[], p_bys text[], p_voids text[],
  p_texts text[], p_stamp text,
  p_indexed jsonb, p_report jsonb, p_attention jsonb
) returns boolean language plpgsql as $$
declare
  known record;
  last integer := cardinality(p_seqs);
begin
  -- Cutting holds it for itself alone, so that no entry slips in between what a cut has read and what it says.
  perform pg_advisory_xact_lock_shared(hashtextextended(p_org, 7));
  if p_cuts <> coalesce((select version from cut_versions where org_id = p_org), 0) then
    return false;
  end if;
  if p_opens is not null then
    insert into logs (
        org_id, log, device, scope, holder, head, hash, stamp, continues_log, continues_seq, continues_hash,
        certificate, certificate_text, certificate_signature, touched_at
      ) values (
        p_org, p_log, p_opens ->> 'device', p_opens ->> 'scope', p_opens ->> 'holder', 0, p_tip_hash, '',
        p_opens #>> '{continues,log}', (p_opens #>> '{continues,seq}')::integer, p_opens #>> '{continues,hash}',
        p_opens -> 'certificate', p_opens #>> '{signed,text}', p_opens #>> '{signed,signature}', clock_timestamp()
      ) on conflict do nothing;
  end if;
  select head, hash, scope, holder, stopped into known
    from logs where org_id = p_org and log = p_log for update;
  if not found or known.stopped or known.head <> p_tip_head or known.hash <> p_tip_hash then
    return false;
  end if;

  insert into entries (org_id, log, seq, hash, signature, kind, at, by, void, text)
    select p_org, p_log, e.* from unnest(
      p_seqs, p_hashes, p_signatures, p_kinds, p_ats, p_bys, p_voids, p_texts) e order by 3;
  perform fold_entries(
    p_org, p_log, known.scope, known.holder, array_agg(e.text), p_indexed, p_report)
    from unnest(p_voids, p_texts) e(void, text) where e.void is null having count(*) > 0;
  insert into attention (org_id, key, type, log, scope, seq, kind, reason)
    select p_org, a.key, a.type, p_log, known.scope, a.seq, a.kind, a.reason
      from jsonb_to_recordset(p_attention) a(key text, type text, seq integer, kind text, reason text)
      on conflict do nothing;
  update logs set
      head = p_seqs[last], hash = p_hashes[last], stamp = p_stamp, people = people || p_people,
      touched_at = clock_timestamp()
    where org_id = p_org and log = p_log;
  return true;
end
$$;

-- Takes the effect of some entries of a log out of what is folded, or gives it to them: documents that they touch and cells that
-- they change are folded anew out of all entries of the scope, or the log, that have effect now.
create function refold_touched(p_org text, p_log text, p_texts text[], p_indexed jsonb)
returns void language plpgsql as $$
declare
  known record;
  touched_docs jsonb := (
    select coalesce(jsonb_object_agg(name, true), '{}') from (
      select distinct (p ->> 'doc') || ' ' || (p ->> 'id') as name
        from unnest(p_texts) t(text) cross join lateral jsonb_array_elements(t.text::jsonb -> 'patches') p
    ) d);
  touched_counters text[] := array(
    select distinct f ->> 'counter' from unnest(p_texts) t(text)
      cross join lateral jsonb_array_elements(t.text::jsonb -> 'effects') f);
begin
  select scope, holder into known from logs where org_id = p_org and log = p_log;
  if touched_docs <> '{}' then
    delete from documents where org_id = p_org and scope = known.scope and touched_docs ? (type || ' ' || id);
    delete from lookups where org_id = p_org and scope = known.scope and touched_docs ? (doc || ' ' || id);
    perform fold_patches(p_org, known.scope, array_agg(jsonb_build_object('stamp', e.stamp, 'patches', e.patches)), p_indexed)
      from (
        select t.entry -> 'stamp' as stamp, (
            select jsonb_agg(p) from jsonb_array_elements(t.entry -> 'patches') p
              where touched_docs ? ((p ->> 'doc') || ' ' || (p ->> 'id'))) as patches
          from logs l
          join entries e on e.org_id = l.org_id and e.log = l.log and e.void is null
            -- Entries are canonical text: one that changes documents has this in it.
            and position('"patches":[{' in e.text) > 0
          cross join lateral (select e.text::jsonb as entry) t
          where l.org_id = p_org and l.scope = known.scope
      ) e where e.patches is not null having count(*) > 0;
  end if;
  if cardinality(touched_counters) > 0 then
    delete from cells where org_id = p_org and log = p_log and counter = any(touched_counters);
    perform fold_effects(p_org, p_log, known.scope, known.holder,
        array_agg(jsonb_build_object('seq', e.seq, 'effects', e.effects)))
      from (
        select e.seq, (
            select jsonb_agg(f) from jsonb_array_elements(e.text::jsonb -> 'effects') f
              where f ->> 'counter' = any(touched_counters)) as effects
          from entries e
          where e.org_id = p_org and e.log = p_log and e.void is null and position('"effects":[{' in e.text) > 0
      ) e where e.effects is not null having count(*) > 0;
  end if;
end
$$;

-- Puts rows of one table of the read side in the place of those that came from these entries.
create function replace_report(p_org text, p_log text, p_table text, p_seqs integer[], p_rows jsonb)
returns void language plpgsql as $$
begin
  execute format('delete from %I where org_id = $1 and log = $2 and seq = any($3)', p_table) using p_org, p_log, p_seqs;
  execute format('insert into %I select r.* from jsonb_populate_recordset(null::%I, $1) r', p_table, p_table)
    using p_rows;
end
$$;
