-- The rhythm of practice: when somebody practises, what they are reminded of, and who asked them to.

-- Null: Monday to Friday.
alter table team add column practice_days text[];
alter table team add constraint team_practice_days_known check (
  practice_days is null
  or (cardinality(practice_days) > 0 and practice_days <@ array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']));

-- A person's own settings, and the stored instant at which the minute's look comes to them: nobody else is looked at.
create table rhythm (
  person_id uuid constraint rhythm_pk primary key constraint rhythm_person_fk references person on delete cascade,
  -- Null: as their teams have it.
  practice_days text[],
  -- On the wall clock of their zone. The practice day starts at 04:00, so the small hours can't be chosen.
  remind_hour int not null default 9,
  channel text not null default 'in_app',
  shows_streak boolean not null default true,
  remind_at timestamptz not null,
  constraint rhythm_practice_days_known check (
    practice_days is null
    or (cardinality(practice_days) > 0 and practice_days <@ array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
  constraint rhythm_hour_in_day check (remind_hour between 5 and 22),
  constraint rhythm_channel_known check (channel in ('in_app', 'email', 'none'))
);
create index rhythm_remind_at on rhythm (remind_at);

-- Set when the cause of an unread notice is gone: it is shown no longer, though nobody has read it.
alter table notice add column settled_at timestamptz;

-- What somebody was reminded of. The key names the cause (a day, a campaign and the end of its readiness, a version), so
-- that each is told once; several of a day share a notice.
create table reminder (
  person_id uuid not null constraint reminder_person_fk references person on delete cascade,
  key text not null,
  kind text not null,
  title text not null,
  body text not null,
  href text not null,
  notice_id uuid constraint reminder_notice_fk references notice on delete set null,
  told_at timestamptz not null,
  settled_at timestamptz,
  constraint reminder_pk primary key (person_id, key),
  constraint reminder_kind_known check (kind in ('practice_due', 'lapses', 'lapsed', 'changed', 'nudge'))
);
create index reminder_open on reminder (person_id) where settled_at is null;

-- A manager's word to somebody, told with the next reminder in that person's hours.
create table nudge (
  id uuid constraint nudge_pk primary key default gen_random_uuid(),
  person_id uuid not null constraint nudge_person_fk references person on delete cascade,
  asked_by uuid constraint nudge_author_fk references person on delete set null,
  word text not null,
  -- The person's practice day on which they were asked.
  day text not null,
  asked_at timestamptz not null,
  constraint nudge_once_a_day unique (person_id, day),
  constraint nudge_day_form check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  constraint nudge_word_given check (length(trim(word)) > 0)
);
create index nudge_recent on nudge (person_id, asked_at);
