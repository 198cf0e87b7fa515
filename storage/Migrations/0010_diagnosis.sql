-- The alarm of a camera lists its faults; JSON as in the outbox, read and written as a whole.
alter table alarm add column evidence_faults text not null default '[]', add column evidence_reference uuid;

-- What was measured in a picture, so that it can become a reference later.
alter table picture add column profile smallint, add column measured text;

create table camera_setting (
  camera_id uuid primary key references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  is_key boolean not null default false,
  group_name text,
  commissioning smallint not null default 0,
  expected_faults text[] not null default '{}',
  expected_reason text,
  expected_until timestamptz,
  expected_order text,
  decided_by text,
  decided_at timestamptz,
  revision bigint not null default 1
);
create index camera_setting_of_unit on camera_setting (unit_id);
call guard('camera_setting');
grant select, insert, update on camera_setting to prisonops_grid, prisonops_app;

-- Cameras from before commissioning have been in service all the time.
insert into camera_setting (camera_id, unit_id, province, prison, commissioning, decided_by, decided_at)
select id, unit_id, province, prison, 1, 'upgrade', now() from object where protocol = 2;

create table camera_reference (
  camera_id uuid not null references object,
  profile smallint not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  picture_key uuid not null,
  taken_at timestamptz not null,
  accepted_by text,
  measured text,
  primary key (camera_id, profile)
);
call guard('camera_reference');
grant select on camera_reference to prisonops_grid, prisonops_app;

-- The latest picture becomes the reference of its profile; the one before it is gone with its picture. An accepted reference is never
-- replaced by a learnt one.
create function reference_put(wanted uuid, wanted_profile smallint, accepting text, only_of timestamptz) returns setof camera_reference
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  latest picture;
  made uuid;
begin
  select * into latest from picture p where p.camera_id = wanted and p.kind = 1 and (only_of is null or p.taken_at = only_of) for update;
  if not found then return; end if;
  if accepting is null and exists (select from camera_reference r where r.camera_id = wanted and r.profile = wanted_profile) then return; end if;

  made := gen_random_uuid();
  delete from picture p using camera_reference r
    where r.camera_id = wanted and r.profile = wanted_profile and p.key = r.picture_key;
  insert into picture (key, camera_id, unit_id, province, prison, kind, taken_at, jpeg, profile, measured)
    values (made, wanted, latest.unit_id, latest.province, latest.prison, 2, latest.taken_at, latest.jpeg, wanted_profile, latest.measured);
  return query insert into camera_reference as r (camera_id, profile, unit_id, province, prison, picture_key, taken_at, accepted_by, measured)
    values (wanted, wanted_profile, latest.unit_id, latest.province, latest.prison, made, latest.taken_at, accepting, latest.measured)
    on conflict (camera_id, profile) do update set
      picture_key = excluded.picture_key, taken_at = excluded.taken_at, accepted_by = excluded.accepted_by, measured = excluded.measured
    returning r.*;
end $$;
revoke all on function reference_put(uuid, smallint, text, timestamptz) from public;
grant execute on function reference_put(uuid, smallint, text, timestamptz) to prisonops_grid;

create function reference_accept(wanted uuid, wanted_profile smallint, accepting text) returns setof camera_reference
  language sql security definer set search_path = public, pg_temp
  as $$
    select r.* from object o cross join lateral reference_put(o.id, wanted_profile, accepting, null) r
    where o.id = wanted and in_scope(o.unit_id, o.province, o.prison) and accepting <> ''
  $$;
revoke all on function reference_accept(uuid, smallint, text) from public;
grant execute on function reference_accept(uuid, smallint, text) to prisonops_app;

create table camera_exclusion (
  id uuid primary key,
  camera_id uuid not null references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  fault text not null,
  profile smallint,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz
);
create index camera_exclusion_of_camera on camera_exclusion (camera_id, created_at);
call guard('camera_exclusion');
grant select on camera_exclusion to prisonops_grid;
grant select, insert, update on camera_exclusion to prisonops_app;

create table picture_limit (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  group_name text,
  camera_id uuid references object,
  profile smallint,
  limit_name text not null,
  value float8 not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint picture_limit_of_one check (group_name is null or camera_id is null)
);
create unique index picture_limit_once on picture_limit (
  unit_id, coalesce(group_name, ''), coalesce(camera_id, '00000000-0000-0000-0000-000000000000'), coalesce(profile, 0), limit_name);
call guard('picture_limit');
grant select on picture_limit to prisonops_grid;
grant select, insert, update, delete on picture_limit to prisonops_app;

-- The overrides that concern one camera, the weakest first: units from above, groups, cameras; and of one level those of a profile last.
-- Those of the units above are not in the scope of whoever asks, but they are in force there.
create function limits_of(wanted uuid)
  returns table (unit_id int, group_name text, camera_id uuid, profile smallint, limit_name text, value float8)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select l.unit_id, l.group_name, l.camera_id, l.profile, l.limit_name, l.value
    from object o
    left join camera_setting c on c.camera_id = o.id
    join picture_limit l on l.unit_id in (o.unit_id, o.province) or l.province = 0
    where o.id = wanted and (l.camera_id is null or l.camera_id = o.id) and (l.group_name is null or l.group_name = c.group_name)
    order by l.camera_id is not null, l.group_name is not null, l.province <> 0, l.prison <> 0, l.profile is not null, l.id
  $$;
revoke all on function limits_of(uuid) from public;
grant execute on function limits_of(uuid) to prisonops_grid, prisonops_app;

create table diagnosis_plan (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  name text not null,
  enabled boolean not null,
  groups text[] not null,
  class_prefix text,
  key_only boolean not null,
  period_ms bigint not null,
  key_period_ms bigint not null,
  window_starts time[] not null,
  window_ends time[] not null,
  zone text not null,
  profile_by smallint not null,
  day_from time not null,
  night_from time not null,
  keyframes int not null,
  burst boolean not null,
  site_sessions_max int not null,
  recorder_sessions_max int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint diagnosis_plan_name unique (unit_id, name)
);
call guard('diagnosis_plan');
grant select, insert on diagnosis_plan to prisonops_grid;
grant select, insert, update, delete on diagnosis_plan to prisonops_app;

-- A plan of a unit above applies below, so it may be read there.
create function diagnosis_plans() returns setof diagnosis_plan
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.* from diagnosis_plan p where p.unit_id in (select id from unit_tree())
  $$;
revoke all on function diagnosis_plans() from public;
grant execute on function diagnosis_plans() to prisonops_app;

create table diagnosis_run (
  id uuid primary key,
  unit_id int not null,
  province int not null,
  prison int not null,
  camera_id uuid,
  plan_id uuid,
  ordered_by text not null,
  ordered_at timestamptz not null,
  cancelled_by text
);
create index diagnosis_run_by_time on diagnosis_run (ordered_at desc, id desc);
call guard('diagnosis_run');
grant select on diagnosis_run to prisonops_grid;
grant select, insert, update on diagnosis_run to prisonops_app;

create table diagnosis_run_unit (
  run_id uuid not null references diagnosis_run,
  unit_id int not null,
  province int not null,
  prison int not null,
  total int not null,
  done int not null,
  failed int not null,
  waiting int not null,
  finished_at timestamptz,
  primary key (run_id, unit_id)
);
create index diagnosis_run_unit_open on diagnosis_run_unit (unit_id) where finished_at is null;
call guard('diagnosis_run_unit');
grant select, update on diagnosis_run_unit to prisonops_grid;
grant select, insert, update on diagnosis_run_unit to prisonops_app;

-- Rounds by month. The codes that were bad have narrow rows of their own: array operators are not leakproof, so under the policies an index
-- on an array of codes would not be used.
create table diagnosis_round (
  id uuid not null,
  camera_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  at timestamptz not null,
  plan_id uuid,
  run_id uuid,
  outcome smallint not null,
  profile smallint not null,
  judged text not null,
  bad int not null,
  signalling_ms float8,
  stream_ms float8,
  keyframe_ms float8,
  keyframe_gap_ms float8,
  lateness_ms float8,
  evidence uuid,
  primary key (id, at)
) partition by range (at);
create index diagnosis_round_of_camera on diagnosis_round (camera_id, at desc, id desc);
create index diagnosis_round_by_time on diagnosis_round (at desc, id desc);
create index diagnosis_round_by_province on diagnosis_round (province, at desc, id desc);
create index diagnosis_round_by_prison on diagnosis_round (prison, at desc, id desc);
create index diagnosis_round_by_unit on diagnosis_round (unit_id, at desc, id desc);
call guard('diagnosis_round');
grant select, insert on diagnosis_round to prisonops_grid;
grant select on diagnosis_round to prisonops_app;

create table diagnosis_fault (
  round_id uuid not null,
  camera_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  at timestamptz not null,
  fault text not null,
  score int,
  value float8,
  primary key (round_id, fault, at)
) partition by range (at);
create index diagnosis_fault_by_time on diagnosis_fault (fault, at desc, round_id desc);
create index diagnosis_fault_by_province on diagnosis_fault (province, fault, at desc, round_id desc);
create index diagnosis_fault_by_prison on diagnosis_fault (prison, fault, at desc, round_id desc);
create index diagnosis_fault_by_unit on diagnosis_fault (unit_id, fault, at desc, round_id desc);
create index diagnosis_fault_of_camera on diagnosis_fault (camera_id, fault, at desc, round_id desc);
call guard('diagnosis_fault');
grant select, insert on diagnosis_fault to prisonops_grid;
grant select on diagnosis_fault to prisonops_app;

create function diagnosis_partitions_keep(first_day date, last_day date) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent text;
  month date;
  partition text;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('prisonops.diagnosis_partitions'));
  foreach parent in array array['diagnosis_round', 'diagnosis_fault'] loop
    for month in select generate_series(
      greatest(date_trunc('month', first_day::timestamp), date_trunc('month', last_day - interval '40 days')), last_day::timestamp, interval '1 month')::date
    loop
      partition := parent || '_' || to_char(month, 'YYYYMM');
      if to_regclass('public.' || partition) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          partition, parent, month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
      end if;
    end loop;
    for partition in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = parent::regclass and c.relname < parent || '_' || to_char(first_day, 'YYYYMM')
    loop
      execute format('drop table %I', partition);
      dropped := dropped + 1;
    end loop;
  end loop;
  return dropped;
end $$;
revoke all on function diagnosis_partitions_keep(date, date) from public;
grant execute on function diagnosis_partitions_keep(date, date) to prisonops_grid;

create table round_verdict (
  round_id uuid not null,
  fault text not null,
  camera_id uuid not null references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  verdict smallint not null,
  note text,
  judged_by text not null,
  judged_at timestamptz not null,
  primary key (round_id, fault)
);
create index round_verdict_by_time on round_verdict (judged_at);
call guard('round_verdict');
grant select on round_verdict to prisonops_grid;
grant select, insert, update on round_verdict to prisonops_app;
