-- Health and monitor look for intents that were given up, every few seconds; without a mail server each message ever written waits beside them.
CREATE INDEX outbox_parked ON outbox (ward_id, n) WHERE parked_at IS NOT NULL;
