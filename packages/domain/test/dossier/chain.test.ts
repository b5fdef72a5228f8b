import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	beginning,
	canonicalJson,
	chain,
	type DossierEvent,
	evolve,
	GENESIS_HASH,
	hashEvent,
	replay,
	verifyChain,
} from '../../src/dossier/index.ts';
import { resolved } from '../factories/story.ts';

const record = (): DossierEvent[] => structuredClone(resolved().events);

describe('canonical JSON', () => {
	it('does not depend on the order of keys, and leaves out what is undefined', () => {
		expect(canonicalJson({ b: [1, { d: null, c: 'ữ' }], a: undefined, A: true })).toBe(
			'{"A":true,"b":[1,{"c":"ữ","d":null}]}',
		);
		expect(canonicalJson([undefined, Number.NaN])).toBe('[null,null]');
	});
	it('reads back as the same value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(text)).toBe(JSON.stringify(text));
			}),
		);
	});
	it('has every key in code-unit order, also those that no object keeps there', () => {
		expect(canonicalJson({ b: { 10: 1, 9: 2, a: { x: 3, '': 4 } }, a: 5 })).toBe(
			'{"a":5,"b":{"10":1,"9":2,"a":{"":4,"x":3}}}',
		);
		expect(canonicalJson(JSON.parse('[{"b":1,"__proto__":{"z":1,"a":2}}]'))).toBe(
			'[{"__proto__":{"a":2,"z":1},"b":1}]',
		);
		expect(canonicalJson({ 1: undefined, 0: 'ữ"' })).toBe('{"0":"ữ\\""}');
		fc.assert(
			fc.property(fc.dictionary(fc.oneof(fc.string(), fc.nat().map(String)), fc.jsonValue()), (value) => {
				const members = Object.keys(value)
					.sort()
					.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
				expect(canonicalJson(value)).toBe(`{${members.join(',')}}`);
			}),
		);
	});
	it('is the same for any order of keys', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
				const reversed = Object.fromEntries(Object.entries(value).reverse());
				expect(canonicalJson(reversed)).toBe(canonicalJson(value));
			}),
		);
	});
});

describe('the chain', () => {
	it('numbers from 1, links each event to the one before, and hashes with SHA-256', () => {
		const events = record();
		expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
		expect(events[0]?.prevHash).toBe(GENESIS_HASH);
		for (const [index, { hash, ...rest }] of events.entries()) {
			if (index > 0) expect(rest.prevHash).toBe(events[index - 1]?.hash);
			expect(hash).toBe(createHash('sha256').update(canonicalJson(rest)).digest('hex'));
		}
	});
	it('goes on from a state', () => {
		const story = resolved();
		expect(verifyChain(story.events, story.dossier)).toEqual({
			ok: true,
			count: story.dossier.seq,
			lastHash: story.dossier.lastHash,
		});
	});
	it('is whole when nothing was written, and has no events for no decision', () => {
		expect(verifyChain([])).toEqual({ ok: true, count: 0, lastHash: GENESIS_HASH });
		expect(chain(beginning('x'), [])).toEqual([]);
	});
	it('survives a database that reorders keys', () => {
		const events = record();
		const reordered = events.map((event) => JSON.parse(canonicalJson(event)) as DossierEvent);
		expect(verifyChain(reordered).ok).toBe(true);
	});
});

describe('verifyChain names the first broken event', () => {
	const broken = (change: (events: DossierEvent[]) => void) => {
		const events = record();
		change(events);
		const verdict = verifyChain(events);
		if (verdict.ok) throw new Error('the break was not seen');
		expect(verdict.message.vi).toContain(String(verdict.seq));
		return { seq: verdict.seq, index: verdict.index, fault: verdict.fault };
	};
	const edit = (events: DossierEvent[], index: number, change: Partial<DossierEvent>) => {
		const event = events[index];
		if (event === undefined) throw new Error('no such event');
		events[index] = { ...event, ...change } as DossierEvent;
	};

	it('when any part of it was changed', () => {
		fc.assert(
			fc.property(
				fc.nat({ max: record().length - 1 }),
				fc.constantFrom<Partial<DossierEvent>>(
					{ at: '2026-11-01T01:00:00.000Z' },
					{ actor: { kind: 'staff', id: 'other', name: 'Người khác' } },
					{ hash: 'f'.repeat(64) },
					{ data: { text: 'x' } } as Partial<DossierEvent>,
					{ type: 'noted' } as Partial<DossierEvent>,
				),
				(index, change) => {
					expect(broken((events) => edit(events, index, change))).toEqual({ seq: index + 1, index, fault: 'content' });
				},
			),
		);
	});
	it('when a changed event was hashed anew: the next one tells', () => {
		const rehashed = (events: DossierEvent[]) => {
			edit(events, 1, { at: '2026-11-02T01:00:01.000Z' });
			const event = events[1];
			if (event !== undefined) edit(events, 1, { hash: hashEvent(event) });
		};
		expect(broken(rehashed)).toEqual({ seq: 3, index: 2, fault: 'link' });
	});
	it('when one was taken out, put in twice or moved', () => {
		expect(broken((events) => events.splice(2, 1))).toEqual({ seq: 3, index: 2, fault: 'sequence' });
		expect(broken((events) => events.splice(2, 0, ...events.slice(1, 2)))).toEqual({
			seq: 3,
			index: 2,
			fault: 'sequence',
		});
		expect(broken((events) => events.splice(0, 1))).toEqual({ seq: 1, index: 0, fault: 'sequence' });
	});
	it('when one comes from another dossier', () => {
		expect(broken((events) => edit(events, 3, { dossierId: 'other' }))).toEqual({ seq: 4, index: 3, fault: 'dossier' });
	});
	it('when the end is missing, longer, or rewritten as a whole', () => {
		const { events, dossier } = resolved();
		const { length } = events;
		expect(verifyChain(events.slice(0, -1)).ok).toBe(true);
		expect(verifyChain(events.slice(0, -1), dossier)).toMatchObject({
			ok: false,
			fault: 'end',
			seq: length,
			index: length - 1,
		});
		expect(verifyChain(events, { seq: length - 1, lastHash: 'x' })).toMatchObject({
			ok: false,
			fault: 'end',
			seq: length,
		});
		expect(verifyChain(events, { seq: length, lastHash: 'x' })).toMatchObject({ ok: false, fault: 'end', seq: length });
	});
});

describe('replay', () => {
	it('gives the state, as a whole or from a part of the way', () => {
		const { events, dossier } = resolved();
		expect(replay(events)).toEqual(dossier);
		expect(replay(events.slice(4), replay(events.slice(0, 4)))).toEqual(dossier);
		expect(replay([])).toBeNull();
	});
	it('throws for a record that cannot be', () => {
		const [submitted, receivedEvent] = record();
		if (submitted === undefined || receivedEvent === undefined) throw new Error('no record');
		expect(() => evolve(null, receivedEvent)).toThrow(/no submission/);
		expect(() => replay([submitted, submitted])).toThrow(/a second time/);
	});
});
