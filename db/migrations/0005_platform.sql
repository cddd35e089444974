-- What holds the rest together: idempotency, outbox, audit, notices, settings.

create table idempotency_key (
  caller text not null,
  key text not null,
  request text not null,
  fingerprint text not null,
  status int not null,
  body text not null,
  headers jsonb not null default '{}',
  created_at timestamptz not null,
  constraint idempotency_key_pk primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Effects that leave the database; written in the transaction that causes them, with a stable id.
create table outbox (
  id bigint generated always as identity constraint outbox_pk primary key,
  event_id uuid not null default gen_random_uuid() constraint outbox_event_unique unique,
  type text not null,
  subject text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);

create table audit_record (
  id bigint generated always as identity constraint audit_record_pk primary key,
  at timestamptz not null,
  -- 'person:<id>', 'key:<id>', 'system'
  actor text not null,
  action text not null,
  subject text not null,
  request_id text,
  details jsonb not null default '{}'
);
create index audit_record_subject on audit_record (subject, id);
create trigger audit_record_append_only before update or delete on audit_record for each row execute function refuse_change();
create trigger audit_record_no_truncate before truncate on audit_record execute function refuse_change();

create table notice (
  id uuid constraint notice_pk primary key default gen_random_uuid(),
  person_id uuid not null constraint notice_person_fk references person on delete cascade,
  kind text not null,
  title text not null,
  body text not null,
  href text,
  created_at timestamptz not null,
  read_at timestamptz,
  -- The same news is told once.
  dedupe_key text,
  constraint notice_once unique (person_id, dedupe_key)
);
create index notice_person on notice (person_id, created_at desc);

create table worker_heartbeat (
  worker text constraint worker_heartbeat_pk primary key,
  beat_at timestamptz not null
);
