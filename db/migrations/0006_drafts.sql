-- The next version in the making: one open draft per campaign, edited by many; proposals are its signed snapshots.

create table draft (
  id uuid constraint draft_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint draft_campaign_fk references campaign on delete cascade,
  -- The version its text began as; 0: none.
  base_version int not null,
  -- In the file format, so that a later release can still read it.
  content jsonb not null,
  -- Counts saves.
  revision int not null default 0,
  -- The proposal that says the same as the draft; any edit takes it away.
  offered_proposal_id uuid constraint draft_proposal_fk references proposal,
  started_by uuid constraint draft_starter_fk references person,
  started_at timestamptz not null,
  edited_by uuid constraint draft_editor_fk references person,
  edited_at timestamptz not null,
  closed_at timestamptz,
  closed_because text,
  constraint draft_closed_complete check ((closed_at is null) = (closed_because is null)),
  constraint draft_closed_known check (closed_because in ('published', 'discarded'))
);
create unique index draft_one_open on draft (campaign_id) where closed_at is null;
create index draft_campaign on draft (campaign_id, started_at);

-- What each save changed, both sides of it: nobody's words are ever lost to somebody else's save.
create table draft_edit (
  id bigint generated always as identity constraint draft_edit_pk primary key,
  draft_id uuid not null constraint draft_edit_draft_fk references draft on delete cascade,
  revision int not null,
  part text not null,
  before jsonb,
  after jsonb,
  edited_by uuid constraint draft_edit_editor_fk references person,
  edited_at timestamptz not null,
  constraint draft_edit_once unique (draft_id, revision, part)
);
create trigger draft_edit_append_only before update or delete on draft_edit for each row execute function refuse_change();
create trigger draft_edit_no_truncate before truncate on draft_edit execute function refuse_change();

create table draft_comment (
  id uuid constraint draft_comment_pk primary key default gen_random_uuid(),
  draft_id uuid not null constraint draft_comment_draft_fk references draft on delete cascade,
  -- What it is about; null: all of it.
  part text,
  body text not null,
  written_by uuid constraint draft_comment_author_fk references person,
  written_at timestamptz not null,
  resolved_by uuid constraint draft_comment_resolver_fk references person,
  resolved_at timestamptz,
  constraint draft_comment_said check (length(body) between 1 and 4000)
);
create index draft_comment_draft on draft_comment (draft_id, written_at);
