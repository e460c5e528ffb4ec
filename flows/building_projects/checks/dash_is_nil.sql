-- note: a dash was read as zero.
select min(line) as line, column_name, '-' as found, count(*) as occurrences
from (
    select line, unnest([concrete, masonry, plaster, metal, glass, plastic, timber, biobased, other, insulation_biobased,
                         insulation_other]) as field,
           unnest([getvariable('concrete_column'), getvariable('masonry_column'), getvariable('plaster_column'),
                   getvariable('metal_column'), getvariable('glass_column'), getvariable('plastic_column'),
                   getvariable('timber_column'), getvariable('biobased_column'), getvariable('other_column'),
                   getvariable('insulation_biobased_column'), getvariable('insulation_other_column')]) as column_name
    from delivered
)
where bare(field) = '-'
group by column_name
order by line
limit 5
