create function audit_text(actor text, action text, subject text, before text, after text) returns text
  language sql immutable parallel safe
  return search_text(actor || ' ' || action || ' ' || subject, left(coalesce(before, ''), 4000) || ' ' || left(coalesce(after, ''), 4000));

create table audit (
  sequence bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  remote_address text,
  unit_id int not null,
  province int not null,
  prison int not null,
  action text not null,
  subject text not null,
  before text,
  after text,
  succeeded boolean not null,
  search text not null generated always as (audit_text(actor, action, subject, before, after)) stored,
  grams text[] not null generated always as (stored_grams(audit_text(actor, action, subject, before, after))) stored
);
create index audit_grams on audit using gin (grams);
create index audit_by_province on audit (province, sequence desc);
create index audit_by_prison on audit (prison, sequence desc);
create index audit_by_unit on audit (unit_id, sequence desc);
create index audit_by_actor on audit (actor, sequence desc);
create index audit_by_time on audit (at);
call guard('audit');
grant select, insert on audit to prisonops_grid;
grant select on audit to prisonops_app;

-- Append-only for everybody, the owner of the tables included.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is append-only: % of table % is refused.', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function audit_is_append_only();

-- A line is written by whoever does something, also where the actor sees no rows yet (a refused sign-in).
create function audit_write(
  at timestamptz, actor_id uuid, actor text, remote_address text, unit_id int, province int, prison int,
  action text, subject text, before text, after text, succeeded boolean) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit (at, actor_id, actor, remote_address, unit_id, province, prison, action, subject, before, after, succeeded)
    values (at, actor_id, actor, remote_address, unit_id, province, prison, action, subject, before, after, succeeded)
  $$;
revoke all on function audit_write(timestamptz, uuid, text, text, int, int, int, text, text, text, text, boolean) from public;
grant execute on function audit_write(timestamptz, uuid, text, text, int, int, int, text, text, text, text, boolean) to prisonops_app, prisonops_grid;

create function audit_search(needle text, at_most int) returns setof bigint
  language sql stable security definer rows 200 set search_path = public, pg_temp
  as $$
    select a.sequence
    from audit a
    where a.grams @> needle_grams(trim(search_text(needle, '')))
      and position(trim(search_text(needle, '')) in a.search) > 0
      and ((select scope_sees_all())
        or a.province = any ((select scope_provinces())::int[])
        or a.prison = any ((select scope_prisons())::int[])
        or a.unit_id = any ((select scope_units())::int[]))
    limit at_most
  $$;
revoke all on function audit_search(text, int) from public;
grant execute on function audit_search(text, int) to prisonops_app;

-- People. unit_id, province and prison of an account say which administrators made it: until it has an assignment only they see it.
-- The web has no right on the table itself: sign-in comes before any scope, so it goes through the functions below, and no list can
-- ever select a password hash.
create table account (
  id uuid primary key,
  unit_id int not null,
  province int not null,
  prison int not null,
  user_name text not null,
  normalized_user_name text not null,
  display_name text not null,
  password_hash text,
  security_stamp text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  access_failed_count int not null,
  lockout_end timestamptz,
  lockout_enabled boolean not null,
  disabled boolean not null,
  revision bigint not null default 1,
  constraint account_name unique (normalized_user_name)
);
alter table account enable row level security;
create policy grid on account for all to prisonops_grid using (true);
grant select, insert, update, delete on account to prisonops_grid;

create table role (
  code text primary key,
  class smallint not null,
  tiers smallint[] not null,
  permissions text[] not null,
  name_zh text not null,
  name_en text not null
);
grant select on role to prisonops_app;
grant select, insert, update, delete on role to prisonops_grid;

create table assignment (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  role_code text not null references role,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  tier smallint not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by text not null,
  revoked_by text
);
create index assignment_of_account on assignment (account_id, valid_from);
create index assignment_of_unit on assignment (unit_id, role_code);
call guard('assignment');
grant select, insert, update on assignment to prisonops_grid, prisonops_app;

create table password_policy (
  one boolean primary key default true check (one),
  length_min int not null check (length_min between 8 and 64),
  classes_min int not null check (classes_min between 3 and 4),
  age_max_days int not null check (age_max_days between 1 and 366),
  history_length int not null check (history_length between 0 and 24)
);
insert into password_policy values (true, 8, 3, 183, 3);
grant select, update on password_policy to prisonops_grid, prisonops_app;

create table password_history (
  account_id uuid not null references account on delete cascade,
  changed_at timestamptz not null,
  password_hash text not null,
  primary key (account_id, changed_at)
);
grant select, insert, delete on password_history to prisonops_grid;

create function account_by_id(wanted uuid) returns setof account
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from account where id = wanted
  $$;

create function account_by_name(wanted text) returns setof account
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from account where normalized_user_name = wanted
  $$;

create function account_exists() returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select from account)
  $$;

create function account_insert(given account) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into account select (given).*
  $$;

-- Null when somebody changed the row first.
create function account_update(given account) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into password_history (account_id, changed_at, password_hash)
    select a.id, a.password_changed_at, a.password_hash
    from account a
    where a.id = (given).id and a.revision = (given).revision and a.password_hash is distinct from (given).password_hash and a.password_hash is not null
    on conflict do nothing;
    update account a set
      user_name = (given).user_name, normalized_user_name = (given).normalized_user_name, display_name = (given).display_name,
      password_hash = (given).password_hash, security_stamp = (given).security_stamp, password_changed_at = (given).password_changed_at,
      must_change_password = (given).must_change_password, access_failed_count = (given).access_failed_count,
      lockout_end = (given).lockout_end, lockout_enabled = (given).lockout_enabled, disabled = (given).disabled, revision = a.revision + 1
    where a.id = (given).id and a.revision = (given).revision
    returning a.revision;
  $$;

create function account_delete(wanted uuid, known bigint) returns uuid
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from account where id = wanted and revision = known returning id
  $$;

create function password_hashes_before(wanted uuid, at_most int) returns setof text
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select password_hash from password_history where account_id = wanted order by changed_at desc limit at_most
  $$;

-- Accounts of the scope, without their secrets.
create function account_list(needle text, after_name text, at_most int)
  returns table (id uuid, user_name text, normalized_user_name text, display_name text, disabled boolean, lockout_end timestamptz,
    password_changed_at timestamptz, revision bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.id, a.user_name, a.normalized_user_name, a.display_name, a.disabled, a.lockout_end, a.password_changed_at, a.revision
    from account a
    where (after_name is null or a.normalized_user_name > after_name)
      and (needle is null or position(lower(normalize(needle, NFKC)) in lower(normalize(a.user_name || ' ' || a.display_name, NFKC))) > 0)
      and (in_scope(a.unit_id, a.province, a.prison)
             and not exists (select from assignment s where s.account_id = a.id)
           or exists (select from assignment s where s.account_id = a.id and in_scope(s.unit_id, s.province, s.prison)))
    order by a.normalized_user_name
    limit at_most
  $$;

-- The assignments of an account decide its scope, so they are read before there is one.
create function assignments_of(wanted uuid, at timestamptz) returns setof assignment
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from assignment s
    where s.account_id = wanted and s.valid_from <= at and (s.valid_to is null or s.valid_to > at)
    order by s.valid_from, s.id
  $$;

do $$
declare door text;
begin
  foreach door in array array[
    'account_by_id(uuid)', 'account_by_name(text)', 'account_exists()', 'account_insert(account)', 'account_update(account)',
    'account_delete(uuid, bigint)', 'password_hashes_before(uuid, int)', 'account_list(text, text, int)', 'assignments_of(uuid, timestamptz)']
  loop
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to prisonops_app', door);
  end loop;
end $$;
