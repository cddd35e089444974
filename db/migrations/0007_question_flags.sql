-- What reps say is wrong with a question they were just asked, and what the author answers.

create table question_flag (
  id uuid constraint question_flag_pk primary key default gen_random_uuid(),
  -- Which asking it is about: the exact text, options and lead that were shown.
  presentation_id uuid not null constraint question_flag_presentation_fk references presentation on delete cascade,
  campaign_id int not null constraint question_flag_campaign_fk references campaign on delete cascade,
  -- The question's key; without the case of a generated one.
  question_key text not null,
  -- A hash of what the question says: a text that has changed since may be flagged again.
  question_text text not null,
  reason text not null,
  words text not null,
  flagged_by uuid not null constraint question_flag_person_fk references person on delete cascade,
  flagged_at timestamptz not null,
  constraint question_flag_reason_known check (reason in ('wrong', 'ambiguous')),
  constraint question_flag_said check (length(trim(words)) > 0 and length(words) <= 2000),
  constraint question_flag_once unique (flagged_by, campaign_id, question_key, question_text)
);
create index question_flag_question on question_flag (campaign_id, question_key, flagged_at);
create index question_flag_presentation on question_flag (presentation_id);
create trigger question_flag_append_only before update or delete on question_flag for each row execute function refuse_change();
create trigger question_flag_no_truncate before truncate on question_flag execute function refuse_change();

-- The author's reply; one each, for good.
create table question_flag_reply (
  flag_id uuid constraint question_flag_reply_pk primary key
    constraint question_flag_reply_flag_fk references question_flag on delete cascade,
  outcome text not null,
  words text not null,
  answered_by uuid constraint question_flag_reply_person_fk references person,
  answered_at timestamptz not null,
  constraint question_flag_reply_outcome_known check (outcome in ('corrected', 'explained')),
  constraint question_flag_reply_said check (length(trim(words)) > 0 and length(words) <= 2000)
);
create trigger question_flag_reply_append_only before update or delete on question_flag_reply for each row execute function refuse_change();
create trigger question_flag_reply_no_truncate before truncate on question_flag_reply execute function refuse_change();
