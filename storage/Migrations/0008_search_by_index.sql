-- The grams of the needle are made once, in a sub-select: as a function call in the condition they would be made again for every row. And a
-- text search never wants to read the whole table: what the bigram index finds is little, or the caller walks another order instead.
create or replace function object_search(needle text, with_retired boolean, at_most int) returns setof uuid
  language sql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off
  as $$
    select o.id
    from object o
    where o.grams @> (select needle_grams(trim(search_text(needle, ''))))
      and position((select trim(search_text(needle, ''))) in o.search) > 0
      and (with_retired or o.retired_at is null)
      and ((select scope_sees_all())
        or o.province = any ((select scope_provinces())::int[])
        or o.prison = any ((select scope_prisons())::int[])
        or o.unit_id = any ((select scope_units())::int[]))
    limit at_most
  $$;

create or replace function audit_search(needle text, at_most int) returns setof bigint
  language sql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off
  as $$
    select a.sequence
    from audit a
    where a.grams @> (select needle_grams(trim(search_text(needle, ''))))
      and position((select trim(search_text(needle, ''))) in a.search) > 0
      and ((select scope_sees_all())
        or a.province = any ((select scope_provinces())::int[])
        or a.prison = any ((select scope_prisons())::int[])
        or a.unit_id = any ((select scope_units())::int[]))
    limit at_most
  $$;

-- Within one prison or unit a text is found by walking its objects, retired ones included.
create index object_of_prison on object (prison);
create index object_of_unit on object (unit_id);
