-- A copied device is also one whose log goes on beyond where another of its logs continued it: one item per log that was
-- copied. The server's own processes may run side by side and are no copies.
create or replace view attention_items as
  select org_id, key, type, log, scope, seq, kind, reason from attention
  union all
  select n.org_id, 'device.cloned:' || n.continues_log, 'device.cloned', n.continues_log, min(n.scope),
      min(n.continues_seq), 'log.opened',
      (select string_agg(l, ' ' order by l collate "C") from unnest(
        array_agg(n.log) || case when max(o.head) > min(n.continues_seq) then array[n.continues_log] else '{}' end) l)
    from logs n
    left join logs o on o.org_id = n.org_id and o.log = n.continues_log
    where n.continues_log is not null and n.certificate ->> 'kind' <> 'server'
    group by n.org_id, n.continues_log
    having count(*) > 1 or max(o.head) > min(n.continues_seq);
