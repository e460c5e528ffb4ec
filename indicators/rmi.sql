-- RMI: all raw materials behind what is extracted and what comes in (see macros/rme.sql).
from rme_values('rmi', {electricity}, {extraction}, {waste})
