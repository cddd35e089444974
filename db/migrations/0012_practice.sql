-- "Since when, and what changed it": a rep's own eligibility events, without reading everybody's.
create index outbox_eligibility on outbox (subject, id) where type in ('eligibility.granted', 'eligibility.revoked');
