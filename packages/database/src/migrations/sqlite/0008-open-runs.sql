-- The monitor lists the runs of a ward that are not done, newest first; nearly all runs are done.
CREATE INDEX step_run_not_done ON step_run (ward_id, id) WHERE state <> 'done';
