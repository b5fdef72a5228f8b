-- Letters reach the person: an address of their own, in which language, and whether they want to be reminded.
ALTER TABLE staff ADD COLUMN email TEXT;
ALTER TABLE staff ADD COLUMN letter_language TEXT NOT NULL DEFAULT 'vi';
ALTER TABLE staff ADD COLUMN reminders BOOLEAN NOT NULL DEFAULT TRUE;

-- What administrators are told of by letter: once when it begins, once when it is over.
CREATE TABLE incident (
	id TEXT PRIMARY KEY NOT NULL,
	subject TEXT NOT NULL,
	ward_id TEXT,
	title TEXT NOT NULL,
	began_at BIGINT NOT NULL,
	seen_at BIGINT NOT NULL,
	over_at BIGINT
);
CREATE UNIQUE INDEX incident_open ON incident (subject) WHERE over_at IS NULL;
CREATE INDEX incident_subject ON incident (subject, began_at);
