import { replay, verifyChain } from '@motcua/domain/dossier';
import type { Rule } from './rule.ts';

/** Every acknowledged act is in the record where the server said. */
export const acknowledgedActIsThere: Rule = ({ ledger, evidence }) =>
	ledger.acts.flatMap(({ dossierId, what, seq, head }) => {
		const event = evidence.dossiers.get(dossierId)?.events[seq - 1];
		if (!event) return [{ where: dossierId, what: `${what} was acknowledged, but event ${seq} is not there` }];
		if (head === null || event.hash === head) return [];
		return [{ where: dossierId, what: `${what} was acknowledged, but event ${seq} is another one` }];
	});

/** The chain of every record holds and ends where the list says; the list says what the record replays to. */
export const recordIsIntact: Rule = ({ evidence }) =>
	[...evidence.dossiers.values()].flatMap(({ row, events }) => {
		const verdict = verifyChain(events, row);
		if (!verdict.ok) return [{ where: row.id, what: verdict.message.en }];
		const state = replay(events);
		if (state === null) return [{ where: row.id, what: 'the record is empty' }];
		const pairs: readonly (readonly [string, unknown, unknown])[] = [
			['status', state.status, row.status],
			['code', state.code, row.code],
			['step', state.step?.key ?? null, row.stepKey],
			['payment', state.payment.status, row.paymentStatus],
		];
		return pairs
			.filter(([, replayed, listed]) => replayed !== listed)
			.map(([name, replayed, listed]) => ({
				where: row.id,
				what: `${name} is ${listed} in the list and ${replayed} by the record`,
			}));
	});

export const auditIsIntact: Rule = ({ evidence: { audit } }) =>
	audit.ok ? [] : [{ where: `audit entry ${audit.seq}`, what: audit.problem }];

/** Dossier codes of a day are 1, 2, 3 … without gaps, each given once; so are receipts. */
export const numbersAreOnce: Rule = ({ evidence }) => {
	const events = [...evidence.dossiers.values()].flatMap((stored) => stored.events);
	const codes = events.flatMap((event) => (event.type === 'received' ? [event.data.code] : []));
	const receipts = events.flatMap((event) =>
		event.type === 'paymentRecorded' && event.data.receiptNumber !== null ? [event.data.receiptNumber] : [],
	);
	const days = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('-')));
	return [
		...twice(codes, 'dossier code'),
		...twice(receipts, 'receipt number'),
		...[...days].flatMap(([day, ofDay]) => {
			const highest = Math.max(...ofDay.map((code) => Number(code.slice(code.lastIndexOf('-') + 1))));
			return highest === ofDay.length
				? []
				: [{ where: day, what: `${ofDay.length} codes were given, the highest is ${highest}` }];
		}),
	];
};

function twice(values: readonly string[], name: string): { where: string; what: string }[] {
	return [...Map.groupBy(values, (value) => value)].flatMap(([value, all]) =>
		all.length === 1 ? [] : [{ where: value, what: `the ${name} was given ${all.length} times` }],
	);
}
