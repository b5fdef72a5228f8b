-- Rehearsed before citizens see it: runs that are kept, what the gate found, who approved, from which date.
CREATE TABLE rehearsal (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	digest TEXT NOT NULL REFERENCES procedure_package (digest),
	name TEXT NOT NULL,
	script TEXT NOT NULL,
	ended TEXT,
	kept_at BIGINT,
	created_at BIGINT NOT NULL,
	created_by TEXT NOT NULL
);
CREATE INDEX rehearsal_code ON rehearsal (ward_id, code);

CREATE TABLE publish_check (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	digest TEXT NOT NULL REFERENCES procedure_package (digest),
	report TEXT NOT NULL,
	checked_at BIGINT NOT NULL,
	PRIMARY KEY (ward_id, code, digest)
);

CREATE TABLE publish_approval (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	digest TEXT NOT NULL REFERENCES procedure_package (digest),
	requested_at BIGINT NOT NULL,
	requested_by TEXT NOT NULL,
	decision TEXT,
	decided_at BIGINT,
	decided_by TEXT,
	note TEXT,
	PRIMARY KEY (ward_id, code, digest)
);

ALTER TABLE ward_procedure ADD COLUMN planned_digest TEXT;
ALTER TABLE ward_procedure ADD COLUMN planned_from BIGINT;
ALTER TABLE ward_procedure ADD COLUMN planned_by TEXT;
