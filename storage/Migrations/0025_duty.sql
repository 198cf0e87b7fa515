-- What shifts tell each other, and the views that people save of the alarm console.
create table shift_handover (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  author_id uuid,
  author text not null,
  note text not null,
  figures jsonb not null,
  accepted_by text,
  accepted_at timestamptz
);
create index shift_handover_by_time on shift_handover (to_at desc, id desc);
create index shift_handover_by_province on shift_handover (province, to_at desc, id desc);
create index shift_handover_by_prison on shift_handover (prison, to_at desc, id desc);
create index shift_handover_by_unit on shift_handover (unit_id, to_at desc, id desc);
call guard('shift_handover');
grant select, insert, update on shift_handover to prisonops_app;

create table alarm_view (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  owner_id uuid not null,
  owner text not null,
  name text not null,
  query text not null,
  shared boolean not null,
  count_max int,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint alarm_view_name unique (owner_id, name)
);
call guard('alarm_view');
grant select, insert, update, delete on alarm_view to prisonops_app;

-- What a shift has cleared, in a province or in the whole.
create index alarm_cleared_by_time on alarm (cleared_at) where cleared_at is not null;
