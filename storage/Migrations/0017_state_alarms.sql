-- What would be good beside what is: an alarm of a state names the states that are normal, in the words of the device.
alter table alarm add column evidence_expected text;
