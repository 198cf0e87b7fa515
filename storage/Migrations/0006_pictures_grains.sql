create table picture (
  key uuid primary key,
  camera_id uuid not null references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  kind smallint not null,
  taken_at timestamptz not null,
  jpeg bytea not null
);
-- A JPEG does not compress again.
alter table picture alter column jpeg set storage external;
create unique index picture_latest on picture (camera_id) where kind = 1;
create index picture_newest on picture (camera_id, kind, taken_at desc);
create index picture_age on picture (kind, taken_at);
call guard('picture');
grant select, insert, update, delete on picture to prisonops_grid;
grant select on picture to prisonops_app;

create table grain_state (
  grain_id text not null,
  state_name text not null,
  payload jsonb,
  version bigint not null,
  written_at timestamptz not null,
  primary key (grain_id, state_name)
);
grant select, insert, update, delete on grain_state to prisonops_grid;

create table reminder (
  grain_id text not null,
  name text not null,
  grain_hash bigint not null,
  start_at timestamptz not null,
  period_ms bigint not null,
  version bigint not null,
  primary key (grain_id, name)
);
create index reminder_hash on reminder (grain_hash);
grant select, insert, update, delete on reminder to prisonops_grid;
