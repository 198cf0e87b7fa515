-- Who made an object and as what: as a person says, and as the device was recognised. The first goes before the second.
alter table object add column vendor text, add column model text;
alter table object_state add column vendor text, add column model text;
