-- No part of a cell grows beyond 2^45 [COUNTER-8]: amounts near 2^53, forged or not, sum to what neither a bigint nor a reader's
-- number can hold.
create function most_in_cell() returns numeric language sql immutable parallel safe as $$ select 35184372088832::numeric $$;

create or replace function add_given(a jsonb, b jsonb) returns jsonb language sql immutable parallel safe as $$
  select case
    when a is null and b is null then null
    else (
      select jsonb_object_agg(holder, amount) from (
        select holder, least(sum(amount::numeric), most_in_cell()) as amount
          from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) g(holder, amount)
          group by holder
      ) s
    )
  end
$$;

create or replace function fold_effects(p_org text, p_log text, p_scope text, p_holder text, p_entries jsonb[])
returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  with effects as materialized (
    select (e.entry -> 'seq')::integer as seq, f.effect ->> 'counter' as counter, f.effect
      from unnest(p_entries) e(entry) cross join lateral jsonb_array_elements(e.entry -> 'effects') f(effect)
  ), sums as (
    select counter, max(seq) as seq,
        least(coalesce(sum((effect ->> 'mint')::numeric), 0), most_in_cell())::bigint as minted,
        least(coalesce(sum((effect ->> 'spend')::numeric), 0) + coalesce(sum((effect ->> 'settle')::numeric), 0),
          most_in_cell())::bigint as spent,
        least(coalesce(sum((effect ->> 'beyond')::numeric), 0), most_in_cell())::bigint as beyond,
        least(coalesce(sum((effect ->> 'settle')::numeric), 0), most_in_cell())::bigint as settled
      from effects group by counter
  ), gifts as (
    select counter, add_given(jsonb_object_agg(holder, amount), null) as given from (
        select counter, effect ->> 'to' as holder, sum((effect ->> 'give')::numeric) as amount
          from effects where effect ? 'give' group by 1, 2
      ) g group by counter
  )
  insert into cells as c (org_id, counter, log, scope, holder, seq, minted, spent, beyond, settled, given)
    select p_org, counter, p_log, p_scope, p_holder, seq, minted, spent, beyond, settled, given
      from sums left join gifts using (counter)
      order by counter collate "C"
    on conflict (org_id, counter, log) do update set
      seq = greatest(c.seq, excluded.seq),
      minted = least(c.minted + excluded.minted, most_in_cell())::bigint,
      spent = least(c.spent + excluded.spent, most_in_cell())::bigint,
      beyond = least(c.beyond + excluded.beyond, most_in_cell())::bigint,
      settled = least(c.settled + excluded.settled, most_in_cell())::bigint,
      given = case when excluded.given is null then c.given else add_given(c.given, excluded.given) end;
end
$$;
