-- What a person has done is told ahead of thousands of events that no person made, and of what an older transaction holds back.
alter table outbox add column urgent boolean not null default false;
create index outbox_urgent on outbox (position) where urgent;
