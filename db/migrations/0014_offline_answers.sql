-- Answering while offline: questions that a session hands out before their turn.

-- True while a question has only been loaded ahead: no turn has shown it and no answer has come. It then waits for nobody,
-- does not count as shown, and changes nothing about what is asked next.
alter table presentation add column ahead boolean not null default false;

create index presentation_ahead on presentation (session_id, presented_at) where ahead;
