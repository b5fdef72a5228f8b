-- The monitor lists the runs of a ward in one state, newest first; nearly all runs are done.
CREATE INDEX step_run_not_done ON step_run (ward_id, created_at, id) WHERE state <> 'done';
CREATE INDEX step_run_done ON step_run (ward_id, created_at, id) WHERE state = 'done';
