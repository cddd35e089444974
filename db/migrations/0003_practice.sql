-- Practice: presentations, the append-only answer log, and what is derived from it (memory, eligibility).

create table practice_session (
  id uuid constraint practice_session_pk primary key default gen_random_uuid(),
  rep_id uuid not null constraint practice_session_rep_fk references person on delete cascade,
  -- Null: everything the rep is enrolled in.
  campaign_id int constraint practice_session_campaign_fk references campaign on delete cascade,
  question_cap int not null,
  -- What this session set out to ask; grows when a miss is asked again.
  planned int not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint practice_session_cap_positive check (question_cap > 0)
);
create index practice_session_rep on practice_session (rep_id, started_at);

create table presentation (
  -- Random, unguessable: it is also the token the browser sends back.
  id uuid constraint presentation_pk primary key default gen_random_uuid(),
  session_id uuid not null constraint presentation_session_fk references practice_session on delete cascade,
  rep_id uuid not null constraint presentation_rep_fk references person on delete cascade,
  campaign_id int not null constraint presentation_campaign_fk references campaign on delete cascade,
  playbook_id int not null constraint presentation_playbook_fk references playbook,
  criterion_key text not null,
  criterion_revision int not null,
  variant text not null,
  -- What was shown and the truth, whole; only grading and the verdict page read it.
  content jsonb not null,
  why text not null,
  presented_at timestamptz not null
);
create index presentation_session on presentation (session_id, presented_at);
create index presentation_exposure on presentation (rep_id, campaign_id, criterion_key, variant);

create table answer (
  id bigint generated always as identity constraint answer_pk primary key,
  -- 'void' takes an earlier answer back, without credit; nothing is ever updated or deleted.
  kind text not null default 'answer',
  voids_id bigint constraint answer_voids_fk references answer,
  presentation_id uuid not null constraint answer_presentation_fk references presentation,
  session_id uuid not null constraint answer_session_fk references practice_session,
  rep_id uuid not null constraint answer_rep_fk references person,
  campaign_id int not null constraint answer_campaign_fk references campaign,
  criterion_key text not null,
  criterion_revision int not null,
  variant text not null,
  response jsonb,
  correct boolean not null,
  answered_at timestamptz not null,
  -- The rep's practice day (04:00 to 04:00 in their zone), YYYY-MM-DD.
  day text not null,
  constraint answer_kind_known check (kind in ('answer', 'void')),
  constraint answer_void_names_answer check ((kind = 'void') = (voids_id is not null)),
  constraint answer_voided_once unique (voids_id),
  constraint answer_day_form check (day ~ '^\d{4}-\d{2}-\d{2}$')
);
create unique index answer_once_per_presentation on answer (presentation_id) where kind = 'answer';
create index answer_fold on answer (rep_id, campaign_id, criterion_key, criterion_revision, id);
create index answer_session on answer (session_id, id);
create trigger answer_append_only before update or delete on answer for each row execute function refuse_change();
create trigger answer_no_truncate before truncate on answer execute function refuse_change();

-- Derived: the fold of the answers to one criterion revision. float8 keeps what the model computed, bit for bit.
create table memory (
  rep_id uuid not null constraint memory_rep_fk references person on delete cascade,
  campaign_id int not null constraint memory_campaign_fk references campaign on delete cascade,
  criterion_key text not null,
  criterion_revision int not null,
  stability float8 not null,
  difficulty float8 not null,
  last_at timestamptz not null,
  last_day text not null,
  evidence jsonb not null,
  model text not null,
  last_answer_id bigint not null,
  constraint memory_pk primary key (rep_id, campaign_id, criterion_key, criterion_revision)
);
create index memory_campaign on memory (campaign_id, rep_id);

create sequence eligibility_revision;

-- Derived: the last decision. It answers only while the versions it was made under are those in force and pending, and
-- `until` lies ahead; otherwise it is a question, and whoever meets it decides anew.
create table eligibility (
  campaign_id int not null constraint eligibility_campaign_fk references campaign on delete cascade,
  rep_id uuid not null constraint eligibility_rep_fk references person on delete cascade,
  playbook_id int,
  next_playbook_id int,
  eligible boolean not null,
  level text not null,
  via text,
  until timestamptz,
  reasons jsonb not null,
  decided_at timestamptz not null,
  revision bigint not null default nextval('eligibility_revision'),
  -- Since when `eligible` has been what it is.
  since timestamptz not null,
  constraint eligibility_pk primary key (campaign_id, rep_id),
  constraint eligibility_level_known check (level in ('ready', 'provisional', 'not_ready')),
  constraint eligibility_via_matches check ((via is not null) = eligible and coalesce(via, 'gate') in ('gate', 'waiver'))
);
create index eligibility_rep on eligibility (rep_id);

create table waiver (
  id uuid constraint waiver_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint waiver_campaign_fk references campaign on delete cascade,
  rep_id uuid not null constraint waiver_rep_fk references person on delete cascade,
  reason text not null,
  until timestamptz not null,
  granted_by uuid constraint waiver_granter_fk references person on delete set null,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid constraint waiver_revoker_fk references person on delete set null,
  constraint waiver_reason_given check (length(trim(reason)) > 0),
  constraint waiver_until_later check (until > granted_at)
);
create index waiver_rep on waiver (campaign_id, rep_id);

create table suspension (
  id uuid constraint suspension_pk primary key default gen_random_uuid(),
  rep_id uuid not null constraint suspension_rep_fk references person on delete cascade,
  -- Null: from every campaign.
  campaign_id int constraint suspension_campaign_fk references campaign on delete cascade,
  reason text not null,
  suspended_by uuid constraint suspension_author_fk references person on delete set null,
  suspended_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid constraint suspension_lifter_fk references person on delete set null,
  constraint suspension_reason_given check (length(trim(reason)) > 0)
);
create index suspension_rep on suspension (rep_id);
