-- When each schedule ran last, and how: one run at a time and once per time, whatever a queue repeats or loses.
CREATE TABLE schedule_run (
	name TEXT PRIMARY KEY NOT NULL,
	known_at BIGINT NOT NULL,
	started_at BIGINT,
	finished_at BIGINT,
	succeeded_at BIGINT,
	failure TEXT,
	result TEXT,
	held_until BIGINT
);
