import type { Evidence } from '../evidence.ts';
import type { Ledger, Violation } from '../ledger.ts';

/** What the server was told and what it left behind. */
export interface Case {
	readonly ledger: Ledger;
	readonly evidence: Evidence;
}

/** One law; says where it is broken. */
export type Rule = (facts: Case) => readonly Omit<Violation, 'rule'>[];
