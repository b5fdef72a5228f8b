import type { Localised } from '../../localised.ts';

/** Working time on one weekday. */
export interface Session {
	/** ISO weekday: 1 Monday … 7 Sunday. */
	readonly weekday: number;
	/** `HH:mm`, local time of the ward. */
	readonly from: string;
	readonly to: string;
	/** The desk is open. */
	readonly acceptsDossiers: boolean;
	/** The day counts in time limits (a Saturday-morning desk accepts but does not count). */
	readonly countsAsWorkingDay: boolean;
}
/** The weekly table in force from one date to another, both included: provinces have summer and winter hours. */
export interface SessionTable {
	readonly from: string;
	readonly until?: string;
	readonly sessions: readonly Session[];
}
/** A weekday off. */
export interface Holiday {
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly name: Localised;
	/** `swap`: an ordinary day given free against a working Saturday. Default `public`. */
	readonly kind?: 'public' | 'swap';
	/** Number of the yearly notice or the law. */
	readonly source?: string;
	/** False: not checked against the official text; shown to the administrator. */
	readonly verified: boolean;
}
/** A Saturday (or Sunday) worked in place of a swapped day. */
export interface MakeUpDay {
	readonly date: string;
	readonly name: Localised;
	/** Whose sessions hold, ISO weekday. Default 5: a full Friday. */
	readonly likeWeekday?: number;
	readonly source?: string;
	readonly verified: boolean;
}
/** Days off decided by the province or the ward: storm, flood. */
export interface Closure {
	readonly from: string;
	/** Included. */
	readonly until: string;
	readonly reason: Localised;
	/** Number of the decision. */
	readonly document: string;
}
/** A ward's working time. Plain JSON, edited as a whole; every edit gets a new version. */
export interface Calendar {
	/** Names this content for ever; stands in every date counted with it. */
	readonly version: string;
	/** IANA name. */
	readonly timeZone: string;
	/** `HH:mm`. A same-day dossier received after it is due on the next working day. */
	readonly sameDayCutOff: string;
	readonly sessionTables: readonly SessionTable[];
	/** Years whose days off are known; a date counted beyond them carries a warning. */
	readonly years: readonly number[];
	readonly holidays: readonly Holiday[];
	readonly makeUpDays: readonly MakeUpDay[];
	readonly closures: readonly Closure[];
}
