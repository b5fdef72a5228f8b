import type { ProcedureManifest } from '@motcua/procedure-sdk';
import { expect, it } from 'vitest';
import { mainFeeVnd } from './main-fee.ts';

const note = { vi: 'Theo nghị quyết', en: 'By resolution' };
const why = note;
type Fee = ProcedureManifest['fee'];
type Capabilities = ProcedureManifest['capabilities'];

it.each<[string, Fee, Capabilities, number | null, number | null]>([
	['the published amount', { kind: 'fixed', amountVnd: 8000, note }, [], null, 8000],
	["the ward's amount before it", { kind: 'setByProvince', amountVnd: 15_000, note }, [], 5000, 5000],
	['zero when the ward says zero', { kind: 'setByProvince', amountVnd: 15_000, note }, [], 0, 0],
	['none for what is free', { kind: 'free', note }, [], null, null],
	['none for what a step counts', { kind: 'computed', note }, [], null, null],
	[
		'none when a step counts what is published as one amount',
		{ kind: 'setByProvince', amountVnd: 15_000, note },
		[{ use: 'fee.write', why }],
		5000,
		null,
	],
])('is %s', (_, fee, capabilities, feeAmountVnd, expected) => {
	expect(mainFeeVnd({ fee, capabilities }, { feeAmountVnd })).toBe(expected);
});
