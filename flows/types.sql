-- Codes that stand in every delivered cell, kept as numbers with a name: quicker to read, to join and to write than text.
-- In the order of the alphabet, so that they sort as text does.
create type if not exists stream_id as enum (select stream from code_list.streams order by stream);
create type if not exists use_group_id as enum (select use_group from code_list.use_groups order by use_group);
create type if not exists status_id as enum (select status from code_list.statuses order by status);
