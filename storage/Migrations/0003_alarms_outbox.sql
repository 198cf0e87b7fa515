create table alarm (
  id uuid primary key,
  object_id uuid not null references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  type text not null,
  instance text not null,
  severity smallint not null,
  original_severity smallint not null,
  first_at timestamptz not null,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  count int not null,
  evidence_value float8,
  evidence_limit float8,
  evidence_unit text,
  evidence_hits int not null,
  evidence_window int not null,
  evidence_detail text not null,
  evidence_picture uuid,
  acknowledged_by text,
  acknowledged_at timestamptz,
  note text,
  cleared_at timestamptz,
  cleared_by text,
  clear_reason text,
  object_revision bigint not null,
  revision bigint not null
) with (fillfactor = 80);
-- The arbiter: whatever two activations of a board believe, an object has one open alarm of a type and instance.
create unique index alarm_open on alarm (object_id, type, instance) where cleared_at is null;
create index alarm_open_of_unit on alarm (unit_id, severity, opened_at desc, id) where cleared_at is null;
create index alarm_open_of_prison on alarm (prison, severity, opened_at desc, id) where cleared_at is null;
create index alarm_open_of_province on alarm (province, severity, opened_at desc, id) where cleared_at is null;
create index alarm_open_by_urgency on alarm (severity, opened_at desc, id) where cleared_at is null;
create index alarm_cleared_of_unit on alarm (unit_id, cleared_at) where cleared_at is not null;
create index alarm_by_time on alarm (opened_at desc, id desc);
create index alarm_by_province_time on alarm (province, opened_at desc, id desc);
create index alarm_by_prison_time on alarm (prison, opened_at desc, id desc);
create index alarm_by_unit_time on alarm (unit_id, opened_at desc, id desc);
create index alarm_by_object_time on alarm (object_id, opened_at desc, id desc);
create index alarm_open_by_time on alarm (opened_at desc, id desc) where cleared_at is null;
call guard('alarm');
grant select, insert, update on alarm to prisonops_grid;
grant select on alarm to prisonops_app;

create table alarm_event (
  sequence bigint generated always as identity primary key,
  alarm_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  at timestamptz not null,
  kind smallint not null,
  severity smallint not null,
  actor_id uuid,
  actor text not null,
  note text
);
create index alarm_event_of_alarm on alarm_event (alarm_id, sequence);
call guard('alarm_event');
grant select, insert on alarm_event to prisonops_grid;
grant select on alarm_event to prisonops_app;

-- The position of an event is its transaction's id and its place in the transaction: (xid8 << 20) + ordinal. An identity column would not do:
-- a transaction that took its id early and its number late would commit behind a reader that has passed. With the transaction id in front,
-- all below the oldest running transaction is finished and in order, so one number is a complete cursor.
create table outbox (
  position bigint primary key,
  topic text not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  key text not null,
  payload text not null,
  at timestamptz not null
);
create index outbox_age on outbox using brin (at);

create function outbox_position(ordinal int) returns bigint
  language sql volatile parallel restricted
  return (pg_current_xact_id()::text::bigint << 20) + ordinal;

create function outbox_readable() returns bigint
  language sql stable parallel restricted
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 20;

grant select, insert, delete on outbox to prisonops_grid;
grant insert on outbox to prisonops_app;

create table consumer_cursor (
  consumer text primary key,
  position bigint not null,
  saved_at timestamptz not null
);
grant select, insert, update, delete on consumer_cursor to prisonops_grid;
