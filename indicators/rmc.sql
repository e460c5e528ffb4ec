-- RMC: RMI less the raw materials behind what goes out (see macros/rme.sql).
from rme_values('rmc', {electricity}, {extraction}, {waste})
