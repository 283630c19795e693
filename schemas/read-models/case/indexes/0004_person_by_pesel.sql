create index person_by_pesel on person (pesel) where pesel is not null;
