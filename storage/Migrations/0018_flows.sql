-- Flows of the network by minute of receipt: what each exporter saw in all, by port, and by its greatest conversations.

create table flow_minute (
  batch uuid not null,
  at timestamptz not null,
  object_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  format smallint not null,
  octets bigint not null,
  packets bigint not null,
  flows bigint not null,
  lost_flows bigint not null,
  lost_datagrams bigint not null,
  sets_without_template bigint not null,
  malformed bigint not null
) partition by range (at);
create index flow_minute_of_object on flow_minute (object_id, at);
create index flow_minute_by_batch on flow_minute (batch);
call guard('flow_minute');

create table flow_port (
  at timestamptz not null,
  object_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  port bigint not null,
  in_octets bigint not null,
  out_octets bigint not null,
  counted_in bigint,
  counted_out bigint
) partition by range (at);
create index flow_port_of_object on flow_port (object_id, at);
call guard('flow_port');

create table flow_conversation (
  at timestamptz not null,
  object_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  source inet not null,
  destination inet not null,
  protocol smallint not null,
  service int not null,
  input bigint not null,
  output bigint not null,
  octets bigint not null,
  packets bigint not null,
  flows bigint not null
) partition by range (at);
create index flow_conversation_of_object on flow_conversation (object_id, at);
call guard('flow_conversation');

grant select, insert on flow_minute, flow_port, flow_conversation to prisonops_grid;
grant select on flow_minute, flow_port, flow_conversation to prisonops_app;

-- A sum of bigints may be more than a bigint holds: devices say what they like.
create function bounded_sum(total numeric) returns bigint
  language sql immutable parallel safe
  return least(coalesce(total, 0), 9223372036854775807)::bigint;

create function flow_partitions_keep(first_day date, last_day date, octets_max bigint) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parents constant text[] := array['flow_minute', 'flow_port', 'flow_conversation'];
  parent text;
  day date;
  dropped int := 0;
  octets bigint;
begin
  perform pg_advisory_xact_lock(hashtext('prisonops.flow_partitions'));
  foreach parent in array parents loop
    for day in select generate_series(last_day - 3, last_day, interval '1 day')::date loop
      if to_regclass('public.' || parent || '_' || to_char(day, 'YYYYMMDD')) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          parent || '_' || to_char(day, 'YYYYMMDD'), parent, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
      end if;
    end loop;
  end loop;
  loop
    select coalesce(sum(pg_total_relation_size(i.inhrelid)), 0) into octets
      from pg_inherits i where i.inhparent in (select p::regclass from unnest(parents) p);
    select min(to_date(right(c.relname, 8), 'YYYYMMDD')) into day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent in (select p::regclass from unnest(parents) p);
    exit when not (day < first_day or octets > octets_max and day < last_day - 3);
    foreach parent in array parents loop
      execute format('drop table if exists %I', parent || '_' || to_char(day, 'YYYYMMDD'));
    end loop;
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function flow_partitions_keep(date, date, bigint) from public;
grant execute on function flow_partitions_keep(date, date, bigint) to prisonops_grid;
