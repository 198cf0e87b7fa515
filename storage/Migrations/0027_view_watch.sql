-- The owner of a view may be told when there have been more alarms in it than its limit for some minutes; the grid counts them.
alter table alarm_view add column tell_after_minutes int;
alter table alarm_view add column over_since timestamptz;
alter table alarm_view add column told_at timestamptz;
create index alarm_view_watched on alarm_view (id) where tell_after_minutes is not null;
grant select, update (over_since, told_at) on alarm_view to prisonops_grid;
