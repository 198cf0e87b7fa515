-- Who is told of alarms by what: channels, routes, rotas, the wishes of people; what is on its way; and every notice with what became of it.

create table notice_channel (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  name text not null,
  kind smallint not null,
  enabled boolean not null,
  pictures boolean not null,
  settings jsonb not null,
  sealed bytea,
  has_secret boolean not null generated always as (sealed is not null) stored,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint notice_channel_name unique (unit_id, name)
);
call guard('notice_channel');
grant select on notice_channel to prisonops_grid;
-- The web writes what is sealed and never reads it.
grant select (id, unit_id, province, prison, name, kind, enabled, pictures, settings, has_secret, changed_by, changed_at, revision) on notice_channel to prisonops_app;
grant insert, update, delete on notice_channel to prisonops_app;

create table notice_route (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  fields jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1
);
call guard('notice_route');
grant select on notice_route to prisonops_grid;
grant select, insert, update, delete on notice_route to prisonops_app;

create table rota (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  fields jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1
);
call guard('rota');
grant select on rota to prisonops_grid;
grant select, insert, update, delete on rota to prisonops_app;

create table rota_override (
  id uuid primary key,
  rota_id uuid not null references rota on delete cascade,
  unit_id int not null,
  province int not null,
  prison int not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  account_id uuid not null,
  instead_of uuid,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index rota_override_of_rota on rota_override (rota_id, until_at);
call guard('rota_override');
grant select on rota_override to prisonops_grid;
grant select, insert, delete on rota_override to prisonops_app;

-- A channel of a unit above may be used below: its name and kind may be read there, its settings not.
create function notice_channels() returns table (id uuid, unit_id int, province int, prison int, name text, kind smallint, enabled boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select c.id, c.unit_id, c.province, c.prison, c.name, c.kind, c.enabled from notice_channel c where c.unit_id in (select t.id from unit_tree() t)
  $$;
revoke all on function notice_channels() from public;
grant execute on function notice_channels() to prisonops_app;

-- The wishes of a person are the person's own: no scope, but one account.
create table notice_profile (
  account_id uuid primary key references account on delete cascade,
  fields jsonb not null,
  revision bigint not null
);
grant select on notice_profile to prisonops_grid;

create function notice_profile_of(wanted uuid) returns setof notice_profile
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from notice_profile where account_id = wanted
  $$;
create function notice_profile_put(wanted uuid, given jsonb, known bigint) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into notice_profile as p (account_id, fields, revision) select wanted, given, 1 where known = 0
      or exists (select from notice_profile k where k.account_id = wanted and k.revision = known)
    on conflict (account_id) do update set fields = excluded.fields, revision = p.revision + 1 where p.revision = known
    returning revision
  $$;
revoke all on function notice_profile_of(uuid), notice_profile_put(uuid, jsonb, bigint) from public;
grant execute on function notice_profile_of(uuid), notice_profile_put(uuid, jsonb, bigint) to prisonops_app;

-- What is on its way. Written with the cursor of the consumer, so that an event counts once whenever the process ends.
create table notice_watch (
  alarm_id uuid not null,
  route_id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  severity smallint not null,
  next_step int not null,
  next_at timestamptz,
  except_name text,
  told jsonb not null,
  primary key (alarm_id, route_id)
);
create index notice_watch_due on notice_watch (next_at) where next_at is not null;
grant select, insert, update, delete on notice_watch to prisonops_grid;

create table notice_item (
  id uuid primary key,
  account_id uuid,
  channel_id uuid not null,
  route_id uuid not null,
  alarm_id uuid not null,
  what smallint not null,
  severity smallint not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  is_first boolean not null,
  is_digest boolean not null,
  created_at timestamptz not null,
  due_at timestamptz not null
);
create index notice_item_due on notice_item (due_at);
create index notice_item_of_alarm on notice_item (alarm_id);
create index notice_item_of_lane on notice_item (channel_id, account_id);
grant select, insert, update, delete on notice_item to prisonops_grid;

create table notice (
  id uuid primary key,
  sequence bigint generated always as identity,
  unit_id int not null,
  province int not null,
  prison int not null,
  account_id uuid,
  person text,
  channel_id uuid not null,
  channel_name text not null,
  kind smallint not null,
  target text not null,
  what smallint not null,
  severity smallint not null,
  alarm_ids uuid[] not null,
  alarms jsonb not null,
  title text not null,
  body text not null,
  pictures uuid[] not null,
  created_at timestamptz not null,
  queued_at timestamptz not null,
  state smallint not null,
  attempts int not null,
  next_at timestamptz,
  answer text,
  sent_at timestamptz,
  read_at timestamptz
);
create index notice_waiting on notice (channel_id, target, sequence) where state = 1;
create index notice_by_time on notice (created_at desc, id desc);
create index notice_by_province on notice (province, created_at desc, id desc);
create index notice_by_prison on notice (prison, created_at desc, id desc);
create index notice_by_unit on notice (unit_id, created_at desc, id desc);
create index notice_dead on notice (created_at desc, id desc) where state = 3;
create index notice_of_person on notice (account_id, created_at desc) where account_id is not null;
create index notice_unread on notice (account_id, created_at desc) where kind = 1 and read_at is null;
call guard('notice');
grant select, insert, update, delete on notice to prisonops_grid;
grant select on notice to prisonops_app;

-- The bell of one person. The account is the caller's own, whatever the scope.
create function notice_inbox(wanted uuid, unread_only boolean, at_most int) returns setof notice
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from notice n
    where n.account_id = wanted and n.kind = 1 and (not unread_only or n.read_at is null)
    order by n.created_at desc, n.id desc limit at_most
  $$;
create function notice_read(wanted uuid, ids uuid[], at timestamptz) returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update notice n set read_at = at
    where n.account_id = wanted and n.kind = 1 and n.read_at is null and (ids is null or n.id = any (ids))
    returning n.id
  $$;
-- A person sends a dead notice again, of the caller's scope.
create function notice_again(wanted uuid, at timestamptz) returns setof notice
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update notice n set state = 1, attempts = 0, queued_at = at, next_at = at, answer = null
    where n.id = wanted and n.state = 3 and in_scope(n.unit_id, n.province, n.prison)
    returning n.*
  $$;
revoke all on function notice_inbox(uuid, boolean, int), notice_read(uuid, uuid[], timestamptz), notice_again(uuid, timestamptz) from public;
grant execute on function notice_inbox(uuid, boolean, int), notice_read(uuid, uuid[], timestamptz), notice_again(uuid, timestamptz) to prisonops_app;

-- Others that tell us of alarms. Of a token only its hash is kept.
create table alarm_source (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  name text not null,
  kind smallint not null,
  enabled boolean not null,
  mapping jsonb not null,
  token_hash bytea not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null default 1,
  constraint alarm_source_name unique (unit_id, name)
);
call guard('alarm_source');
grant select on alarm_source to prisonops_grid;
grant select (id, unit_id, province, prison, name, kind, enabled, mapping, changed_by, changed_at, revision) on alarm_source to prisonops_app;
grant insert, update, delete on alarm_source to prisonops_app;
