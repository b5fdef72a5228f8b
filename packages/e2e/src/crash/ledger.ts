import type { Client, Person } from '@motcua/cli/play';

export type Submission = Parameters<Client['public']['dossier']['submit']['mutate']>[0];

/** What becomes of a filing once it is with the office. */
export type Fate = 'straight' | 'supplement' | 'rejected' | 'withdrawn';

/** A file whose upload the server acknowledged. */
export interface SentFile {
	readonly uploadId: string;
	/** Lower-case hex; counted by the sender. */
	readonly sha256: string;
	readonly bytes: number;
}

/** A filing of a citizen: what was sent, how often, and the answer if one came. */
export interface FilingRecord {
	readonly submission: Submission;
	readonly person: Person;
	readonly files: readonly SentFile[];
	readonly fate: Fate;
	attempts: number;
	/** Null until the server answered: it may have stored the dossier all the same. */
	answer: { readonly dossierId: string; readonly temporaryCode: string } | null;
	/** Files that were handed in later and acknowledged. */
	readonly later: SentFile[];
	/** The office turned it aside as its fate wants. */
	turned: boolean;
	over: boolean;
}

/** An act on a dossier that the server acknowledged. */
export interface ActRecord {
	readonly dossierId: string;
	readonly what: string;
	readonly seq: number;
	/** Hash of the record's last event as the server showed it; null when the answer does not tell (portal). */
	readonly head: string | null;
}

/** Something that must not be. */
export interface Violation {
	readonly rule: string;
	/** Dossier, key, file or run that it is about. */
	readonly where: string;
	readonly what: string;
}

/**
 * What the server said yes to, kept outside of it: citizens and staff write here as soon as an answer arrives, and nothing
 * that is killed can take it back.
 */
export interface Ledger {
	readonly filings: FilingRecord[];
	readonly uploads: SentFile[];
	readonly acts: ActRecord[];
	/** What citizens and staff met that no kill explains. */
	readonly violations: Violation[];
	/** Filings that were sent again because their answer was lost: how many had been stored, how many had not. */
	readonly repeated: { stored: number; lost: number };
}

export const createLedger = (): Ledger => ({
	filings: [],
	uploads: [],
	acts: [],
	violations: [],
	repeated: { stored: 0, lost: 0 },
});
