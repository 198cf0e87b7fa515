-- The scenes of a unit's wall. They are drawn and saved as a whole, so a unit has one row.
create table wall (
  unit_id int primary key references unit,
  province int not null,
  prison int not null,
  scenes jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null
);
call guard('wall');
grant select, insert, update on wall to prisonops_app;
