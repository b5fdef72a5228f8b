import { type Client, describeRefusal, type Office, type Random, wireErrorOf } from '@motcua/cli/play';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { ProcedureDetail } from '@motcua/server';
import type { Ledger } from './ledger.ts';
import type { PaperMill } from './papers.ts';

/** Citizens and staff of one run: from a start of the server to its death. */
export interface Traffic {
	readonly url: string;
	readonly ledger: Ledger;
	readonly citizen: Client;
	readonly office: Office;
	readonly procedures: readonly { readonly pkg: ProcedurePackage; readonly detail: ProcedureDetail }[];
	readonly mill: PaperMill;
	readonly random: Random;
	readonly today: Temporal.PlainDate;
	/** Open dossiers from which on citizens wait: the office must keep up, or the run would only ever file. */
	readonly openAtMost: number;
	/** Dossiers that somebody of the office has in hand. */
	readonly inHand: Set<string>;
	/** How many things were begun over the network. */
	begun: number;
	/** Set at the instant of the kill: what fails from then on fails because of it. */
	killed: boolean;
	/** Nobody new files; what is open is brought to its end. */
	closing: boolean;
}

/**
 * Does one thing over the network. Null when the kill cut it off; then the caller goes home. What fails while the server
 * lives is a violation, and is noted as one.
 */
export async function unlessKilled<T>(
	traffic: Traffic,
	what: string,
	act: () => Promise<T>,
): Promise<{ readonly value: T } | null> {
	traffic.begun++;
	try {
		return { value: await act() };
	} catch (error) {
		// An answer that the server gave counts even in the instant of its death.
		if (wireErrorOf(error) === null && traffic.killed) return null;
		traffic.ledger.violations.push({ rule: 'answers', where: what, what: describeRefusal(error) });
		return null;
	}
}
