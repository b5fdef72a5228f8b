import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { FlowDefinition, MessageTexts, ProcedureManifest, StepResult } from '../src/index.ts';
import {
	flowSchema,
	manifestSchema,
	messagesSchema,
	parseUntrustedJson,
	readOutcome,
	type stepResultSchema,
} from '../src/schema/index.ts';
import { sample } from './sample.ts';

describe('the schemas and the contract say the same', () => {
	it('in types', () => {
		expectTypeOf<z.output<typeof manifestSchema>>().toEqualTypeOf<ProcedureManifest>();
		expectTypeOf<z.output<typeof flowSchema>>().toEqualTypeOf<FlowDefinition>();
		expectTypeOf<z.output<typeof messagesSchema>>().toEqualTypeOf<MessageTexts>();
		expectTypeOf<z.output<typeof stepResultSchema>>().toEqualTypeOf<StepResult>();
	});
	it('on what the builders produce', () => {
		expect(manifestSchema.parse(sample.manifest)).toEqual(sample.manifest);
		expect(flowSchema.parse(sample.flow)).toEqual(sample.flow);
		expect(messagesSchema.parse(sample.messages)).toEqual(sample.messages);
	});
	it.each([
		['code', '2.15'],
		['version', 'one'],
		['publisher', 'Tên Lạ'],
		['timeLimit', { amount: -1, unit: 'days' }],
		['surprise', true],
	])('a manifest with a wrong %s is refused there', (key, value) => {
		const parsed = manifestSchema.safeParse({ ...sample.manifest, [key]: value });
		expect(parsed.success).toBe(false);
		expect(JSON.stringify(parsed.error?.issues)).toContain(key);
	});
});

describe('readOutcome trusts nothing', () => {
	const done = (more: object) => JSON.stringify({ ok: true, result: { kind: 'done', outcome: 'go', ...more } });
	it.each([
		[
			'a fee line that does not add up',
			done({
				intents: [{ kind: 'setFee', lines: [{ label: { vi: 'a', en: 'a' }, quantity: 2, unitVnd: 5, amountVnd: 5 }] }],
			}),
		],
		[
			'a key named __proto__',
			'{"ok":true,"result":{"kind":"done","outcome":"go","patch":{"__proto__":{"admin":true}}}}',
		],
		[
			'a key named constructor deep inside',
			'{"ok":true,"result":{"kind":"done","outcome":"go","patch":{"a":[{"constructor":1}]}}}',
		],
		[
			'nesting',
			`{"ok":true,"result":{"kind":"done","outcome":"go","patch":{"a":${'['.repeat(100)}${']'.repeat(100)}}}}`,
		],
		['deep nesting beyond the stack', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
		['no JSON', 'done'],
		['more than 1 MiB', done({ patch: { a: 'x'.repeat(1_100_000) } })],
		[
			'300 findings',
			done({
				findings: Array.from({ length: 300 }, () => ({
					path: '',
					code: 'a',
					severity: 'error',
					message: { vi: 'a', en: 'a' },
				})),
			}),
		],
		['a failure class that only the host may name', '{"ok":false,"failure":"hostCrash","message":"x"}'],
		['nothing', undefined],
	])('refuses %s', (_, text) => {
		expect(readOutcome(text)).toMatchObject({ ok: false, failure: 'bug' });
	});
	it('accepts what is right', () => {
		expect(readOutcome(done({ patch: { a: [{ b: null }] } }))).toEqual({
			ok: true,
			result: { kind: 'done', outcome: 'go', patch: { a: [{ b: null }] } },
		});
	});
	it('counts depth outside strings only', () => {
		expect(parseUntrustedJson(JSON.stringify({ a: '[{'.repeat(500), b: '\\"[' }))).toMatchObject({ ok: true });
	});
});
