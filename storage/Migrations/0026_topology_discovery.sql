-- What devices say of whom they see, how the rounds of discovery went, and the differences to accepted links that people decide.

create table topology_facts (
  object_id uuid primary key references object,
  unit_id int not null,
  province int not null,
  prison int not null,
  at timestamptz not null,
  failure text,
  facts jsonb
);
create index topology_facts_of_unit on topology_facts (unit_id, at);
call guard('topology_facts');
grant select, insert, update, delete on topology_facts to prisonops_grid;
grant select on topology_facts to prisonops_app;

create table topology_round (
  unit_id int primary key references unit,
  province int not null,
  prison int not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  devices int not null,
  answered int not null,
  links int not null,
  strangers jsonb not null
);
call guard('topology_round');
grant select, insert, update on topology_round to prisonops_grid;
grant select on topology_round to prisonops_app;

create table topology_proposal (
  id uuid primary key,
  proposal_key text not null,
  unit_id int not null,
  province int not null,
  prison int not null,
  found_by_unit int not null,
  kind smallint not null,
  state smallint not null,
  from_id uuid not null references object,
  from_port text,
  to_id uuid not null references object,
  to_port text,
  relation_id uuid,
  former jsonb,
  confidence double precision not null,
  evidence jsonb not null,
  fingerprint text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  constraint topology_proposal_key unique (proposal_key)
);
create index topology_proposal_of_unit on topology_proposal (unit_id, state);
create index topology_proposal_found_by on topology_proposal (found_by_unit, state);
call guard('topology_proposal');
grant select, insert, update on topology_proposal to prisonops_grid;
grant select, update on topology_proposal to prisonops_app;

-- When discovery saw an accepted link last: one that was never seen cannot be missed.
create table relation_seen (
  relation_id uuid primary key references relation on delete cascade,
  seen_at timestamptz not null
);
grant select, insert, update on relation_seen to prisonops_grid;
