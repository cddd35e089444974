-- When a version takes effect: publications ordered for later, grace periods that ended early, and leads scored anew.

create table scheduled_publication (
  id uuid constraint scheduled_publication_pk primary key default gen_random_uuid(),
  campaign_id int not null constraint scheduled_publication_campaign_fk references campaign on delete cascade,
  proposal_id uuid not null constraint scheduled_publication_proposal_fk references proposal on delete cascade,
  publish_at timestamptz not null,
  -- The grace period, counted from when it is really published.
  enforce_after_ms bigint not null,
  note text,
  scheduled_by uuid constraint scheduled_publication_author_fk references person,
  scheduled_at timestamptz not null,
  ended_at timestamptz,
  -- edited: the text changed; replaced: another time was set; refused: it couldn't be published when its time came.
  end_kind text,
  ended_by uuid constraint scheduled_publication_ender_fk references person,
  end_reason text,
  constraint scheduled_publication_later check (publish_at > scheduled_at),
  constraint scheduled_publication_grace_not_negative check (enforce_after_ms >= 0),
  constraint scheduled_publication_end_complete check ((ended_at is null) = (end_kind is null)),
  constraint scheduled_publication_end_known check (end_kind in ('published', 'cancelled', 'edited', 'replaced', 'refused'))
);
create unique index scheduled_publication_one_open on scheduled_publication (campaign_id) where ended_at is null;
create index scheduled_publication_due on scheduled_publication (publish_at) where ended_at is null;
create index scheduled_publication_proposal on scheduled_publication (proposal_id);

-- How a version's grace period ended before its hour; the version itself stays as it is.
create table grace_end (
  playbook_id int constraint grace_end_pk primary key constraint grace_end_playbook_fk references playbook on delete cascade,
  -- cancelled, replaced: it never takes effect. enforced: it took effect then, not at its enforce_from.
  kind text not null,
  ended_by uuid constraint grace_end_person_fk references person,
  ended_at timestamptz not null,
  reason text,
  constraint grace_end_known check (kind in ('cancelled', 'enforced', 'replaced')),
  constraint grace_end_cancelled_why check (kind <> 'cancelled' or length(reason) > 0)
);
create trigger grace_end_append_only before update or delete on grace_end for each row execute function refuse_change();
create trigger grace_end_no_truncate before truncate on grace_end execute function refuse_change();

-- Versions that another one replaced before they took effect, from the time before this table.
insert into grace_end (playbook_id, kind, ended_by, ended_at)
select old.id, 'replaced', new.published_by, new.published_at
from playbook old join playbook new on new.campaign_id = old.campaign_id and new.version = old.version + 1
where old.enforce_from > new.published_at and old.version > 1;

-- Nobody takes back what has taken effect, also not by hand.
create function require_grace_left() returns trigger language plpgsql as $$
begin
  if exists (select from playbook where id = new.playbook_id and enforce_from <= new.ended_at)
    or exists (select from campaign where playbook_id = new.playbook_id) then
    raise exception 'the version with id % has taken effect: its grace period can''t be ended', new.playbook_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger grace_end_in_time before insert on grace_end for each row execute function require_grace_left();

-- Scoring a campaign's leads under a version that scores differently, once that version is in force.
create table rescore_run (
  playbook_id int constraint rescore_run_pk primary key constraint rescore_run_playbook_fk references playbook on delete cascade,
  campaign_id int not null constraint rescore_run_campaign_fk references campaign on delete cascade,
  due_at timestamptz not null,
  total int,
  scored int not null default 0,
  moved int not null default 0,
  -- How far it is: leads are taken in the order they came in.
  last_received_at timestamptz,
  last_lead_id uuid,
  finished_at timestamptz,
  end_kind text,
  constraint rescore_run_end_complete check ((finished_at is null) = (end_kind is null)),
  constraint rescore_run_end_known check (end_kind in ('done', 'overtaken'))
);
create index rescore_run_due on rescore_run (due_at) where finished_at is null;
create index lead_arrival on lead (campaign_id, received_at, id);
