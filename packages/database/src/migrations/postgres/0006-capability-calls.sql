-- What the code of a procedure asked of the core, once per run and place: a retry is given the recorded answer.
CREATE TABLE capability_call (
	step_run_id TEXT NOT NULL,
	round INTEGER NOT NULL,
	call_index INTEGER NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	dossier_id TEXT NOT NULL,
	procedure_digest TEXT NOT NULL,
	step TEXT NOT NULL,
	capability TEXT NOT NULL,
	request_hash TEXT NOT NULL,
	idempotency_key TEXT NOT NULL,
	state TEXT NOT NULL,
	answer TEXT,
	failure TEXT,
	attempts INTEGER NOT NULL,
	started_at BIGINT NOT NULL,
	finished_at BIGINT,
	duration_ms INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	PRIMARY KEY (step_run_id, round, call_index)
);
CREATE INDEX capability_call_dossier ON capability_call (dossier_id);
CREATE INDEX capability_call_version ON capability_call (procedure_digest, started_at);

-- Questions from one ward to another, asked by the code of a procedure and answered by a person.
CREATE TABLE inquiry (
	id TEXT PRIMARY KEY,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	dossier_id TEXT NOT NULL,
	dossier_code TEXT NOT NULL,
	procedure_name TEXT NOT NULL,
	step_run_id TEXT NOT NULL,
	question_key TEXT NOT NULL,
	to_ward_id TEXT NOT NULL REFERENCES ward (id),
	question TEXT NOT NULL,
	facts TEXT NOT NULL,
	choices TEXT NOT NULL,
	answer_by BIGINT NOT NULL,
	state TEXT NOT NULL,
	asked_at BIGINT NOT NULL,
	choice TEXT,
	note TEXT,
	answered_at BIGINT,
	answered_by TEXT,
	delivered_at BIGINT
);
CREATE UNIQUE INDEX inquiry_question ON inquiry (dossier_id, question_key);
CREATE INDEX inquiry_desk ON inquiry (to_ward_id, state, answer_by);
CREATE INDEX inquiry_run ON inquiry (step_run_id);
