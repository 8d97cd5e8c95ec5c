-- The fold of shared/core in SQL: the same documents, cells and hash, proved by a differential test.

-- Text that sorts under "C" as its UTF-16 code units do, which is how shared/core sorts: code points from U+10000 up
-- come before U+E000 there.
create function code_units(value text) returns text language sql immutable parallel safe as $$
  select case
    when octet_length(value) = length(value) then value
    else regexp_replace(value, '([\uE000-\uFFFF])', chr(1114111) || '\1', 'g')
  end
$$;

-- Every key of a document; a set gives one key per member, null for one taken out [DOC-1, DOC-4].
create function doc_keys(doc_stamp text, fields jsonb, stamps jsonb)
returns table (key text, value jsonb, stamp text) language sql immutable parallel safe as $$
  select f.key, f.value, coalesce(stamps ->> f.key, doc_stamp)
    from jsonb_each(fields) f where jsonb_typeof(f.value) <> 'array'
  union all
  select f.key || '/' || m.member, 'true'::jsonb, coalesce(stamps ->> (f.key || '/' || m.member), doc_stamp)
    from jsonb_each(fields) f
    cross join lateral jsonb_array_elements_text(
      case when jsonb_typeof(f.value) = 'array' then f.value else '[]' end) m(member)
  union all
  select s.key, 'null'::jsonb, s.value
    from jsonb_each_text(coalesce(stamps, '{}')) s
    where position('/' in s.key) > 0
      and not coalesce(
        case when jsonb_typeof(fields -> left(s.key, position('/' in s.key) - 1)) = 'array'
          then (fields -> left(s.key, position('/' in s.key) - 1)) ? substr(s.key, position('/' in s.key) + 1)
        end, false)
$$;

-- Two copies of a document made one, in normal form: `mergeDocs`.
create function merge_doc(
  a_stamp text, a_fields jsonb, a_stamps jsonb, b_stamp text, b_fields jsonb, b_stamps jsonb
) returns table (stamp text, fields jsonb, stamps jsonb) language sql immutable parallel safe as $$
  with greatest_keys as (
    select distinct on (k.key) k.key, k.value, k.stamp collate "C" as stamp, nullif(position('/' in k.key), 0) as slash
      from (
        select * from doc_keys(a_stamp, a_fields, a_stamps)
        union all
        select * from doc_keys(b_stamp, b_fields, b_stamps)
      ) k
      order by k.key, k.stamp collate "C" desc, code_units(k.value::text) collate "C" desc
  ), won as (
    select * from greatest_keys k where slash is not null or not exists (
      select from greatest_keys m where left(m.key, m.slash - 1) = k.key)
  ), low as (
    select won.*, min(won.stamp) over () as lowest from won
  ), sets as (
    select left(key, slash - 1) as field,
        jsonb_agg(substr(key, slash + 1) order by code_units(substr(key, slash + 1)) collate "C") as members
      from won where slash is not null and value <> 'null'::jsonb group by 1
  )
  select coalesce(min(low.lowest), ''),
    coalesce(jsonb_object_agg(low.key, low.value) filter (where slash is null), '{}')
      || coalesce((select jsonb_object_agg(field, members) from sets), '{}'),
    jsonb_object_agg(low.key, low.stamp)
      filter (where low.stamp <> lowest or (slash is not null and low.value = 'null'::jsonb))
  from low
$$;

create function add_given(a jsonb, b jsonb) returns jsonb language sql immutable parallel safe as $$
  select case
    when a is null then b
    when b is null then a
    else (
      select jsonb_object_agg(holder, amount) from (
        select holder, sum(amount::bigint) as amount
          from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) g(holder, amount)
          group by holder
      ) s
    )
  end
$$;

-- What a document is found by under one field; nothing when it is deleted. Longer values are nobody's code or login.
create function lookup_values(fields jsonb, field text) returns setof text language sql immutable parallel safe as $$
  select v.value from (
      select m.value from jsonb_array_elements_text(
        case when jsonb_typeof(fields -> field) = 'array' then fields -> field else '[]' end) m(value)
      union all
      select fields ->> field where jsonb_typeof(fields -> field) in ('string', 'number', 'boolean')
    ) v
    where (fields -> 'deleted') is distinct from 'true'::jsonb and v.value <> '' and length(v.value) <= 200
$$;

-- What entries of one log change in documents: set by set, whatever their number. Rows are taken in the order of their
-- keys here and below, so that two transactions never wait for each other in a ring.
create function fold_patches(p_org text, p_scope text, p_entries jsonb[], p_indexed jsonb)
returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  with patches as materialized (
    select e.entry ->> 'stamp' as stamp, p.patch
      from unnest(p_entries) e(entry) cross join lateral jsonb_array_elements(e.entry -> 'patches') p(patch)
  ), keys as (
    select patch ->> 'doc' as type, patch ->> 'id' as id, s.key,
        case when position('/' in s.key) > 0 and s.value <> 'null'::jsonb then 'true'::jsonb else s.value end as value,
        stamp collate "C" as stamp
      from patches cross join lateral jsonb_each(patch -> 'set') s
  ), greatest_keys as (
    select distinct on (type, id, key) type, id, key, value, stamp, nullif(position('/' in key), 0) as slash
      from keys order by type, id, key, stamp desc, code_units(value::text) collate "C" desc
  ), won as (
    -- A plain value under the name of a set counts for nothing.
    select k.* from greatest_keys k left join (
        select distinct type, id, left(key, slash - 1) as name from greatest_keys where slash is not null
      ) s on s.type = k.type and s.id = k.id and s.name = k.key
      where k.slash is not null or s.name is null
  ), low as (
    select won.*, min(stamp) over (partition by type, id) as lowest from won
  ), plain as (
    select type, id, lowest,
        coalesce(jsonb_object_agg(key, value) filter (where slash is null), '{}') as fields,
        jsonb_object_agg(key, stamp)
          filter (where stamp <> lowest or (slash is not null and value = 'null'::jsonb)) as stamps
      from low group by type, id, lowest
    union all
    -- Named by a patch that sets nothing.
    select distinct patch ->> 'doc', patch ->> 'id', '', '{}'::jsonb, null::jsonb from patches
      where not exists (select from keys k where k.type = patch ->> 'doc' and k.id = patch ->> 'id')
  ), sets as (
    select type, id, jsonb_object_agg(field, members) as fields from (
        select type, id, left(key, slash - 1) as field,
            jsonb_agg(substr(key, slash + 1) order by code_units(substr(key, slash + 1)) collate "C") as members
          from won where slash is not null and value <> 'null'::jsonb group by 1, 2, 3
      ) s group by type, id
  ), stored as (
    insert into documents as d (org_id, type, id, scope, stamp, fields, stamps)
      select p_org, type, id, p_scope, lowest, plain.fields || coalesce(sets.fields, '{}'), stamps
        from plain left join sets using (type, id)
        order by type collate "C", id collate "C"
      on conflict (org_id, type, id, scope) do update set (stamp, fields, stamps) = (
        select m.stamp, m.fields, m.stamps
          from merge_doc(d.stamp, d.fields, d.stamps, excluded.stamp, excluded.fields, excluded.stamps) m
      )
      returning d.type, d.id, d.fields
  ), wanted as (
    select s.type as doc, i.field, v.value, s.id
      from stored s
      join jsonb_to_recordset(p_indexed) i(doc text, field text) on i.doc = s.type
      cross join lateral lookup_values(s.fields, i.field) v(value)
  ), dropped as (
    delete from lookups l using stored s
      where l.org_id = p_org and l.doc = s.type and l.id = s.id and l.scope = p_scope
        and not exists (
          select from wanted w where (w.doc, w.field, w.value, w.id) = (l.doc, l.field, l.value, l.id)
        )
  )
  insert into lookups (org_id, doc, field, value, id, scope)
    select p_org, doc, field, value, id, p_scope from wanted
      order by doc collate "C", field collate "C", value collate "C", id collate "C"
    on conflict do nothing;
end
$$;

-- What entries of one log do to its cells of counters.
create function fold_effects(p_org text, p_log text, p_scope text, p_holder text, p_entries jsonb[])
returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  with effects as materialized (
    select (e.entry -> 'seq')::integer as seq, f.effect ->> 'counter' as counter, f.effect
      from unnest(p_entries) e(entry) cross join lateral jsonb_array_elements(e.entry -> 'effects') f(effect)
  ), sums as (
    select counter, max(seq) as seq,
        coalesce(sum((effect ->> 'mint')::bigint), 0) as minted,
        coalesce(sum((effect ->> 'spend')::bigint), 0) + coalesce(sum((effect ->> 'settle')::bigint), 0) as spent,
        coalesce(sum((effect ->> 'beyond')::bigint), 0) as beyond,
        coalesce(sum((effect ->> 'settle')::bigint), 0) as settled
      from effects group by counter
  ), gifts as (
    select counter, jsonb_object_agg(holder, amount) as given from (
        select counter, effect ->> 'to' as holder, sum((effect ->> 'give')::bigint) as amount
          from effects where effect ? 'give' group by 1, 2
      ) g group by counter
  )
  insert into cells as c (org_id, counter, log, scope, holder, seq, minted, spent, beyond, settled, given)
    select p_org, counter, p_log, p_scope, p_holder, seq, minted, spent, beyond, settled, given
      from sums left join gifts using (counter)
      order by counter collate "C"
    on conflict (org_id, counter, log) do update set
      seq = greatest(c.seq, excluded.seq),
      minted = c.minted + excluded.minted,
      spent = c.spent + excluded.spent,
      beyond = c.beyond + excluded.beyond,
      settled = c.settled + excluded.settled,
      given = case when excluded.given is null then c.given else add_given(c.given, excluded.given) end;
end
$$;

-- Folds entries of one log that have effect, in any order, each once: documents, look-ups, cells, rows of the read side.
create function fold_entries(
  p_org text, p_log text, p_scope text, p_holder text, p_texts text[], p_indexed jsonb, p_report jsonb
) returns void language plpgsql as $$
declare
  entries jsonb[] := array(select t.text::jsonb from unnest(p_texts) t(text));
  report record;
begin
  if exists (select from unnest(entries) e(entry) where jsonb_array_length(e.entry -> 'patches') > 0) then
    perform fold_patches(p_org, p_scope, entries, p_indexed);
  end if;
  if exists (select from unnest(entries) e(entry) where jsonb_array_length(e.entry -> 'effects') > 0) then
    perform fold_effects(p_org, p_log, p_scope, p_holder, entries);
  end if;
  for report in select key, value from jsonb_each(p_report) loop
    execute format('insert into %I select r.* from jsonb_populate_recordset(null::%I, $1) r', report.key, report.key)
      using report.value;
  end loop;
end
$$;

-- Takes judged entries of one log in, if the log still is where they were judged: entries, their fold, attention items and
-- the log's tip, or nothing. False: somebody else got there first; read the tip again.
create function ingest(
  p_org text, p_log text, p_tip_head integer, p_tip_hash text,
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
  if exists (
      select from devices d
        where d.org_id = p_org and d.device = split_part(p_log, '.', 1) and d.revoked_at is not null) then
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

create function merge_scopes(p_org text, p_scopes text[], p_type text, p_id text)
returns table (stamp text, fields jsonb, stamps jsonb) language plpgsql stable as $$
declare
  part record;
begin
  for part in select d.stamp, d.fields, d.stamps from documents d
      where d.org_id = p_org and d.type = p_type and d.id = p_id
        and (p_scopes is null or d.scope = any(p_scopes)) loop
    if stamp is null then
      stamp := part.stamp; fields := part.fields; stamps := part.stamps;
    else
      select m.stamp, m.fields, m.stamps into stamp, fields, stamps
        from merge_doc(stamp, fields, stamps, part.stamp, part.fields, part.stamps) m;
    end if;
  end loop;
  return next;
end
$$;

-- The documents of an organisation as one who reads these scopes folds them; all scopes when null.
create function whole_documents(p_org text, p_scopes text[])
returns table (type text, id text, stamp text, fields jsonb, stamps jsonb) language sql stable as $$
  with parts as (
    select d.type, d.id, d.stamp, d.fields, d.stamps, count(*) over (partition by d.type, d.id) as scopes
      from documents d where d.org_id = p_org and (p_scopes is null or d.scope = any(p_scopes))
  )
  select type, id, stamp, fields, stamps from parts where scopes = 1
  union all
  select t.type, t.id, m.stamp, m.fields, m.stamps
    from (select distinct type, id from parts where scopes > 1) t
    cross join lateral merge_scopes(p_org, p_scopes, t.type, t.id) m
$$;

create function first_48_bits(value text) returns bigint language sql immutable parallel safe as $$
  select ('x' || left(encode(sha256(convert_to(value, 'UTF8')), 'hex'), 12))::bit(48)::bigint
$$;

-- `stateHash` of shared/core over what these scopes hold [FOLD-5]; over everything when null.
create function state_hash(p_org text, p_scopes text[] default null) returns text language sql stable as $$
  with documents_hashed as (
    select first_48_bits(
        coalesce(string_agg(l.line, E'\n' order by code_units(l.line) collate "C"), '')) as bits
      from whole_documents(p_org, p_scopes) d
      left join lateral (
        select d.type || E'\t' || d.id || E'\t' || k.key || E'\t' || k.stamp || E'\t' || k.value::text as line
          from doc_keys(d.stamp, d.fields, d.stamps) k
      ) l on true
      group by d.type, d.id
  ), cells_hashed as (
    select first_48_bits(concat_ws(E'\t', counter, log, minted, spent, beyond, settled, coalesce(
        (select string_agg(g.key || ':' || g.value, ',' order by g.key collate "C") from jsonb_each_text(given) g), '')
      )) as bits
      from cells where org_id = p_org and (p_scopes is null or scope = any(p_scopes))
  ), total as (
    select mod(coalesce(sum(bits), 0), 18446744073709551616) as sum from (
      select bits from documents_hashed union all select bits from cells_hashed) b
  )
  select lpad(to_hex(div(sum, 4294967296)::bigint), 8, '0') || lpad(to_hex(mod(sum, 4294967296)::bigint), 8, '0')
    from total
$$;
