-- Memory models: which weights made a memory, fits to the organisation's own answers, and which one is in use.

-- The shape of the curve, so that a stored memory says what it predicts whatever model is in use later. The default is that
-- of the model which made every memory until now; it stays, so that a process of the release before may still write.
alter table memory add column decay float8 not null default 0.1542;
-- Share of right answers that are luck, as that model took it; the default weights take every one for knowledge.
alter table memory add column guess float8 not null default 0;

-- Weights that were fitted, whether or not they came into use. Memories name them by their hash.
create table memory_model (
  hash text constraint memory_model_pk primary key,
  -- The family: fsrs-6.
  id text not null,
  weights jsonb not null,
  -- Share of lucky guesses in the questions that were asked.
  guess float8 not null,
  fitted_at timestamptz not null,
  -- Answers that were fitted on.
  answers int not null,
  -- What the split by time said: how well each model foretold the later answers from the earlier ones.
  evaluation jsonb not null,
  constraint memory_model_hash_form check (hash ~ '^[0-9a-f]{16}$')
);
create trigger memory_model_append_only before update or delete on memory_model for each row execute function refuse_change();
create trigger memory_model_no_truncate before truncate on memory_model execute function refuse_change();

-- The model in use is the last choice; none, or a choice without hash, means the default weights.
create table memory_model_choice (
  id bigint generated always as identity constraint memory_model_choice_pk primary key,
  hash text constraint memory_model_choice_model_fk references memory_model,
  chosen_at timestamptz not null,
  reason text not null,
  -- Null: nobody; the weekly fit was better than what was in use.
  chosen_by uuid constraint memory_model_choice_person_fk references person,
  constraint memory_model_choice_reason_given check (length(trim(reason)) > 0)
);
create trigger memory_model_choice_append_only before update or delete on memory_model_choice for each row execute function refuse_change();
create trigger memory_model_choice_no_truncate before truncate on memory_model_choice execute function refuse_change();

-- Derived: predicted against observed recall under one model, worked out in the background because it reads the whole log.
create table calibration (
  model text constraint calibration_pk primary key,
  made_at timestamptz not null,
  report jsonb not null
);
