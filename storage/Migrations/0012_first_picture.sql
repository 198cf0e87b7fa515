-- Whoever says that a camera is in service before it has shown a picture says that what it shows first is how it should look.
alter table camera_setting add column first_picture_counts boolean not null default false;
