import type { CapabilityRequest } from '@motcua/procedure-sdk';
import { describe, expect, it } from 'vitest';
import { beyond, permissionSetOf } from './permission-set.ts';
import { decideGrants, grantedUses } from './ward-grants.ts';

const why = { vi: 'x', en: 'x' };
const read = (...fields: string[]): CapabilityRequest => ({ use: 'dossier.read', fields, why });
const notify = (...channels: ('email' | 'sms')[]): CapabilityRequest => ({ use: 'notify', channels, why });
const all: CapabilityRequest = { use: 'dossier.read', fields: 'all', why };
const asks = (...capabilities: CapabilityRequest[]) => ({ capabilities });

describe('what a version asks for beyond another', () => {
	it.each<[string, CapabilityRequest, CapabilityRequest | undefined, readonly string[]]>([
		['the same', read('a', 'b'), read('b', 'a'), []],
		['less', read('a'), read('a', 'b'), []],
		['one field more', read('a', 'b'), read('a'), ['dossier.read fields b']],
		['a field under everything', read('a'), all, []],
		['everything over some', all, read('a'), ['dossier.read fields *']],
		['something new', { use: 'payment', why }, undefined, ['payment']],
		[
			'another host',
			{ use: 'http', hosts: ['a.vn', 'b.vn'], methods: ['GET'], why },
			{ use: 'http', hosts: ['a.vn'], methods: ['GET'], why },
			['http hosts b.vn'],
		],
		[
			'a method more',
			{ use: 'http', hosts: ['a.vn'], methods: ['GET', 'POST'], why },
			{ use: 'http', hosts: ['a.vn'], methods: ['GET'], why },
			['http methods POST'],
		],
		[
			'a field of a register more',
			{ use: 'register', registers: { households: ['head', 'members'] }, why },
			{ use: 'register', registers: { households: ['head'] }, why },
			['register registers households.members'],
		],
	])('%s', (_, asked, before, more) => {
		expect(beyond(asked, before)).toEqual(more);
	});

	it('makes another set of rights; reasons do not', () => {
		expect(permissionSetOf(asks(read('a')))).not.toBe(permissionSetOf(asks(read('a', 'b'))));
		expect(permissionSetOf(asks(read('a', 'b')))).toBe(
			permissionSetOf(asks({ ...read('b', 'a'), why: { vi: 'y', en: 'y' } })),
		);
	});
});

describe('grants of a ward', () => {
	const old = asks(read('a'), notify('email'));
	const fresh = asks(read('a'), notify('email', 'sms'));
	const before = { grants: ['dossier.read', 'notify'], grantSets: {} };

	it('give nothing to a version that asks for more until somebody decides, and take nothing from the earlier one', () => {
		const after = decideGrants(before, { manifest: fresh, grants: ['dossier.read'], withdraws: false }, [old]);
		expect(grantedUses(after, fresh)).toEqual(['dossier.read']);
		expect(grantedUses(after, old)).toEqual(['dossier.read', 'notify']);
	});

	it('follow a withdrawal in every version', () => {
		const installed = decideGrants(before, { manifest: fresh, grants: ['dossier.read', 'notify'], withdraws: false }, [
			old,
		]);
		const after = decideGrants(installed, { manifest: fresh, grants: ['dossier.read'], withdraws: true }, [old]);
		expect(grantedUses(after, fresh)).toEqual(['dossier.read']);
		expect(grantedUses(after, old)).toEqual(['dossier.read']);
		const back = decideGrants(after, { manifest: fresh, grants: ['dossier.read', 'notify'], withdraws: true }, [old]);
		expect(grantedUses(back, old)).toEqual(['dossier.read', 'notify']);
	});

	it('do not grow in a version that asks for more than was decided on', () => {
		const none = { grants: [], grantSets: {} };
		const after = decideGrants(none, { manifest: old, grants: ['notify'], withdraws: true }, [fresh]);
		expect(grantedUses(after, old)).toEqual(['notify']);
		expect(grantedUses(after, fresh)).toEqual([]);
	});
});
