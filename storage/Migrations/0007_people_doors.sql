create function account_in_scope(wanted uuid)
  returns table (id uuid, user_name text, normalized_user_name text, display_name text, disabled boolean, lockout_end timestamptz,
    password_changed_at timestamptz, revision bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.id, a.user_name, a.normalized_user_name, a.display_name, a.disabled, a.lockout_end, a.password_changed_at, a.revision
    from account a
    where a.id = wanted
      and (in_scope(a.unit_id, a.province, a.prison) and not exists (select from assignment s where s.account_id = a.id)
           or exists (select from assignment s where s.account_id = a.id and in_scope(s.unit_id, s.province, s.prison)))
  $$;
revoke all on function account_in_scope(uuid) from public;
grant execute on function account_in_scope(uuid) to prisonops_app;

-- Names are compared after NFKC and without case. The product runs without ICU data, where .NET's own normalisation does nothing, so the
-- database normalises: what is stored and what is looked for go through the same function.
create function account_key(name text) returns text
  language sql immutable parallel safe
  return upper(normalize(name, NFKC));

create or replace function account_by_name(wanted text) returns setof account
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select * from account where normalized_user_name = account_key(wanted)
  $$;

create or replace function account_insert(given account) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into account (
      id, unit_id, province, prison, user_name, normalized_user_name, display_name, password_hash, security_stamp, password_changed_at,
      must_change_password, access_failed_count, lockout_end, lockout_enabled, disabled, revision)
    select (given).id, (given).unit_id, (given).province, (given).prison, (given).user_name, account_key((given).user_name), (given).display_name,
      (given).password_hash, (given).security_stamp, (given).password_changed_at, (given).must_change_password, (given).access_failed_count,
      (given).lockout_end, (given).lockout_enabled, (given).disabled, 1
  $$;

create or replace function account_update(given account) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into password_history (account_id, changed_at, password_hash)
    select a.id, a.password_changed_at, a.password_hash
    from account a
    where a.id = (given).id and a.revision = (given).revision and a.password_hash is distinct from (given).password_hash and a.password_hash is not null
    on conflict (account_id, changed_at) do update set password_hash = excluded.password_hash;
    update account a set
      user_name = (given).user_name, normalized_user_name = account_key((given).user_name), display_name = (given).display_name,
      password_hash = (given).password_hash, security_stamp = (given).security_stamp, password_changed_at = (given).password_changed_at,
      must_change_password = (given).must_change_password, access_failed_count = (given).access_failed_count,
      lockout_end = (given).lockout_end, lockout_enabled = (given).lockout_enabled, disabled = (given).disabled, revision = a.revision + 1
    where a.id = (given).id and a.revision = (given).revision
    returning a.revision
  $$;
