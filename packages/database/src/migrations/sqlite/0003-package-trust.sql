-- Who vouches for packages, and what was found when one was installed.
CREATE TABLE publisher_key (
	key_id TEXT PRIMARY KEY NOT NULL,
	public_key TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT NOT NULL,
	added_at INTEGER NOT NULL,
	added_by TEXT NOT NULL,
	revoked_at INTEGER,
	revoked_by TEXT,
	revoke_reason TEXT,
	revocation TEXT
) STRICT;

-- Newest edition of each catalogue that was accepted: an older one is refused.
CREATE TABLE catalogue_edition (
	location TEXT PRIMARY KEY NOT NULL,
	name TEXT NOT NULL,
	serial INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	seen_at INTEGER NOT NULL
) STRICT;

ALTER TABLE procedure_package ADD COLUMN publisher_key_id TEXT;
ALTER TABLE procedure_package ADD COLUMN signed_at INTEGER;
ALTER TABLE procedure_package ADD COLUMN install_report TEXT;
