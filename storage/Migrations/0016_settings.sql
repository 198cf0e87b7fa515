-- The settings of an object grow with the points that it names; an index holds 2,704 octets of a row at most, a digest always fits.
drop index object_identity;
create unique index object_identity on object (network_domain, address, port, md5(coalesce(stream_path, '')))
  where retired_at is null and address <> '';
