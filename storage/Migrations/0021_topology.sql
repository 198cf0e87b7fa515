-- Maps of the network: what people put on them, moved and took off, the pictures below them, and what discovery has read of ports.

create table topology_map (
  id uuid primary key,
  unit_id int not null references unit,
  province int not null,
  prison int not null,
  kind smallint not null,
  name text not null,
  is_template boolean not null,
  background jsonb,
  changed_by text not null,
  changed_at timestamptz not null,
  revision bigint not null
);
create index topology_map_of_unit on topology_map (unit_id, name, id);
call guard('topology_map');
grant select on topology_map to prisonops_grid;
grant select, insert, update, delete on topology_map to prisonops_app;

-- The place is that of the map: who sees the map sees what was written on it, and of an object on it only what its own row allows.
create table topology_element (
  map_id uuid not null references topology_map on delete cascade,
  id uuid not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  kind smallint not null,
  object_id uuid,
  opens_id uuid,
  body jsonb not null,
  primary key (map_id, id)
);
create index topology_element_of_object on topology_element (object_id) where object_id is not null;
call guard('topology_element');
grant select on topology_element to prisonops_grid;
grant select, insert, update, delete on topology_element to prisonops_app;

create table topology_picture (
  id uuid primary key,
  map_id uuid not null references topology_map on delete cascade,
  unit_id int not null,
  province int not null,
  prison int not null,
  content_type text not null,
  bytes bytea not null,
  kept_at timestamptz not null
);
create index topology_picture_of_map on topology_picture (map_id, kept_at);
call guard('topology_picture');
grant select, insert, delete on topology_picture to prisonops_app;

create table topology_port (
  object_id uuid not null references object,
  port text not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  aggregate text,
  vlans text,
  native_vlan int,
  primary key (object_id, port)
);
call guard('topology_port');
grant select, insert, update, delete on topology_port to prisonops_grid;
grant select on topology_port to prisonops_app;
