-- Leads that come as a file: what was brought, how its columns are read, and what became of each row.

create table lead_import (
  id uuid constraint lead_import_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint lead_import_campaign_fk references campaign on delete cascade,
  file_name text not null,
  columns text[] not null,
  row_count int not null,
  status text not null,
  -- How the columns are read; the next file of the campaign with the same columns is read the same way.
  mapping jsonb,
  -- What the check before the import found.
  report jsonb,
  created_at timestamptz not null,
  -- 'person:<id>', 'key:<id>', 'system'
  created_by text not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint lead_import_status_known check (status in ('uploaded', 'checked', 'running', 'done')),
  constraint lead_import_checked_is_mapped check (status = 'uploaded' or mapping is not null),
  constraint lead_import_done_is_finished check ((status = 'done') = (finished_at is not null))
);
create index lead_import_recent on lead_import (campaign_id, created_at desc);

-- The rows as they came; let go after a while, for they are about people.
create table lead_import_row (
  import_id uuid not null constraint lead_import_row_import_fk references lead_import on delete cascade,
  row int not null,
  line int not null,
  cells jsonb not null,
  constraint lead_import_row_pk primary key (import_id, row)
);

-- Written in the transaction that takes the lead in: a row that stands here is never taken a second time.
create table lead_import_result (
  import_id uuid not null constraint lead_import_result_import_fk references lead_import on delete cascade,
  row int not null,
  outcome text not null,
  lead_id uuid constraint lead_import_result_lead_fk references lead on delete cascade,
  -- Where the lead stood right after.
  stage text,
  at timestamptz not null,
  constraint lead_import_result_pk primary key (import_id, row),
  constraint lead_import_result_outcome_known check (outcome in ('created', 'updated', 'refused')),
  constraint lead_import_result_names_lead check ((outcome = 'refused') = (lead_id is null) and (lead_id is null) = (stage is null))
);
create index lead_import_result_lead on lead_import_result (lead_id);
create trigger lead_import_result_append_only before update or delete on lead_import_result for each row execute function refuse_change();
create trigger lead_import_result_no_truncate before truncate on lead_import_result execute function refuse_change();
