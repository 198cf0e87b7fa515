-- Hours and days are made once, when their day is over, from the blocks of its polls: made with every window, as 0009 meant it, their rows were
-- written again so often that they took more room than the polls. Until then charts take the polls of the present day. No raw row has been dropped
-- since 0009, which was never released, so what it made is forgotten and made again.
truncate sample_block, sample_chunk;
update sample_watermark set (settled_to, closed_to, objects_to) = (
  select first_day, first_day, null::uuid
  from (select date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '32 days' as first_day) d);

-- Immutable, so that the planner knows the partitions before it plans them.
create or replace function sample_block_first(kind int, at timestamptz) returns bigint
  language sql immutable parallel safe
  return (kind::bigint << 56) | (case when kind = 0 then (floor(extract(epoch from at at time zone 'UTC') / 86400)::bigint + 3) / 7
    else extract(year from at at time zone 'UTC')::bigint end << 40);

drop function sample_layouts(uuid[], timestamptz, timestamptz);
drop function sample_chunks(int, uuid[], int[], int[], timestamptz, timestamptz);

-- Both functions below plan anew with each call's times, so that only the partitions in question are planned and locked. Partitions are young and
-- their statistics old: the planner is told that every step goes by an index.

-- The layouts that objects in scope used between two times, to find out which place of which layout a series is.
create function sample_layouts(wanted uuid[], from_time timestamptz, to_time timestamptz)
  returns table (object_id uuid, layout int, names text[], instances text[], units text[])
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
  declare
    seen uuid[] := array(select w from unnest(wanted) w where object_is_visible(w));
    borders timestamptz[] := array(select greatest(from_time, sample_border(s.id)) from unnest(seen) with ordinality s (id, place) order by s.place);
    first_raw timestamptz := (select min(b) from unnest(borders) b);
    first_poll bigint := sample_block_first(0, from_time);
    end_poll bigint := sample_block_first(0, to_time) + (1::bigint << 40);
    first_hour bigint := sample_block_first(1, from_time);
    end_hour bigint := sample_block_first(1, to_time) + (1::bigint << 40);
  begin
    return query
    select used.object_id, l.id, l.names, l.instances, l.units
    from (
      select distinct o.id as object_id, p.layout
      from unnest(seen, borders) o (id, border)
      cross join lateral (
        select r.layout from sample_raw r where r.object_id = o.id and r.at >= o.border and r.at >= first_raw and r.at < to_time
        union all
        select t.layout from sample_late t where t.object_id = o.id and t.at >= from_time and t.at < to_time
        union all
        select b.layout from sample_block b
        where b.object_id = o.id and b.from_at < to_time and b.to_at >= from_time and b.id >= first_poll and b.id < end_poll
        union all
        select b.layout from sample_block b
        where b.object_id = o.id and b.from_at < to_time and b.to_at >= from_time and b.id >= first_hour and b.id < end_hour) p) used
    join series_layout l on l.id = used.layout;
  end $$;

-- What there is of series between two times. The function sees one snapshot, so that a row which a pass moves meanwhile is seen once. Of each block
-- its times come as place 0, then its chunks; polls that are no blocks yet come as values. Hours and days end with the last day that is settled for
-- the object: what is settled of the day after it comes as polls, whose points count from valid_from on. A series is a place in a layout; without
-- places all series of the objects are read.
create function sample_chunks(
    wanted_kind int, wanted uuid[], wanted_layouts int[], wanted_places int[], from_time timestamptz, to_time timestamptz)
  returns table (
    object_id uuid, layout int, block_id bigint, points int, place int, content bytea, valid_from timestamptz, at timestamptz, "values" float8[])
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
  declare
    seen uuid[] := array(select w from unnest(wanted) w where object_is_visible(w));
    borders timestamptz[] := array(select sample_border(s.id) from unnest(seen) with ordinality s (id, place) order by s.place);
    begins timestamptz[];
    first_raw timestamptz;
    block_kind int;
    first_id bigint;
    end_id bigint;
  begin
    foreach block_kind in array case when wanted_kind = 0 then array[0] else array[wanted_kind, 0] end loop
      begins := array(
        select case when block_kind = wanted_kind then from_time
          else greatest(from_time, date_trunc('day', b.border at time zone 'UTC') at time zone 'UTC') end
        from unnest(borders) with ordinality b (border, place) order by b.place);
      first_id := sample_block_first(block_kind, (select min(b) from unnest(begins) b));
      end_id := sample_block_first(block_kind, to_time) + (1::bigint << 40);
      return query
      with block as materialized (
        select b.object_id, b.layout, b.id, b.points, b.times, o.begin_at
        from unnest(seen, begins) o (id, begin_at)
        join sample_block b on b.object_id = o.id and b.from_at < to_time and b.to_at >= o.begin_at and b.id >= first_id and b.id < end_id
        where wanted_layouts is null or b.layout = any (wanted_layouts))
      select b.object_id, b.layout, b.id, b.points, 0, b.times, b.begin_at, null::timestamptz, null::float8[]
      from block b
      union all
      select b.object_id, b.layout, b.id, b.points, c.place, c.content, b.begin_at, null, null
      from block b
      join sample_chunk c on c.block_id = b.id and c.block_id >= first_id and c.block_id < end_id
      where wanted_places is null
      union all
      select b.object_id, b.layout, b.id, b.points, c.place, c.content, b.begin_at, null, null
      from block b
      join unnest(wanted_layouts, wanted_places) s (layout, place) on s.layout = b.layout
      join sample_chunk c on c.block_id = b.id and c.place = s.place and c.block_id >= first_id and c.block_id < end_id;
    end loop;

    begins := array(select greatest(from_time, b.border) from unnest(borders) with ordinality b (border, place) order by b.place);
    first_raw := (select min(b) from unnest(begins) b);
    return query
    select o.id, r.layout, null::bigint, null::int, s.place, null::bytea, null::timestamptz, r.at,
      case when wanted_places is null then r."values" else array[coalesce(r."values"[s.place], 'NaN')] end
    from unnest(seen, begins) o (id, begin_at)
    cross join lateral (
      select q.layout, q.at, q."values" from sample_raw q
      where q.object_id = o.id and q.at >= o.begin_at and q.at >= first_raw and q.at < to_time
      union all
      select q.layout, q.at, q."values" from sample_late q
      where q.object_id = o.id and q.at >= from_time and q.at < to_time) r
    left join unnest(wanted_layouts, wanted_places) s (layout, place) on s.layout = r.layout
    where wanted_places is null or s.place is not null;
  end $$;

do $$
declare door text;
begin
  foreach door in array array['sample_layouts(uuid[], timestamptz, timestamptz)', 'sample_chunks(int, uuid[], int[], int[], timestamptz, timestamptz)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_app', door);
  end loop;
end $$;
