import { describe, expect, it } from 'vitest';
import { defineHandlers, text } from '../src/index.ts';
import { playFlow } from '../src/testing/index.ts';
import { sample } from './sample.ts';

const handlers = defineHandlers<typeof sample>({
	validate: () => [],
	checkPages: () => [],
	price: ({ answers, settings, done, fee, notify }) => {
		if (answers.copies > 40) throw new Error('too many');
		if (answers.copies === 1) return done('free');
		const lines = [{ label: text('Trang', 'Page'), quantity: answers.copies, unitVnd: settings.perPage }];
		return done('priced', { patch: { total: answers.copies }, intents: [fee(lines), notify('priced')] });
	},
});
const answers = { copies: 2, purpose: 'work', pages: [] };
const approve = { outcome: 'approve', writes: { opinion: 'Đúng' } } as const;

describe('playFlow', () => {
	it('goes from reception to the end and tells the way, the result and what is due', async () => {
		const run = await playFlow(sample, handlers, { answers }, { examine: approve, confirm: { outcome: 'yes' } });
		expect(run).toMatchObject({
			end: 'resolved',
			path: ['price priced', 'pay paid', 'examine approve', 'confirm yes'],
			result: { total: 2, opinion: 'Đúng' },
			fee: [{ amountVnd: 4000 }],
			messages: ['priced'],
		});
	});

	it('takes the acts of a step in turn when the flow comes back to it, then the last again', async () => {
		const script = { examine: approve, confirm: [{ outcome: 'no' }, { outcome: 'no' }, { outcome: 'yes' }] } as const;
		const { path } = await playFlow(sample, handlers, { answers: { ...answers, copies: 1 } }, script);
		expect(path.filter((one) => one.startsWith('confirm'))).toEqual(['confirm no', 'confirm no', 'confirm yes']);
	});

	it('ends where the law says no', async () => {
		const { end } = await playFlow(sample, handlers, { answers }, { examine: { outcome: 'deny' } });
		expect(end).toBe('refused');
	});

	it.each([
		['a step without an act', answers, {}, /says nothing about examine: price priced → pay paid/],
		['an automatic step that fails', { ...answers, copies: 41 }, {}, /price: bug, .*too many/],
		[
			'going round for ever',
			answers,
			{ examine: approve, confirm: { outcome: 'no' } as const },
			/no end after 200 steps/,
		],
	])('refuses %s, and says how far it came', async (_, given, script, message) => {
		await expect(playFlow(sample, handlers, { answers: given }, script)).rejects.toThrow(message);
	});
});
