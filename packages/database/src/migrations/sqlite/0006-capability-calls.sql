-- What the code of a procedure asked of the core, once per run and place: a retry is given the recorded answer.
CREATE TABLE capability_call (
	step_run_id TEXT NOT NULL,
	call_index INTEGER NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	dossier_id TEXT NOT NULL,
	procedure_digest TEXT NOT NULL,
	step TEXT NOT NULL,
	capability TEXT NOT NULL,
	request_hash TEXT NOT NULL,
	state TEXT NOT NULL,
	answer TEXT,
	started_at INTEGER NOT NULL,
	finished_at INTEGER,
	bytes INTEGER NOT NULL,
	PRIMARY KEY (step_run_id, call_index)
) STRICT;
CREATE INDEX capability_call_version ON capability_call (procedure_digest, started_at);
