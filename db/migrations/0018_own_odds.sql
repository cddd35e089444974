-- How somebody's answers compare with what the common curve foretold: from it follow the odds that the gate uses for them.

-- Answers that tell of forgetting, how many of them were right, and the recall that was foretold for them in sum. The default
-- is that of a memory which counts none; it stays, so that a process of the release before may still write.
alter table memory add column foretold_count int not null default 0;
alter table memory add column foretold_right int not null default 0;
alter table memory add column foretold_known float8 not null default 0;
