-- A file of leads that is coming in can be stopped: what is in stays, the rest is not begun.

alter table lead_import drop constraint lead_import_status_known;
alter table lead_import add constraint lead_import_status_known
  check (status in ('uploaded', 'checked', 'running', 'done', 'cancelled'));
alter table lead_import drop constraint lead_import_done_is_finished;
alter table lead_import add constraint lead_import_ended_is_finished
  check ((status in ('done', 'cancelled')) = (finished_at is not null));
