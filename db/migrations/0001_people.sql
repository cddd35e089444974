-- People, teams and everything that lets somebody in. Secrets are stored as SHA-256 or argon2id only.

create function refuse_change() returns trigger language plpgsql as $$
begin
  -- The one exception removes the demo world, whose rows are marked as such (see 0005, remove_demo).
  if tg_op = 'DELETE' and current_setting('greenroom.removing_demo', true) = 'on' then
    return old;
  end if;
  raise exception '% of % is refused: the table is append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create table person (
  id uuid constraint person_pk primary key default gen_random_uuid(),
  email text not null constraint person_email_unique unique,
  name text not null,
  role text not null,
  status text not null default 'active',
  time_zone text not null default 'Europe/Berlin',
  password_hash text,
  -- Routing limits of the person, over all campaigns; null: none.
  max_open_leads int,
  max_leads_per_day int,
  routing_weight int not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  constraint person_email_lower check (email = lower(email) and position('@' in email) > 1),
  constraint person_role_known check (role in ('rep', 'manager', 'marketer', 'admin')),
  constraint person_status_known check (status in ('active', 'deactivated')),
  constraint person_weight_positive check (routing_weight between 1 and 100),
  constraint person_caps_positive check (coalesce(max_open_leads, 1) >= 0 and coalesce(max_leads_per_day, 1) >= 0)
);

create table team (
  id uuid constraint team_pk primary key default gen_random_uuid(),
  key text not null constraint team_key_unique unique,
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint team_key_form check (key ~ '^[a-z0-9][a-z0-9-]*$')
);

create table team_member (
  team_id uuid not null constraint team_member_team_fk references team on delete cascade,
  person_id uuid not null constraint team_member_person_fk references person on delete cascade,
  capacity text not null default 'member',
  constraint team_member_pk primary key (team_id, person_id),
  constraint team_member_capacity_known check (capacity in ('member', 'manager'))
);
create index team_member_person on team_member (person_id);

create table leave (
  id uuid constraint leave_pk primary key default gen_random_uuid(),
  person_id uuid not null constraint leave_person_fk references person on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text,
  constraint leave_order check (ends_at > starts_at)
);
create index leave_person on leave (person_id, ends_at);

create table session (
  -- SHA-256 of the token, hex: what the cookie carries is never stored.
  id text constraint session_pk primary key,
  person_id uuid not null constraint session_person_fk references person on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  user_agent text,
  constraint session_id_is_hash check (length(id) = 64)
);
create index session_person on session (person_id);

create table sign_in_attempt (
  id bigint generated always as identity constraint sign_in_attempt_pk primary key,
  email text not null,
  address text not null,
  succeeded boolean not null,
  at timestamptz not null
);
create index sign_in_attempt_email on sign_in_attempt (email, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);

create table invite (
  token_hash text constraint invite_pk primary key,
  email text not null,
  name text not null,
  role text not null,
  team_ids uuid[] not null default '{}',
  invited_by uuid constraint invite_inviter_fk references person on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  constraint invite_role_known check (role in ('rep', 'manager', 'marketer', 'admin')),
  constraint invite_token_is_hash check (length(token_hash) = 64)
);

create table setup_link (
  token_hash text constraint setup_link_pk primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint setup_link_token_is_hash check (length(token_hash) = 64)
);

create table api_key (
  id uuid constraint api_key_pk primary key default gen_random_uuid(),
  -- A service key acts for itself with its scopes; a personal token acts as its person.
  kind text not null,
  name text not null,
  prefix text not null,
  key_hash text not null constraint api_key_hash_unique unique,
  scopes text[] not null default '{}',
  person_id uuid constraint api_key_person_fk references person on delete cascade,
  created_by uuid constraint api_key_creator_fk references person on delete set null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_kind_known check (kind in ('service', 'personal')),
  constraint api_key_person_matches_kind check ((kind = 'personal') = (person_id is not null)),
  constraint api_key_hash_is_hash check (length(key_hash) = 64)
);
create index api_key_person on api_key (person_id);
