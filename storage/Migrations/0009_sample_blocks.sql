-- Polls below the watermark become blocks: one row with the times of an object's polls in one layout, and one chunk for each of its series.
-- Hours and days are blocks too, whose chunks hold what a roll-up keeps. All bits are made and read by the product's code, not by SQL.
--
-- The number of a block says where it lies: kind (0 polls, 1 hours, 2 days) in bits 56 and up, period (week since Monday 1969-12-29 for polls,
-- year for the others) in bits 40 to 55, then a sequence. So both tables are partitioned by it, and retention drops partitions.

create sequence sample_block_number;
grant usage on sequence sample_block_number to prisonops_grid;

create table sample_block (
  id bigint not null primary key,
  object_id uuid not null,
  layout int not null,
  points int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  times bytea not null
) partition by range (id);
create index sample_block_object on sample_block (object_id, from_at);
grant select, insert, delete on sample_block to prisonops_grid;

-- A series of a block is named by its place in the block's layout. Content that bits have been squeezed out of cannot be compressed again.
create table sample_chunk (
  block_id bigint not null,
  place int not null,
  content bytea not null,
  primary key (block_id, place)
) partition by range (block_id);
alter table sample_chunk alter column content set storage external;
grant select, insert, delete on sample_chunk to prisonops_grid;

-- Rows that come when their time is closed already. Readers see them here until the next pass has merged them.
create table sample_late (
  object_id uuid not null,
  layout int not null,
  at timestamptz not null,
  "values" float8[] not null
);
create index sample_late_series on sample_late (object_id, at);
grant select, insert, delete on sample_late to prisonops_grid;

-- One row. Below settled_to all polls are blocks. From there to closed_to those of the objects up to objects_to are blocks already, and no
-- writer adds raw rows any more: a writer reads closed_to under a shared advisory lock in the transaction of its rows, and it is moved under the
-- exclusive one. It begins before any raw row that there may be.
create table sample_watermark (
  only_row boolean primary key default true check (only_row),
  settled_to timestamptz not null,
  closed_to timestamptz not null,
  objects_to uuid
);
insert into sample_watermark (settled_to, closed_to)
select first_day, first_day
from (select date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '32 days' as first_day) d;
grant select, update on sample_watermark to prisonops_grid;

create function sample_block_first(kind int, at timestamptz) returns bigint
  language sql stable parallel safe
  return (kind::bigint << 56) | (case when kind = 0 then (floor(extract(epoch from at) / 86400)::bigint + 3) / 7
    else extract(year from at at time zone 'UTC')::bigint end << 40);

create function sample_block_name(kind int, period int) returns text
  language sql immutable
  return (array['polls', 'hours', 'days'])[kind + 1] || '_' || period;

-- Made by the owner's function, so that the role of the compaction needs no right to change tables.
create function sample_block_partition(kind int, period int) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_id bigint := (kind::bigint << 56) | (period::bigint << 40);
  suffix text := sample_block_name(kind, period);
begin
  if to_regclass('public.sample_chunk_' || suffix) is not null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('prisonops.sample_partitions'));
  if to_regclass('public.sample_chunk_' || suffix) is not null then
    return false;
  end if;
  execute format('create table %I partition of sample_block for values from (%s) to (%s)', 'sample_block_' || suffix, first_id, first_id + (1::bigint << 40));
  execute format('create table %I partition of sample_chunk for values from (%s) to (%s)', 'sample_chunk_' || suffix, first_id, first_id + (1::bigint << 40));
  return true;
end $$;

-- Drops the periods of a kind before one.
create function sample_block_partitions_drop(dropped_kind int, before_period int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kind_name text := (array['polls', 'hours', 'days'])[dropped_kind + 1];
  partition text;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('prisonops.sample_partitions'));
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('sample_block'::regclass, 'sample_chunk'::regclass) and split_part(c.relname, '_', 3) = kind_name
      and split_part(c.relname, '_', 4)::int < before_period
  loop
    execute format('drop table %I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

-- Below this time all polls of the object are blocks.
create function sample_border(wanted uuid) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp
  return (select case when wanted <= w.objects_to then w.closed_to else w.settled_to end from sample_watermark w);

-- Partitions are young and their statistics old: the planner of both functions is told that every step goes by an index.
-- The layouts that objects in scope used between two times, to find out which place of which layout a series is.
create function sample_layouts(wanted uuid[], from_at timestamptz, to_at timestamptz)
  returns table (object_id uuid, layout int, names text[], instances text[], units text[])
  language sql stable security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
    select used.object_id, l.id, l.names, l.instances, l.units
    from (
      select distinct o.id as object_id, p.layout
      from unnest(wanted) o (id)
      cross join lateral (
        select r.layout from sample_raw r
        where r.object_id = o.id and r.at >= greatest(sample_layouts.from_at, sample_border(o.id)) and r.at < sample_layouts.to_at
        union all
        select t.layout from sample_late t where t.object_id = o.id and t.at >= sample_layouts.from_at and t.at < sample_layouts.to_at
        union all
        select b.layout from sample_block b where b.object_id = o.id and b.from_at < sample_layouts.to_at and b.to_at >= sample_layouts.from_at) p
      where object_is_visible(o.id)) used
    join series_layout l on l.id = used.layout
  $$;

-- What there is of series between two times, in one statement, so that a row which a pass moves meanwhile is seen once: chunks of one kind, then
-- polls that are no blocks yet. A series is an object with the place that it has in a layout; without places all of the objects' series are read.
create function sample_chunks(kind int, wanted uuid[], wanted_layouts int[], wanted_places int[], from_at timestamptz, to_at timestamptz)
  returns table (object_id uuid, layout int, block_id bigint, points int, times bytea, place int, content bytea, at timestamptz, "values" float8[])
  language sql stable security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
    with visible as materialized (select w.id, sample_border(w.id) as border from unnest(wanted) w (id) where object_is_visible(w.id)),
    series as materialized (select s.layout, s.place from unnest(wanted_layouts, wanted_places) s (layout, place)),
    block as materialized (
      select b.object_id, b.layout, b.id, b.points, b.times
      from visible o
      join sample_block b on b.object_id = o.id and b.from_at < sample_chunks.to_at and b.to_at >= sample_chunks.from_at
        and b.id >= sample_block_first(kind, sample_chunks.from_at) and b.id < sample_block_first(kind, sample_chunks.to_at) + (1::bigint << 40))
    select b.object_id, b.layout, b.id, b.points, b.times, c.place, c.content, null::timestamptz, null::float8[]
    from block b
    join series s on s.layout = b.layout
    join sample_chunk c on c.block_id = b.id and c.place = s.place
      and c.block_id >= sample_block_first(kind, sample_chunks.from_at) and c.block_id < sample_block_first(kind, sample_chunks.to_at) + (1::bigint << 40)
    union all
    select b.object_id, b.layout, b.id, b.points, b.times, c.place, c.content, null, null
    from block b
    join sample_chunk c on c.block_id = b.id
      and c.block_id >= sample_block_first(kind, sample_chunks.from_at) and c.block_id < sample_block_first(kind, sample_chunks.to_at) + (1::bigint << 40)
    where wanted_places is null
    union all
    select o.id, r.layout, null, null, null, s.place, null, r.at, case when wanted_places is null then r."values" else array[r."values"[s.place]] end
    from visible o
    cross join lateral (
      select q.layout, q.at, q."values" from sample_raw q
      where q.object_id = o.id and q.at >= greatest(sample_chunks.from_at, o.border) and q.at < sample_chunks.to_at
      union all
      select q.layout, q.at, q."values" from sample_late q
      where q.object_id = o.id and q.at >= sample_chunks.from_at and q.at < sample_chunks.to_at) r
    left join series s on s.layout = r.layout
    where wanted_places is null or s.place is not null
  $$;

drop function sample_series(uuid, timestamptz, timestamptz);
drop function sample_points(uuid, text, text, timestamptz, timestamptz);

do $$
declare door text;
begin
  foreach door in array array['sample_layouts(uuid[], timestamptz, timestamptz)', 'sample_chunks(int, uuid[], int[], int[], timestamptz, timestamptz)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_app', door);
  end loop;
  foreach door in array array['sample_block_partition(int, int)', 'sample_block_partitions_drop(int, int)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_grid', door);
  end loop;
  revoke all on function sample_border(uuid) from public;
end $$;
