-- Overrides of limits from units above are in force below, so they may be read there.
create function limit_overrides() returns setof picture_limit
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select l.* from picture_limit l
    where in_scope(l.unit_id, l.province, l.prison)
      or l.camera_id is null and l.group_name is null and l.unit_id in (select id from unit_tree())
  $$;
revoke all on function limit_overrides() from public;
grant execute on function limit_overrides() to prisonops_app;
