-- Versions beside each other: dossiers moved between them, steps that a breaker stopped, code that was taken away.
ALTER TABLE procedure_package ADD COLUMN retired_at INTEGER;
ALTER TABLE procedure_package ADD COLUMN retired_by TEXT;

CREATE TABLE version_move (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	from_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	to_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	state TEXT NOT NULL,
	planned_at INTEGER NOT NULL,
	planned_by TEXT NOT NULL,
	applied_at INTEGER,
	reverted_at INTEGER
) STRICT;
CREATE INDEX version_move_code ON version_move (ward_id, code);

CREATE TABLE version_move_dossier (
	move_id TEXT NOT NULL REFERENCES version_move (id),
	dossier_id TEXT NOT NULL,
	verdict TEXT NOT NULL,
	detail TEXT NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (move_id, dossier_id)
) STRICT;

CREATE TABLE step_breaker (
	digest TEXT NOT NULL REFERENCES procedure_package (digest),
	step TEXT NOT NULL,
	failures INTEGER NOT NULL,
	opened_at INTEGER,
	reason TEXT,
	closed_at INTEGER,
	closed_by TEXT,
	PRIMARY KEY (digest, step)
) STRICT;
CREATE INDEX step_run_version ON step_run (procedure_digest, created_at);
