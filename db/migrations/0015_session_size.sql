-- How many questions a daily session asks at most, as its rep has chosen: 15 are five minutes.
alter table rhythm add column session_questions int not null default 15;
alter table rhythm add constraint rhythm_session_size check (session_questions between 3 and 60);
