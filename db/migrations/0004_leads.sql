-- Leads, their one stage, and the one assigning path: ledger, decision, assignment, hold, clocks.

create table lead (
  id uuid constraint lead_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint lead_campaign_fk references campaign,
  external_id text,
  stage text not null,
  contact jsonb not null default '{}',
  company jsonb not null default '{}',
  deal jsonb not null default '{}',
  source jsonb not null default '{}',
  attributes jsonb not null default '{}',
  inquiry text,
  score int not null default 0,
  threshold int not null default 0,
  qualified boolean not null default false,
  intent text not null default 'standard',
  -- Per criterion { key, state, points }, and what is missing { criterion, attribute }: as the version named scored it.
  criteria jsonb not null default '[]',
  missing jsonb not null default '[]',
  scored_playbook_id int constraint lead_scored_playbook_fk references playbook,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  qualified_at timestamptz,
  revisit_at timestamptz,
  amount numeric,
  demo boolean not null default false,
  constraint lead_external_id_unique unique (campaign_id, external_id),
  constraint lead_stage_known check (stage in ('received','nurturing','qualified','held','assigned','working','sql','opportunity','won','lost','disqualified')),
  constraint lead_intent_known check (intent in ('high', 'standard'))
);
create index lead_stage on lead (campaign_id, stage, received_at);
create index lead_recent on lead (received_at desc, id);

create table lead_event (
  id bigint generated always as identity constraint lead_event_pk primary key,
  lead_id uuid not null constraint lead_event_lead_fk references lead on delete cascade,
  type text not null,
  at timestamptz not null,
  data jsonb not null default '{}',
  received_at timestamptz not null
);
-- The same event sent again is the same event. By hash: an index entry may not be larger than a third of a page.
create unique index lead_event_unique on lead_event (lead_id, type, at, md5(data::text));

create table lead_move (
  id bigint generated always as identity constraint lead_move_pk primary key,
  lead_id uuid not null constraint lead_move_lead_fk references lead on delete cascade,
  from_stage text,
  to_stage text not null,
  actor text not null,
  reason text not null,
  at timestamptz not null
);
create index lead_move_lead on lead_move (lead_id, id);
create trigger lead_move_append_only before update or delete on lead_move for each row execute function refuse_change();
create trigger lead_move_no_truncate before truncate on lead_move execute function refuse_change();

create table decision (
  id uuid constraint decision_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint decision_campaign_fk references campaign,
  lead_id uuid not null constraint decision_lead_fk references lead on delete cascade,
  playbook_id int not null constraint decision_playbook_fk references playbook,
  outcome text not null,
  chosen_rep_id uuid constraint decision_rep_fk references person,
  pool text not null,
  strategy text not null,
  -- Everything it was decided from: candidates with their numbers, those left out and why, the seed.
  record jsonb not null,
  at timestamptz not null,
  constraint decision_outcome_known check (outcome in ('assigned', 'held', 'fallback', 'claimed')),
  constraint decision_names_rep check ((outcome = 'held') = (chosen_rep_id is null))
);
create index decision_lead on decision (lead_id, at);
create trigger decision_append_only before update or delete on decision for each row execute function refuse_change();
create trigger decision_no_truncate before truncate on decision execute function refuse_change();

create table assignment (
  id uuid constraint assignment_pk primary key default gen_random_uuid(),
  lead_id uuid not null constraint assignment_lead_fk references lead on delete cascade,
  campaign_id int not null constraint assignment_campaign_fk references campaign,
  rep_id uuid not null constraint assignment_rep_fk references person,
  playbook_id int not null constraint assignment_playbook_fk references playbook,
  decision_id uuid not null constraint assignment_decision_fk references decision on delete cascade,
  -- The verdict it rested on, as it stood then.
  level text not null,
  via text not null,
  pool text not null,
  assigned_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  constraint assignment_via_known check (via in ('gate', 'waiver', 'fallback'))
);
create unique index assignment_one_open_per_lead on assignment (lead_id) where ended_at is null;
create index assignment_open_per_rep on assignment (rep_id) where ended_at is null;
create index assignment_per_day on assignment (rep_id, assigned_at);
create index assignment_lead on assignment (lead_id, assigned_at);

create table hold (
  id uuid constraint hold_pk primary key default gen_random_uuid(),
  lead_id uuid not null constraint hold_lead_fk references lead on delete cascade,
  campaign_id int not null constraint hold_campaign_fk references campaign,
  since timestamptz not null,
  pool text not null,
  -- The decision that found nobody, and from it why each rep was left out.
  decision_id uuid not null constraint hold_decision_fk references decision on delete cascade,
  reasons jsonb not null,
  escalates_at timestamptz not null,
  escalated_at timestamptz,
  falls_back_at timestamptz,
  ended_at timestamptz,
  end_reason text
);
create unique index hold_one_open_per_lead on hold (lead_id) where ended_at is null;
create index hold_open on hold (campaign_id, since) where ended_at is null;

-- Stride scheduling: who has had how much of a pool. The pool's own virtual time keeps a newcomer from being flooded.
create table pool_ledger (
  campaign_id int not null constraint pool_ledger_campaign_fk references campaign on delete cascade,
  pool text not null,
  rep_id uuid not null constraint pool_ledger_rep_fk references person on delete cascade,
  pass float8 not null,
  credit int not null default 0,
  assigned int not null default 0,
  last_assigned_at timestamptz,
  constraint pool_ledger_pk primary key (campaign_id, pool, rep_id),
  constraint pool_ledger_credit_not_negative check (credit >= 0)
);
create table pool_clock (
  campaign_id int not null constraint pool_clock_campaign_fk references campaign on delete cascade,
  pool text not null,
  virtual_time float8 not null,
  constraint pool_clock_pk primary key (campaign_id, pool)
);

create table sla_clock (
  id uuid constraint sla_clock_pk primary key default gen_random_uuid(),
  lead_id uuid not null constraint sla_clock_lead_fk references lead on delete cascade,
  assignment_id uuid not null constraint sla_clock_assignment_fk references assignment on delete cascade,
  kind text not null,
  started_at timestamptz not null,
  reminds_at timestamptz not null,
  due_at timestamptz not null,
  -- When silence takes the lead away; null: never.
  reassigns_at timestamptz,
  reminded_at timestamptz,
  met_at timestamptz,
  breached_at timestamptz,
  stopped_at timestamptz,
  constraint sla_clock_unique unique (assignment_id, kind),
  constraint sla_clock_kind_known check (kind in ('first_touch'))
);
create index sla_clock_running on sla_clock (due_at) where met_at is null and stopped_at is null;

create table touch (
  id uuid constraint touch_pk primary key default gen_random_uuid(),
  lead_id uuid not null constraint touch_lead_fk references lead on delete cascade,
  rep_id uuid constraint touch_rep_fk references person,
  kind text not null,
  at timestamptz not null,
  note text,
  recorded_at timestamptz not null,
  constraint touch_kind_known check (kind in ('call', 'email', 'meeting', 'message'))
);
create index touch_lead on touch (lead_id, at);

create table disposition (
  id uuid constraint disposition_pk primary key default gen_random_uuid(),
  lead_id uuid not null constraint disposition_lead_fk references lead on delete cascade,
  rep_id uuid constraint disposition_rep_fk references person,
  code text not null,
  action text not null,
  note text,
  revisit_at timestamptz,
  at timestamptz not null
);
create index disposition_lead on disposition (lead_id, at);
