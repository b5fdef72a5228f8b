-- Versions beside each other: dossiers moved between them, steps that a breaker stopped, code that was taken away.
ALTER TABLE procedure_package ADD COLUMN retired_at BIGINT;
ALTER TABLE procedure_package ADD COLUMN retired_by TEXT;
ALTER TABLE procedure_package ADD COLUMN retained TEXT;
ALTER TABLE procedure_package ADD COLUMN quarantined_by TEXT;

ALTER TABLE step_run ADD COLUMN cpu_ms INTEGER;
ALTER TABLE step_run ADD COLUMN wall_ms INTEGER;
ALTER TABLE step_run ADD COLUMN memory_kb INTEGER;


CREATE TABLE version_move (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	from_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	to_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	state TEXT NOT NULL,
	planned_at BIGINT NOT NULL,
	planned_by TEXT NOT NULL,
	applied_by TEXT,
	applied_at BIGINT,
	reverted_by TEXT,
	reverted_at BIGINT
);
CREATE INDEX version_move_code ON version_move (ward_id, code);

CREATE TABLE version_move_dossier (
	move_id TEXT NOT NULL REFERENCES version_move (id),
	dossier_id TEXT NOT NULL,
	verdict TEXT NOT NULL,
	detail TEXT NOT NULL,
	chosen BOOLEAN NOT NULL,
	state TEXT NOT NULL,
	note TEXT,
	PRIMARY KEY (move_id, dossier_id)
);

CREATE TABLE step_breaker (
	digest TEXT NOT NULL REFERENCES procedure_package (digest),
	step TEXT NOT NULL,
	failures INTEGER NOT NULL,
	opened_at BIGINT,
	reason TEXT,
	closed_at BIGINT,
	closed_by TEXT,
	PRIMARY KEY (digest, step)
);
-- Everything that the monitor of a version adds up: it reads this index and never the rows, in which the answers stand.
CREATE INDEX step_run_version
	ON step_run (procedure_digest, created_at, ward_id, step, state, failure, attempt, cpu_ms, wall_ms, memory_kb);
CREATE INDEX step_run_failed ON step_run (procedure_digest, finished_at) WHERE state = 'failed';
CREATE INDEX dossier_version ON dossier (ward_id, procedure_digest, n) WHERE finished_at IS NULL;
CREATE INDEX version_move_unfinished ON version_move (planned_at) WHERE state IN ('planning', 'applying', 'reverting');
CREATE INDEX step_breaker_open ON step_breaker (digest) WHERE closed_at IS NULL;
