-- Pushed input: syslog and traps by day of receipt, what they say about alarms, what nobody has mapped, and the rules of people.

-- Searched is a bounded beginning of a message: making its bigrams costs with the square of its length, and a device chooses the length.
create function log_text(app text, host text, body text) returns text
  language sql immutable parallel safe
  return search_text(app || ' ' || host, left(body, 1024));

create sequence log_sequence;
grant usage on sequence log_sequence to prisonops_grid;

create table log_message (
  sequence bigint not null default nextval('log_sequence'),
  batch uuid not null,
  at timestamptz not null,
  device_at timestamptz,
  network_domain text not null,
  address text not null,
  object_id uuid,
  unit_id int not null,
  province int not null,
  prison int not null,
  kind smallint not null,
  facility smallint,
  severity smallint not null,
  host text not null,
  app text not null,
  body text not null,
  trap_oid text,
  rule text,
  variables jsonb not null
) partition by range (at);
create index log_by_time on log_message (at desc, sequence desc);
create index log_by_province on log_message (province, at desc, sequence desc);
create index log_by_prison on log_message (prison, at desc, sequence desc);
create index log_by_unit on log_message (unit_id, at desc, sequence desc);
create index log_of_object on log_message (object_id, at desc, sequence desc) where object_id is not null;
create index log_urgent on log_message (at desc, sequence desc) where severity <= 3;
-- On the expression: as a stored column the bigrams would be several times as large as the text.
create index log_grams on log_message using gin (stored_grams(log_text(app, host, body)));
call guard('log_message');
grant select on log_message to prisonops_grid, prisonops_app;

-- COPY does not work under row-level security, so the grid copies into the partition of the day, which has none and which only it may write.
create function log_partitions_keep(first_day date, last_day date, octets_max bigint) returns table (dropped int, octets bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date;
  partition text;
begin
  perform pg_advisory_xact_lock(hashtext('prisonops.log_partitions'));
  for day in select generate_series(last_day - 3, last_day, interval '1 day')::date loop
    partition := 'log_message_' || to_char(day, 'YYYYMMDD');
    if to_regclass('public.' || partition) is null then
      execute format('create table %I partition of log_message for values from (%L) to (%L)',
        partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
      execute format('grant select, insert on %I to prisonops_grid', partition);
    end if;
  end loop;
  dropped := 0;
  loop
    select coalesce(sum(pg_total_relation_size(i.inhrelid)), 0) into octets from pg_inherits i where i.inhparent = 'log_message'::regclass;
    select min(c.relname) into partition
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'log_message'::regclass
        and (c.relname < 'log_message_' || to_char(first_day, 'YYYYMMDD')
          or octets > octets_max and c.relname < 'log_message_' || to_char(last_day - 3, 'YYYYMMDD'));
    exit when partition is null;
    execute format('drop table %I', partition);
    dropped := dropped + 1;
  end loop;
  return next;
end $$;
revoke all on function log_partitions_keep(date, date, bigint) from public;
grant execute on function log_partitions_keep(date, date, bigint) to prisonops_grid;

create function log_search(needle text, first_at timestamptz, end_at timestamptz, at_most int) returns setof bigint
  language sql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off
  as $$
    select m.sequence
    from log_message m
    where m.at >= first_at and m.at < end_at
      and stored_grams(log_text(m.app, m.host, m.body)) @> (select needle_grams(trim(search_text(needle, ''))))
      and position((select trim(search_text(needle, ''))) in log_text(m.app, m.host, m.body)) > 0
      and ((select scope_sees_all())
        or m.province = any ((select scope_provinces())::int[])
        or m.prison = any ((select scope_prisons())::int[])
        or m.unit_id = any ((select scope_units())::int[]))
    limit at_most
  $$;
revoke all on function log_search(text, timestamptz, timestamptz, int) from public;
grant execute on function log_search(text, timestamptz, timestamptz, int) to prisonops_app;

-- The conditions that messages have told of: levels, which the actor of the object brings to its board. Read and written by the grid alone.
create table pushed_finding (
  object_id uuid not null references object,
  type text not null,
  instance text not null,
  severity smallint not null,
  since timestamptz not null,
  last_at timestamptz not null,
  ends_at timestamptz,
  detail text not null,
  primary key (object_id, type, instance)
);
create index pushed_finding_ends on pushed_finding (ends_at) where ends_at is not null;
grant select, insert, update, delete on pushed_finding to prisonops_grid;
create index alarm_pushed on alarm (object_id) where cleared_at is null and type like 'event.%';

create table log_unmapped (
  network_domain text not null,
  address text not null,
  kind smallint not null,
  key text not null,
  reason smallint not null,
  object_id uuid,
  unit_id int not null,
  province int not null,
  prison int not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  severity smallint not null,
  body text not null,
  variables jsonb not null,
  primary key (network_domain, address, kind, key)
);
create index log_unmapped_by_time on log_unmapped (last_at desc, network_domain, address, kind, key);
call guard('log_unmapped');
grant select, insert, update, delete on log_unmapped to prisonops_grid;
grant select, delete on log_unmapped to prisonops_app;

create table event_rule (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  name text not null,
  enabled boolean not null,
  kind smallint not null,
  trap_oids text[] not null,
  app text,
  prefix text,
  contains text,
  at_least smallint,
  effect smallint not null,
  severity smallint not null,
  instance_variable text,
  ends_after_ms bigint,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1
);
create index event_rule_of_unit on event_rule (unit_id, name);
call guard('event_rule');
grant select on event_rule to prisonops_grid;
grant select, insert, update, delete on event_rule to prisonops_app;

-- A rule of a unit above is in force below, so it may be read there.
create function event_rules() returns setof event_rule
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select r.* from event_rule r where r.unit_id in (select id from unit_tree())
  $$;
revoke all on function event_rules() from public;
grant execute on function event_rules() to prisonops_app;
