import { describe, expect, it } from 'vitest';
import type { CapabilityGrant, CapabilityRequest } from '../src/index.ts';
import { effectiveGrants, readableAnswers, requestedGrants, restrictView, settingsFor } from '../src/index.ts';
import { sampleRequest } from '../src/testing/index.ts';
import { sample } from './sample.ts';

const why = { vi: 'Để thử.', en: 'To try.' };
const asked = (...capabilities: readonly CapabilityRequest[]) => ({ capabilities });
const answers = { name: 'A', phone: '09', income: 5 };
const read = (fields: 'all' | readonly string[]): CapabilityGrant => ({ use: 'dossier.read', fields });

describe('effectiveGrants', () => {
	it.each<[string, CapabilityRequest, CapabilityGrant, readonly CapabilityGrant[]]>([
		['all of all', { use: 'dossier.read', fields: 'all', why }, read('all'), [read('all')]],
		['part of all', { use: 'dossier.read', fields: 'all', why }, read(['name']), [read(['name'])]],
		['all of a part', { use: 'dossier.read', fields: ['name'], why }, read('all'), [read(['name'])]],
		[
			'two parts',
			{ use: 'dossier.read', fields: ['name', 'phone'], why },
			read(['phone', 'income']),
			[read(['phone'])],
		],
		[
			'written fields',
			{ use: 'result.write', fields: ['a', 'b'], why },
			{ use: 'result.write', fields: ['b', 'c'] },
			[{ use: 'result.write', fields: ['b'] }],
		],
		[
			'channels',
			{ use: 'notify', channels: ['email', 'sms'], why },
			{ use: 'notify', channels: ['sms'] },
			[{ use: 'notify', channels: ['sms'] }],
		],
		[
			'templates',
			{ use: 'document.render', templates: ['x'], why },
			{ use: 'document.render', templates: ['y'] },
			[{ use: 'document.render', templates: [] }],
		],
		['the fee', { use: 'fee.write', why }, { use: 'fee.write' }, [{ use: 'fee.write' }]],
		['what was not asked for', { use: 'fee.write', why }, read('all'), []],
	])('%s', (_, request, grant, expected) => {
		expect(effectiveGrants(asked(request), [grant])).toEqual(expected);
	});
	it('nothing without a grant', () => {
		expect(effectiveGrants(sample.manifest, [])).toEqual([]);
	});
});

describe('what a step may read', () => {
	it('is what was granted, field by field', () => {
		expect(readableAnswers(answers, [read(['name']), read(['phone', 'missing'])])).toEqual({ name: 'A', phone: '09' });
		expect(readableAnswers(answers, [read('all')])).toEqual(answers);
		expect(readableAnswers(answers, [{ use: 'fee.write' }])).toEqual({});
	});
	it('leaves the rest of the view alone', () => {
		const { dossier } = sampleRequest(sample.manifest, 'price', {
			answers: { copies: 1, phone: '09' },
			result: { opinion: 'x' },
		});
		expect(restrictView(dossier, [read(['copies'])])).toEqual({ ...dossier, answers: { copies: 1 } });
	});
	it('as requested has no reasons in it', () => {
		expect(requestedGrants(sample.manifest)[0]).toEqual({
			use: 'dossier.read',
			fields: ['copies', 'purpose', 'school', 'pages'],
		});
	});
});

describe('settings', () => {
	it('are the defaults of the manifest, overridden by the ward', () => {
		expect(settingsFor(sample.manifest)).toEqual({ perPage: 2000 });
		expect(settingsFor(sample.manifest, { perPage: 500 })).toEqual({ perPage: 500 });
	});
});
