-- When each schedule ran last, and how: one run at a time and once per time, whatever a queue repeats or loses.
CREATE TABLE schedule_run (
	name TEXT PRIMARY KEY NOT NULL,
	known_at INTEGER NOT NULL,
	started_at INTEGER,
	finished_at INTEGER,
	succeeded_at INTEGER,
	failure TEXT,
	result TEXT,
	held_until INTEGER
) STRICT;
