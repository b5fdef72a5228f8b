import { hash } from 'node:crypto';
import type { Localised } from '../localised.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DossierEvent, NewEvent } from './events.ts';
import type { DossierState } from './state.ts';

/** `prevHash` of a dossier's first event. Written out, because a repeated text is one that the engine joins at each use. */
export const GENESIS_HASH = '0000000000000000000000000000000000000000000000000000000000000000';

/** The end of a chain: what the next event is linked to. A {@link DossierState} is one. */
export type ChainEnd = Pick<DossierState, 'id' | 'seq' | 'lastHash'>;

/** The end of the empty chain of a dossier that is about to be filed. */
export function beginning(dossierId: string): ChainEnd {
	return { id: dossierId, seq: 0, lastHash: GENESIS_HASH };
}

/** SHA-256 (lower-case hex) over the canonical JSON of an event without its own hash. */
export function hashEvent({ dossierId, seq, type, at, actor, data, prevHash }: Omit<DossierEvent, 'hash'>): string {
	return hash('sha256', canonicalJson({ actor, at, data, dossierId, prevHash, seq, type }), 'hex');
}

/**
 * Gives decided events their place in the record: number, link and hash.
 *
 * @param end the state that was decided on, or {@link beginning} for a submission.
 */
export function chain(end: ChainEnd, events: readonly NewEvent[]): DossierEvent[] {
	let prevHash = end.lastHash;
	return events.map((event, index) => {
		const linked = { ...event, dossierId: end.id, seq: end.seq + index + 1, prevHash } as Omit<DossierEvent, 'hash'>;
		prevHash = hashEvent(linked);
		return { ...linked, hash: prevHash } as DossierEvent;
	});
}

export type ChainFault = 'dossier' | 'sequence' | 'link' | 'content' | 'end';
export type ChainVerdict =
	| { readonly ok: true; readonly count: number; readonly lastHash: string }
	| {
			readonly ok: false;
			/** Number of the first broken event; for `end` the number that should have been there. */
			readonly seq: number;
			/** Its place in the array that was given; for `end` the length of the array. */
			readonly index: number;
			readonly fault: ChainFault;
			readonly message: Localised;
	  };

const FAULTS: Readonly<Record<ChainFault, (seq: number) => Localised>> = {
	dossier: (seq) => ({
		vi: `Sự kiện số ${seq} thuộc về một hồ sơ khác.`,
		en: `Event ${seq} belongs to another dossier.`,
	}),
	sequence: (seq) => ({
		vi: `Thiếu hoặc lặp sự kiện: số thứ tự ${seq} không nối tiếp sự kiện trước.`,
		en: `An event is missing or repeated: number ${seq} does not follow on the one before.`,
	}),
	link: (seq) => ({
		vi: `Sự kiện số ${seq} không khớp với mã băm của sự kiện trước nó.`,
		en: `Event ${seq} does not carry the hash of the event before it.`,
	}),
	content: (seq) => ({
		vi: `Nội dung của sự kiện số ${seq} đã bị thay đổi sau khi ghi.`,
		en: `The content of event ${seq} was changed after it was written.`,
	}),
	end: (seq) => ({
		vi: `Chuỗi sự kiện kết thúc sai chỗ: các sự kiện từ số ${seq} bị thiếu hoặc đã bị thay.`,
		en: `The record does not end where it should: events from ${seq} on are missing or were replaced.`,
	}),
};

/**
 * Checks a dossier's record from its first event and names the first broken one.
 *
 * @param end what the record must end with, from the state kept elsewhere; without it a cut-off tail cannot be seen.
 */
export function verifyChain(
	events: readonly DossierEvent[],
	end?: Pick<DossierState, 'seq' | 'lastHash'>,
): ChainVerdict {
	let prevHash = GENESIS_HASH;
	const dossierId = events[0]?.dossierId;
	for (const [index, event] of events.entries()) {
		const fault = faultOf(event, index + 1, prevHash, dossierId);
		if (fault !== null) return broken(fault, index + 1, index);
		prevHash = event.hash;
	}
	if (end !== undefined && (end.seq !== events.length || end.lastHash !== prevHash)) {
		return broken('end', Math.min(end.seq, events.length) + (end.seq === events.length ? 0 : 1), events.length);
	}
	return { ok: true, count: events.length, lastHash: prevHash };
}

function faultOf(event: DossierEvent, seq: number, prevHash: string, dossierId: string | undefined): ChainFault | null {
	if (event.dossierId !== dossierId) return 'dossier';
	if (event.seq !== seq) return 'sequence';
	if (event.prevHash !== prevHash) return 'link';
	return hashEvent(event) === event.hash ? null : 'content';
}

function broken(fault: ChainFault, seq: number, index: number): ChainVerdict {
	return { ok: false, seq, index, fault, message: FAULTS[fault](seq) };
}
