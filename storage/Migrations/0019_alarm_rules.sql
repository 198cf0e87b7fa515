-- The state of an alarm in ISA-18.2, what rules and people have made of it, and the rules and windows themselves.

alter table alarm add column state smallint not null default 1, add column life jsonb;
update alarm set state = case when acknowledged_at is null then 2 else 3 end where cleared_at is null;
alter table alarm alter column state drop default;
create index alarm_returned_of_unit on alarm (unit_id, cleared_at) where state = 4;

create table alarm_rule (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  rule_key text not null,
  fields jsonb not null,
  sets smallint[] not null,
  finals smallint[] not null,
  base_revision bigint,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint alarm_rule_of_unit unique (unit_id, rule_key)
);
call guard('alarm_rule');
grant select on alarm_rule to prisonops_grid;
grant select, insert, update, delete on alarm_rule to prisonops_app;

create table alarm_window (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  kind smallint not null,
  object_id uuid references object,
  class_code text,
  from_at timestamptz not null,
  until_at timestamptz not null,
  hours jsonb not null,
  zone text not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1
);
create index alarm_window_ends on alarm_window (until_at);
call guard('alarm_window');
grant select on alarm_window to prisonops_grid;
grant select, insert, update on alarm_window to prisonops_app;

-- What a unit above says is in force below, so it may be read there; a window for one object is the object's own business.
create function alarm_rules() returns setof alarm_rule
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select r.* from alarm_rule r where r.unit_id in (select id from unit_tree())
  $$;
revoke all on function alarm_rules() from public;
grant execute on function alarm_rules() to prisonops_app;

create function alarm_windows(at timestamptz) returns setof alarm_window
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select w.* from alarm_window w
    where w.until_at > at
      and (in_scope(w.unit_id, w.province, w.prison) or w.object_id is null and w.unit_id in (select id from unit_tree()))
  $$;
revoke all on function alarm_windows(timestamptz) from public;
grant execute on function alarm_windows(timestamptz) to prisonops_app;

-- Objects under maintenance are windows of their own.
create index object_in_maintenance on object (maintenance_until) where maintenance_until is not null and retired_at is null;
