-- Sample tables have no scope columns and no policy, because COPY does not work under row-level security. The web has no right on them: it
-- reads through functions that check first that the object is in its scope.

create table series_layout (
  id int generated always as identity primary key,
  digest bytea not null,
  names text[] not null,
  instances text[] not null,
  units text[] not null,
  constraint series_layout_digest unique (digest)
);
grant select, insert on series_layout to prisonops_grid;

create table sample_raw (
  object_id uuid not null,
  layout int not null,
  at timestamptz not null,
  "values" float8[] not null
) partition by range (at);
create index sample_raw_series on sample_raw (object_id, at);
grant select, insert on sample_raw to prisonops_grid;

-- Written in the transaction of its batch: a batch whose answer was lost is looked up here before it is sent again.
create table sample_batch (
  id uuid primary key,
  row_count int not null,
  committed_at timestamptz not null
);
create index sample_batch_age on sample_batch (committed_at);
grant select, insert, delete on sample_batch to prisonops_grid;

-- Partitions are made and dropped by the owner's function, so that the writer's role needs no right to change tables.
create function sample_partitions_keep(first_day date, last_day date) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted date;
  partition text;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('prisonops.sample_partitions'));
  for wanted in select generate_series(first_day, last_day, interval '1 day')::date loop
    partition := 'sample_raw_' || to_char(wanted, 'YYYYMMDD');
    if to_regclass('public.' || partition) is null then
      execute format('create table %I partition of sample_raw for values from (%L) to (%L)',
        partition, wanted::timestamp at time zone 'UTC', (wanted + 1)::timestamp at time zone 'UTC');
    end if;
  end loop;
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'sample_raw'::regclass and c.relname < 'sample_raw_' || to_char(first_day, 'YYYYMMDD')
  loop
    execute format('drop table %I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function sample_partitions_keep(date, date) from public;
grant execute on function sample_partitions_keep(date, date) to prisonops_grid;

-- Null when the object is not in scope, so that the caller can tell it from an object without samples.
create function object_is_visible(wanted uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select from object o where o.id = wanted and in_scope(o.unit_id, o.province, o.prison))
  $$;

create function sample_series(wanted uuid, from_at timestamptz, to_at timestamptz)
  returns table (name text, instance text, unit text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select distinct s.name, s.instance, s.unit
    from (select distinct r.layout from sample_raw r where r.object_id = wanted and r.at >= from_at and r.at < to_at) used
    join series_layout l on l.id = used.layout
    cross join lateral unnest(l.names, l.instances, l.units) s (name, instance, unit)
    where object_is_visible(wanted)
    order by s.name, s.instance
  $$;

create function sample_points(wanted uuid, wanted_name text, wanted_instance text, from_at timestamptz, to_at timestamptz)
  returns table (at timestamptz, value float8)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select r.at, r."values"[p.place]
    from sample_raw r
    join (
      select l.id, s.place::int as place
      from series_layout l
      cross join lateral unnest(l.names, l.instances) with ordinality s (name, instance, place)
      where l.id in (select distinct u.layout from sample_raw u where u.object_id = wanted and u.at >= from_at and u.at < to_at)
        and s.name = wanted_name and s.instance = wanted_instance) p on p.id = r.layout
    where r.object_id = wanted and r.at >= from_at and r.at < to_at and object_is_visible(wanted)
    order by r.at
  $$;

do $$
declare door text;
begin
  foreach door in array array[
    'object_is_visible(uuid)', 'sample_series(uuid, timestamptz, timestamptz)', 'sample_points(uuid, text, text, timestamptz, timestamptz)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_app', door);
  end loop;
end $$;
