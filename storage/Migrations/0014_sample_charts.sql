-- A chart in one call. The functions of 0013 were told the places of a series, which took a call before them, and planned anew with each call's
-- times: planning cost more than reading. A plan that is kept prunes its partitions when it starts, and costs a third.
drop function sample_layouts(uuid[], timestamptz, timestamptz);
drop function sample_chunks(int, uuid[], int[], int[], timestamptz, timestamptz);

-- Partitions are young and their statistics old: the planner of both functions is told that every step goes by an index.

-- The layouts that objects in scope used between two times. Settled days are known by their hours, of which there are far fewer than polls.
create function sample_layouts(wanted uuid[], from_time timestamptz, to_time timestamptz)
  returns table (object_id uuid, layout int, names text[], instances text[], units text[])
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
  declare
    seen uuid[] := array(select o.id from object o where o.id = any (wanted) and in_scope(o.unit_id, o.province, o.prison));
    mark sample_watermark;
    first_hour timestamptz := date_trunc('hour', from_time at time zone 'UTC') at time zone 'UTC';
    first_poll timestamptz;
    first_raw timestamptz;
  begin
    select w.* into mark from sample_watermark w;
    first_poll := greatest(from_time, date_trunc('day', mark.settled_to at time zone 'UTC') at time zone 'UTC');
    first_raw := greatest(from_time, mark.settled_to);
    return query
    select used.object_id, l.id, l.names, l.instances, l.units
    from (
      select distinct o.id as object_id, p.layout
      from unnest(seen) o (id)
      cross join lateral (
        select r.layout from sample_raw r where r.object_id = o.id and r.at >= first_raw and r.at < to_time
        union all
        select t.layout from sample_late t where t.object_id = o.id and t.at >= from_time and t.at < to_time
        union all
        select b.layout from sample_block b
        where b.object_id = o.id and b.from_at < to_time and b.to_at >= first_poll
          and b.id >= sample_block_first(0, first_poll) and b.id < sample_block_first(0, to_time) + (1::bigint << 40)
        union all
        select b.layout from sample_block b
        where b.object_id = o.id and b.from_at < to_time and b.to_at >= first_hour
          and b.id >= sample_block_first(1, first_hour) and b.id < sample_block_first(1, to_time) + (1::bigint << 40)) p) used
    join series_layout l on l.id = used.layout;
  end $$;

-- What there is of one series by its name, or of all series of some objects where the name is null, between two times. The function sees one
-- snapshot, so that a row which a pass moves meanwhile is seen once.
-- Of a block of hours, days or polls come its times and its chunks: together for one series; for all series the times once, as place 0. Points of
-- it count from begin_at on. Hours and days end with the last day that is settled for the object; what is settled of the day after it comes as
-- polls. Polls that are no blocks yet have no block_id: begin_at is their time, and content is the value, or as place 0 the array of all values, in
-- the form that it would be sent in anyhow, so that the client needs to unpack only what it draws.
create function sample_chunks(
    wanted_kind int, wanted uuid[], wanted_name text, wanted_instance text, from_time timestamptz, to_time timestamptz)
  returns table (object_id uuid, layout int, block_id bigint, points int, place int, times bytea, content bytea, begin_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  set work_mem = '64MB'
  as $$
  declare
    seen uuid[] := array(select o.id from object o where o.id = any (wanted) and in_scope(o.unit_id, o.province, o.prison));
    mark sample_watermark;
    borders timestamptz[];
    begins timestamptz[];
    first_raw timestamptz;
    block_kind int;
    first_id bigint;
    end_id bigint;
  begin
    select w.* into mark from sample_watermark w;
    borders := array(
      select case when s.id <= mark.objects_to then mark.closed_to else mark.settled_to end
      from unnest(seen) with ordinality s (id, place) order by s.place);
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
        join sample_block b on b.object_id = o.id and b.from_at < to_time and b.to_at >= o.begin_at and b.id >= first_id and b.id < end_id),
      series as materialized (
        select l.id, p.place::int
        from series_layout l
        cross join lateral unnest(l.names, l.instances) with ordinality p (name, instance, place)
        where wanted_name is not null and l.id in (select distinct u.layout from block u) and p.name = wanted_name and p.instance = wanted_instance)
      select b.object_id, b.layout, b.id, b.points, s.place, b.times, c.content, b.begin_at
      from block b
      join series s on s.id = b.layout
      left join sample_chunk c on c.block_id = b.id and c.place = s.place and c.block_id >= first_id and c.block_id < end_id
      union all
      select b.object_id, b.layout, b.id, b.points, 0, b.times, null, b.begin_at
      from block b
      where wanted_name is null
      union all
      select b.object_id, b.layout, b.id, b.points, c.place, null, c.content, b.begin_at
      from block b
      join sample_chunk c on c.block_id = b.id and c.block_id >= first_id and c.block_id < end_id
      where wanted_name is null;
    end loop;

    begins := array(select greatest(from_time, b.border) from unnest(borders) with ordinality b (border, place) order by b.place);
    first_raw := (select min(b) from unnest(begins) b);
    if wanted_name is null then
      return query
      select o.id, r.layout, null::bigint, null::int, 0, null::bytea, array_send(r."values"), r.at
      from unnest(seen, begins) o (id, begin_at)
      cross join lateral (
        select q.layout, q.at, q."values" from sample_raw q
        where q.object_id = o.id and q.at >= o.begin_at and q.at >= first_raw and q.at < to_time
        union all
        select q.layout, q.at, q."values" from sample_late q
        where q.object_id = o.id and q.at >= from_time and q.at < to_time) r;
    else
      return query
      with poll as materialized (
        select o.id, r.layout, r.at, r."values"
        from unnest(seen, begins) o (id, begin_at)
        cross join lateral (
          select q.layout, q.at, q."values" from sample_raw q
          where q.object_id = o.id and q.at >= o.begin_at and q.at >= first_raw and q.at < to_time
          union all
          select q.layout, q.at, q."values" from sample_late q
          where q.object_id = o.id and q.at >= from_time and q.at < to_time) r),
      series as materialized (
        select l.id, p.place::int
        from series_layout l
        cross join lateral unnest(l.names, l.instances) with ordinality p (name, instance, place)
        where l.id in (select distinct u.layout from poll u) and p.name = wanted_name and p.instance = wanted_instance)
      select p.id, p.layout, null::bigint, null::int, s.place, null::bytea, float8send(coalesce(p."values"[s.place], 'NaN')), p.at
      from poll p
      join series s on s.id = p.layout;
    end if;
  end $$;

do $$
declare door text;
begin
  foreach door in array array['sample_layouts(uuid[], timestamptz, timestamptz)', 'sample_chunks(int, uuid[], text, text, timestamptz, timestamptz)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_app', door);
  end loop;
end $$;
