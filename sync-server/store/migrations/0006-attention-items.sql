-- What a person should look at: items kept when they were found, and copied devices, which are two logs that continue the
-- same one and so follow from the logs themselves, whichever came first.
create view attention_items as
  select org_id, key, type, log, scope, seq, kind, reason from attention
  union all
  select a.org_id, 'device.cloned:' || a.log || ' ' || b.log, 'device.cloned', a.continues_log, a.scope,
      least(a.continues_seq, b.continues_seq), 'log.opened', a.log || ' ' || b.log
    from logs a
    join logs b on b.org_id = a.org_id and b.continues_log = a.continues_log and b.log > a.log
    where a.continues_log is not null;
