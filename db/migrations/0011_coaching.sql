-- What managers do beside the gate: a suspension may name its end, and notes are kept of what was said.

-- Null: until somebody lifts it. `lifted_at` alone is what the gate reads; the end only says when it is set by itself.
alter table suspension add column until timestamptz;
alter table suspension add constraint suspension_until_later check (until > suspended_at);
create index suspension_until on suspension (until) where lifted_at is null;

-- Append-only: what was noted stays as it was. A shared note is read by the person it is about, too.
create table coaching_note (
  id bigint generated always as identity constraint coaching_note_pk primary key,
  person_id uuid not null constraint coaching_note_person_fk references person on delete cascade,
  author_id uuid not null constraint coaching_note_author_fk references person on delete cascade,
  text text not null,
  shared boolean not null,
  noted_at timestamptz not null,
  constraint coaching_note_text_given check (length(trim(text)) > 0)
);
create index coaching_note_person on coaching_note (person_id, noted_at);
create trigger coaching_note_append_only before update or delete on coaching_note for each row execute function refuse_change();
create trigger coaching_note_no_truncate before truncate on coaching_note execute function refuse_change();
