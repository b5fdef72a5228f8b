-- A rush of filings leaves thousands of checks waiting. The steps that people wait for are found beside them, not behind.
CREATE INDEX step_run_due_step ON step_run (run_at) WHERE state = 'pending' AND kind = 'step';
