-- Who may see a row. Every request of the web sets four transaction-local settings; a policy compares integers with them and nothing else,
-- because an operator that is not leakproof would lose its index under row-level security. Without settings nothing is visible.

revoke all on schema public from public;
grant usage on schema public to prisonops_grid, prisonops_app;

create function scope_sees_all() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('prisonops.scope_all', true), '') = 'on';

create function scope_provinces() returns int[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('prisonops.scope_provinces', true), ''), ',')::int[], '{}');

create function scope_prisons() returns int[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('prisonops.scope_prisons', true), ''), ',')::int[], '{}');

create function scope_units() returns int[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('prisonops.scope_units', true), ''), ',')::int[], '{}');

-- For SECURITY DEFINER functions, which run as the owner and so past the policies: the same rule as a function of a row's place.
create function in_scope(unit_id int, province int, prison int) returns boolean
  language sql stable parallel safe
  return scope_sees_all() or province = any (scope_provinces()) or prison = any (scope_prisons()) or unit_id = any (scope_units());

-- Puts a table with the columns unit_id, province and prison under the policies. Each setting stands in a sub-select, so that it is read once
-- per statement and not once per row.
create procedure guard(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format($policy$
    create policy in_scope on %s for all to prisonops_app using (
      (select scope_sees_all())
      or province = any ((select scope_provinces())::int[])
      or prison = any ((select scope_prisons())::int[])
      or unit_id = any ((select scope_units())::int[]))$policy$, guarded);
  execute format('create policy grid on %s for all to prisonops_grid using (true)', guarded);
end $$;

-- Search that serves Chinese: trigrams need three characters, most Chinese words have two. A text is found when all of its bigrams are in the
-- column and the text itself is in the searched text; a single character is found by its unigram.
create function search_text(a text, b text) returns text
  language sql immutable parallel safe
  return lower(normalize(coalesce(a, '') || ' ' || coalesce(b, ''), NFKC));

create function stored_grams(searched text) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct gram), '{}')
    from (
      select substr(searched, start, size) as gram
      from generate_series(1, length(searched)) start, generate_series(1, 2) size
      where start + size - 1 <= length(searched)) grams
    where position(' ' in gram) = 0
  $$;

create function needle_grams(needle text) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct gram), '{}')
    from (
      select substr(needle, start, least(2, length(needle))) as gram
      from generate_series(1, greatest(1, length(needle) - 1)) start) grams
    where position(' ' in gram) = 0 and gram <> ''
  $$;
