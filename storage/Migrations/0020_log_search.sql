-- A text is looked up in the bigram index, or met soon by walking the index of the scope where it is frequent. With values unknown at planning the index
-- on time looked as good as any, and a search of all days walked every row; planned with its values each time, the span leaves out days and no more.
-- What is found comes with its time: only time and sequence together have an index.
drop function log_search(text, timestamptz, timestamptz, int);
create function log_search(needle text, first_at timestamptz, end_at timestamptz, at_most int) returns table (found_at timestamptz, found_sequence bigint)
  language plpgsql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off
  as $$
declare
  wanted text := trim(search_text(needle, ''));
  provinces int[] := scope_provinces();
  prisons int[] := scope_prisons();
  units int[] := scope_units();
  scope text := case
    when scope_sees_all() then 'true'
    when cardinality(provinces) = 1 and cardinality(prisons) = 0 and cardinality(units) = 0 then 'm.province = $6[1]'
    when cardinality(provinces) = 0 and cardinality(prisons) = 1 and cardinality(units) = 0 then 'm.prison = $7[1]'
    when cardinality(provinces) = 0 and cardinality(prisons) = 0 and cardinality(units) = 1 then 'm.unit_id = $8[1]'
    else 'm.province = any ($6) or m.prison = any ($7) or m.unit_id = any ($8)' end;
begin
  return query execute format($q$
    select m.at, m.sequence
    from log_message m
    where m.at >= $1 and m.at < $2
      and stored_grams(log_text(m.app, m.host, m.body)) @> $3
      and position($4 in log_text(m.app, m.host, m.body)) > 0
      and (%s)
    limit $5
    $q$, scope) using first_at, end_at, needle_grams(wanted), wanted, at_most, provinces, prisons, units;
end $$;
revoke all on function log_search(text, timestamptz, timestamptz, int) from public;
grant execute on function log_search(text, timestamptz, timestamptz, int) to prisonops_app;
