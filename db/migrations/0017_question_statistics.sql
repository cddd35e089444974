-- What the log says about each question is asked with every view of the bank: the latest answers of a campaign, without
-- touching the table, and those of them that were taken back.

create index answer_of_campaign on answer (campaign_id, id desc) include (rep_id, variant, correct)
  where kind = 'answer';
create index answer_taken_back on answer (campaign_id, voids_id) where kind = 'void';
