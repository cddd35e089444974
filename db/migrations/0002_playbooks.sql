-- Campaigns and their versioned agreements. A published version never changes; publishing flips one campaign row.

create table campaign (
  -- int4: it is also the key of the campaign's advisory lock.
  id int generated always as identity constraint campaign_pk primary key,
  key text not null constraint campaign_key_unique unique,
  name text not null,
  channel text not null,
  launch_on text,
  marketing_owner_id uuid not null constraint campaign_marketing_owner_fk references person,
  sales_owner_id uuid not null constraint campaign_sales_owner_fk references person,
  -- In force at t: next_playbook_id if next_from <= t, else playbook_id.
  playbook_id int,
  next_playbook_id int,
  next_from timestamptz,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint campaign_key_form check (key ~ '^[a-z0-9][a-z0-9-]*$'),
  constraint campaign_next_complete check ((next_playbook_id is null) = (next_from is null))
);

create table campaign_team (
  campaign_id int not null constraint campaign_team_campaign_fk references campaign on delete cascade,
  team_id uuid not null constraint campaign_team_team_fk references team on delete cascade,
  constraint campaign_team_pk primary key (campaign_id, team_id)
);
create index campaign_team_team on campaign_team (team_id);

-- Content that the two owners are asked to sign; never edited, only superseded, so that a signature means this text.
create table proposal (
  id uuid constraint proposal_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint proposal_campaign_fk references campaign on delete cascade,
  base_version int not null,
  content jsonb not null,
  content_hash text not null,
  note text,
  proposed_by uuid constraint proposal_author_fk references person,
  proposed_at timestamptz not null,
  closed_at timestamptz,
  published_version int,
  constraint proposal_hash_is_hash check (length(content_hash) = 64)
);
create index proposal_campaign on proposal (campaign_id, proposed_at);

create table signature (
  id uuid constraint signature_pk primary key default gen_random_uuid(),
  proposal_id uuid not null constraint signature_proposal_fk references proposal on delete cascade,
  capacity text not null,
  person_id uuid not null constraint signature_person_fk references person,
  content_hash text not null,
  signed_at timestamptz not null,
  constraint signature_capacity_known check (capacity in ('marketing', 'sales')),
  constraint signature_once_per_capacity unique (proposal_id, capacity)
);
create trigger signature_append_only before update or delete on signature for each row execute function refuse_change();
create trigger signature_no_truncate before truncate on signature execute function refuse_change();

create table playbook (
  id int generated always as identity constraint playbook_pk primary key,
  campaign_id int not null constraint playbook_campaign_fk references campaign on delete cascade,
  version int not null,
  content jsonb not null,
  content_hash text not null,
  proposal_id uuid not null constraint playbook_proposal_fk references proposal,
  published_by uuid constraint playbook_publisher_fk references person,
  published_at timestamptz not null,
  enforce_from timestamptz not null,
  note text,
  constraint playbook_version_unique unique (campaign_id, version),
  constraint playbook_version_positive check (version >= 1)
);
alter table campaign add constraint campaign_playbook_fk foreign key (playbook_id) references playbook deferrable initially deferred;
alter table campaign add constraint campaign_next_playbook_fk foreign key (next_playbook_id) references playbook deferrable initially deferred;

-- Gapless 1, 2, 3… even against a hand-written insert.
create function require_next_version() returns trigger language plpgsql as $$
declare expected int;
begin
  select coalesce(max(version), 0) + 1 into expected from playbook where campaign_id = new.campaign_id;
  if new.version <> expected then
    raise exception 'playbook version % of campaign %: expected %', new.version, new.campaign_id, expected using errcode = 'check_violation';
  end if;
  if (select count(distinct capacity) from signature s where s.proposal_id = new.proposal_id and s.content_hash = new.content_hash) <> 2 then
    raise exception 'playbook version % of campaign % lacks a signature of its exact content', new.version, new.campaign_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger playbook_next_version before insert on playbook for each row execute function require_next_version();
create trigger playbook_immutable before update or delete on playbook for each row execute function refuse_change();
create trigger playbook_no_truncate before truncate on playbook execute function refuse_change();

create table playbook_criterion (
  playbook_id int not null constraint playbook_criterion_playbook_fk references playbook on delete cascade,
  key text not null,
  position int not null,
  revision int not null,
  importance text not null,
  constraint playbook_criterion_pk primary key (playbook_id, key),
  constraint playbook_criterion_importance_known check (importance in ('critical', 'standard')),
  constraint playbook_criterion_revision_positive check (revision >= 1)
);
create trigger playbook_criterion_immutable before update or delete on playbook_criterion for each row execute function refuse_change();
create trigger playbook_criterion_no_truncate before truncate on playbook_criterion execute function refuse_change();

create table playbook_change (
  playbook_id int not null constraint playbook_change_playbook_fk references playbook on delete cascade,
  criterion_key text not null,
  kind text not null,
  parts text[] not null,
  constraint playbook_change_pk primary key (playbook_id, criterion_key),
  constraint playbook_change_kind_known check (kind in ('editorial', 'clarifying', 'material', 'new', 'retired'))
);
create trigger playbook_change_immutable before update or delete on playbook_change for each row execute function refuse_change();
create trigger playbook_change_no_truncate before truncate on playbook_change execute function refuse_change();
