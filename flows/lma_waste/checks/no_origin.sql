-- refuse: no column says where the waste comes from.
select null::integer as line, null::varchar as column_name, null::varchar as found, 1 as occurrences,
       concat_ws(', ', getvariable('origin_column'), getvariable('origin_postcode_column'), getvariable('origin_point_column')) as expected
where not exists (from delivered where origin is not null or origin_postcode is not null or origin_point is not null)
