-- Instants are milliseconds since 1970, JSON is text, booleans are 0 and 1.

CREATE TABLE ward (
	id TEXT PRIMARY KEY NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	province_code TEXT NOT NULL,
	agency_code TEXT NOT NULL,
	created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ward_settings (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	version INTEGER NOT NULL,
	body TEXT NOT NULL,
	saved_at INTEGER NOT NULL,
	saved_by TEXT NOT NULL,
	PRIMARY KEY (ward_id, version)
) STRICT;

CREATE TABLE ward_calendar (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	version INTEGER NOT NULL,
	body TEXT NOT NULL,
	reason TEXT NOT NULL,
	saved_at INTEGER NOT NULL,
	saved_by TEXT NOT NULL,
	PRIMARY KEY (ward_id, version)
) STRICT;

CREATE TABLE number_series (
	scope TEXT NOT NULL,
	period TEXT NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (scope, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
	ward_id TEXT NOT NULL,
	name TEXT NOT NULL,
	shard INTEGER NOT NULL,
	value INTEGER NOT NULL,
	PRIMARY KEY (ward_id, name, shard)
) STRICT, WITHOUT ROWID;

-- Sign-in -----------------------------------------------------------------------------------------------------------

CREATE TABLE user (
	id TEXT PRIMARY KEY NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL UNIQUE,
	email_verified INTEGER NOT NULL,
	image TEXT,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	username TEXT UNIQUE,
	display_username TEXT,
	two_factor_enabled INTEGER
) STRICT;

CREATE TABLE session (
	id TEXT PRIMARY KEY NOT NULL,
	expires_at INTEGER NOT NULL,
	token TEXT NOT NULL UNIQUE,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	ip_address TEXT,
	user_agent TEXT,
	user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE account (
	id TEXT PRIMARY KEY NOT NULL,
	account_id TEXT NOT NULL,
	provider_id TEXT NOT NULL,
	user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
	access_token TEXT,
	refresh_token TEXT,
	id_token TEXT,
	access_token_expires_at INTEGER,
	refresh_token_expires_at INTEGER,
	scope TEXT,
	password TEXT,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_by_user ON account (user_id);

CREATE TABLE verification (
	id TEXT PRIMARY KEY NOT NULL,
	identifier TEXT NOT NULL,
	value TEXT NOT NULL,
	expires_at INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX verification_identifier ON verification (identifier);

CREATE TABLE two_factor (
	id TEXT PRIMARY KEY NOT NULL,
	secret TEXT NOT NULL,
	backup_codes TEXT NOT NULL,
	user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
	verified INTEGER,
	failed_verification_count INTEGER,
	locked_until INTEGER
) STRICT;
CREATE INDEX two_factor_by_user ON two_factor (user_id);
CREATE INDEX two_factor_by_secret ON two_factor (secret);

CREATE TABLE rate_limit (
	id TEXT PRIMARY KEY NOT NULL,
	key TEXT NOT NULL UNIQUE,
	count INTEGER NOT NULL,
	last_request INTEGER NOT NULL
) STRICT;

-- Staff -------------------------------------------------------------------------------------------------------------

CREATE TABLE staff (
	id TEXT PRIMARY KEY NOT NULL,
	user_id TEXT NOT NULL UNIQUE REFERENCES user (id),
	full_name TEXT NOT NULL,
	title TEXT NOT NULL,
	phone TEXT,
	active INTEGER NOT NULL,
	must_change_password INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_role (
	staff_id TEXT NOT NULL REFERENCES staff (id),
	ward_id TEXT NOT NULL REFERENCES ward (id),
	role TEXT NOT NULL,
	field TEXT NOT NULL,
	granted_at INTEGER NOT NULL,
	granted_by TEXT NOT NULL,
	PRIMARY KEY (staff_id, ward_id, role, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_role_ward ON staff_role (ward_id, role, field);

-- Procedures --------------------------------------------------------------------------------------------------------

CREATE TABLE procedure_package (
	digest TEXT PRIMARY KEY NOT NULL,
	code TEXT NOT NULL,
	version TEXT NOT NULL,
	name TEXT NOT NULL,
	manifest TEXT NOT NULL,
	signature TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	installed_at INTEGER NOT NULL,
	installed_by TEXT NOT NULL,
	quarantined_at INTEGER,
	quarantine_reason TEXT
) STRICT;
CREATE INDEX procedure_package_code ON procedure_package (code);

CREATE TABLE ward_procedure (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	installed_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	published_digest TEXT REFERENCES procedure_package (digest),
	config TEXT NOT NULL,
	revision INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	updated_by TEXT NOT NULL,
	PRIMARY KEY (ward_id, code)
) STRICT;

CREATE TABLE procedure_publication (
	n INTEGER PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	code TEXT NOT NULL,
	digest TEXT REFERENCES procedure_package (digest),
	at INTEGER NOT NULL,
	by TEXT NOT NULL
) STRICT;
CREATE INDEX procedure_publication_code ON procedure_publication (ward_id, code);

-- Dossiers ----------------------------------------------------------------------------------------------------------

CREATE TABLE dossier (
	n INTEGER PRIMARY KEY NOT NULL,
	id TEXT NOT NULL UNIQUE,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	seq INTEGER NOT NULL,
	last_hash TEXT NOT NULL,
	procedure_code TEXT NOT NULL,
	procedure_digest TEXT NOT NULL REFERENCES procedure_package (digest),
	status TEXT NOT NULL,
	sub_status TEXT,
	outcome TEXT,
	temporary_code TEXT NOT NULL UNIQUE,
	code TEXT,
	channel TEXT NOT NULL,
	requester_name TEXT NOT NULL,
	requester_phone TEXT,
	subject TEXT,
	submitted_at INTEGER NOT NULL,
	received_at INTEGER,
	due_at INTEGER,
	resolved_at INTEGER,
	finished_at INTEGER,
	clock_state TEXT NOT NULL,
	step_key TEXT,
	step_kind TEXT,
	step_role TEXT,
	assignee_id TEXT,
	assignee_name TEXT,
	queue TEXT,
	citizen_since INTEGER,
	sort_at INTEGER NOT NULL,
	deadline_at INTEGER,
	wake_at INTEGER,
	blocked_since INTEGER,
	blocked_owner TEXT,
	payment_status TEXT NOT NULL,
	amount_vnd INTEGER NOT NULL,
	delivery_method TEXT NOT NULL,
	synchronisation TEXT NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dossier_code ON dossier (code) WHERE code IS NOT NULL;
-- One index per worklist, each holding only the rows of its list: a page costs the same with a million finished dossiers.
CREATE INDEX dossier_open ON dossier (ward_id, sort_at, n) WHERE finished_at IS NULL;
CREATE INDEX dossier_assigned ON dossier (ward_id, queue, sort_at, n) WHERE queue IS NOT NULL AND assignee_id IS NOT NULL;
CREATE INDEX dossier_unassigned ON dossier (ward_id, queue, sort_at, n) WHERE queue IS NOT NULL AND assignee_id IS NULL;
CREATE INDEX dossier_assignee ON dossier (ward_id, assignee_id, sort_at, n) WHERE queue IS NOT NULL AND assignee_id IS NOT NULL;
CREATE INDEX dossier_deadline ON dossier (ward_id, deadline_at, n) WHERE deadline_at IS NOT NULL;
CREATE INDEX dossier_citizen ON dossier (ward_id, sort_at, n) WHERE citizen_since IS NOT NULL;
CREATE INDEX dossier_blocked ON dossier (ward_id, sort_at, n) WHERE blocked_since IS NOT NULL;
CREATE INDEX dossier_finished ON dossier (ward_id, finished_at, n) WHERE finished_at IS NOT NULL;
CREATE INDEX dossier_wake ON dossier (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE dossier_event (
	n INTEGER PRIMARY KEY NOT NULL,
	dossier_n INTEGER NOT NULL REFERENCES dossier (n),
	seq INTEGER NOT NULL,
	type TEXT NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	data TEXT NOT NULL,
	prev_hash TEXT NOT NULL,
	hash TEXT NOT NULL,
	UNIQUE (dossier_n, seq)
) STRICT;
-- The legal record is append-only for everything that speaks SQL to this file.
CREATE TRIGGER dossier_event_unchanged BEFORE UPDATE ON dossier_event
BEGIN
	SELECT RAISE (ABORT, 'dossier events are append-only');
END;
CREATE TRIGGER dossier_event_kept BEFORE DELETE ON dossier_event
BEGIN
	SELECT RAISE (ABORT, 'dossier events are append-only');
END;

-- Words only, without the text they came from; rowid is dossier.n, so the newest rowid is the newest dossier.
CREATE VIRTUAL TABLE dossier_search USING fts5 (
	words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'"
);
CREATE TABLE search_word (word TEXT PRIMARY KEY NOT NULL, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Files -------------------------------------------------------------------------------------------------------------

CREATE TABLE file (
	id TEXT PRIMARY KEY NOT NULL,
	mime TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	pages INTEGER,
	scan TEXT NOT NULL,
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_scan ON file (scan) WHERE scan = 'pending';

CREATE TABLE dossier_file (
	dossier_n INTEGER NOT NULL REFERENCES dossier (n),
	file_id TEXT NOT NULL REFERENCES file (id),
	purpose TEXT NOT NULL,
	seq INTEGER NOT NULL,
	PRIMARY KEY (dossier_n, file_id, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_file_file ON dossier_file (file_id);

CREATE TABLE upload (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	file_id TEXT NOT NULL REFERENCES file (id),
	name TEXT NOT NULL,
	owner TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	dossier_id TEXT
) STRICT;
CREATE INDEX upload_file ON upload (file_id);
CREATE INDEX upload_unclaimed ON upload (created_at) WHERE dossier_id IS NULL;

CREATE TABLE draft (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	owner TEXT NOT NULL,
	procedure_digest TEXT NOT NULL,
	answers TEXT NOT NULL,
	revision INTEGER NOT NULL,
	saved_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_owner ON draft (ward_id, owner);
CREATE INDEX draft_expiry ON draft (expires_at);

-- Work --------------------------------------------------------------------------------------------------------------

CREATE TABLE step_run (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL,
	dossier_id TEXT NOT NULL REFERENCES dossier (id),
	step TEXT NOT NULL,
	kind TEXT NOT NULL,
	procedure_digest TEXT NOT NULL,
	state TEXT NOT NULL,
	attempt INTEGER NOT NULL,
	max_attempts INTEGER NOT NULL,
	run_at INTEGER NOT NULL,
	lease_owner TEXT,
	lease_until INTEGER,
	result TEXT,
	failure TEXT,
	created_at INTEGER NOT NULL,
	finished_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX step_run_dossier ON step_run (dossier_id);
CREATE INDEX step_run_due ON step_run (run_at) WHERE state = 'pending';
CREATE INDEX step_run_lease ON step_run (lease_until) WHERE state = 'running';

CREATE TABLE outbox (
	n INTEGER PRIMARY KEY NOT NULL,
	kind TEXT NOT NULL,
	ward_id TEXT NOT NULL,
	dossier_id TEXT,
	payload TEXT NOT NULL,
	due_at INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	parked_at INTEGER,
	last_error TEXT,
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE parked_at IS NULL;

CREATE TABLE idempotency_key (
	n INTEGER PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL,
	key TEXT NOT NULL,
	body_hash TEXT NOT NULL,
	answer TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	UNIQUE (ward_id, key)
) STRICT;

-- Records -----------------------------------------------------------------------------------------------------------

CREATE TABLE notification (
	id TEXT PRIMARY KEY NOT NULL,
	ward_id TEXT NOT NULL REFERENCES ward (id),
	dossier_id TEXT,
	channel TEXT NOT NULL,
	recipient TEXT NOT NULL,
	message TEXT NOT NULL,
	subject TEXT NOT NULL,
	body TEXT NOT NULL,
	cause TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL,
	error TEXT,
	created_at INTEGER NOT NULL,
	finished_at INTEGER
) STRICT;
CREATE INDEX notification_dossier ON notification (dossier_id);
CREATE INDEX notification_queued ON notification (created_at) WHERE state = 'queued';

CREATE TABLE audit_entry (
	ward_id TEXT NOT NULL REFERENCES ward (id),
	seq INTEGER NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	target TEXT,
	detail TEXT NOT NULL,
	prev_hash TEXT NOT NULL,
	hash TEXT NOT NULL,
	PRIMARY KEY (ward_id, seq)
) STRICT;
CREATE INDEX audit_entry_target ON audit_entry (ward_id, target, seq) WHERE target IS NOT NULL;
CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry
BEGIN
	SELECT RAISE (ABORT, 'audit entries are append-only');
END;
CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry
BEGIN
	SELECT RAISE (ABORT, 'audit entries are append-only');
END;

CREATE TABLE audit_head (
	ward_id TEXT PRIMARY KEY NOT NULL REFERENCES ward (id),
	seq INTEGER NOT NULL,
	hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
