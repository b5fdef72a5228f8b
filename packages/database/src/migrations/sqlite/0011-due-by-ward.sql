-- The queue is filled ward by ward: nobody waits behind another ward's backlog. It reads no index over all wards any more.
CREATE INDEX step_run_due_of_ward ON step_run (kind, ward_id, run_at) WHERE state = 'pending';
DROP INDEX step_run_due_step;
