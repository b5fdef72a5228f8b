import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { birth, birthEntry, issued, marriage, marriageEntry, posted } from './samples.ts';

const evaluated = (form: string, given: object) => tryForm(procedure, { today: '2026-11-23', form }).evaluated(given);
const codesOf = (form: string, given: object) => tryForm(procedure, { today: '2026-11-23', form }).codesOf(given);

describe('what is taken', () => {
	it.each([
		['a request for a birth entry', 'application', birth],
		['a request for a marriage entry by post', 'application', marriage],
		['a birth entry as found', 'entry', birthEntry],
		['a marriage entry as found', 'entry', marriageEntry],
		['a search without result', 'entry', { searchResult: 'notFound' }],
		['the numbers of the copies', 'issue', issued],
		['a letter', 'dispatch', posted],
	])('%s', (_, form, answers) => {
		expect(codesOf(form, answers)).toEqual([]);
	});
});

describe('what is asked of the citizen', () => {
	it.each([
		['which copy of a birth', { eventType: 'birth' }, 'copyKind'],
		['the other spouse', { eventType: 'marriage' }, 'spouseFullName'],
		['the name of another kind', { eventType: 'other' }, 'otherEvent'],
		['an authorisation', { relationToSubject: 'authorised' }, 'authorisation'],
		['where to post the copies', { resultDelivery: 'post' }, 'deliveryAddress'],
	])('%s', (_, answers, key) => {
		expect(evaluated('application', answers).required.has(key)).toBe(true);
		expect(evaluated('application', {}).visible.has(key)).toBe(false);
	});

	it('a hint while neither date nor number is known', () => {
		expect(evaluated('application', marriage).visible.has('searchNotice')).toBe(true);
		expect(evaluated('application', birth).visible.has('searchNotice')).toBe(false);
	});
});

describe('what is asked of the officer', () => {
	it.each([
		['birth', ['entryBirthPlace']],
		['marriage', ['entrySpouse']],
		['death', ['entryDeathMoment', 'entryDeathPlace', 'entryDeathCause']],
		['other', ['entryContent']],
	])('of a %s', (entryKind, own) => {
		const { required } = evaluated('entry', { searchResult: 'found', entryKind });
		const special = ['entryBirthPlace', 'entrySpouse', 'entryDeathMoment', 'entryDeathPlace', 'entryDeathCause'];
		expect([...special, 'entryContent'].filter((key) => required.has(key))).toEqual(own);
	});

	it('nothing of the entry when there is none', () => {
		expect(evaluated('entry', { searchResult: 'heldElsewhere' }).sections.has('entry')).toBe(false);
	});
});

describe('what is refused', () => {
	it.each([
		['a birth registered before it', { registeredDate: '2020' }, ' registered.beforeBirth'],
		['no copy', { copyCount: 0 }, 'copyCount min'],
		['twenty-one copies', { copyCount: 21 }, 'copyCount max'],
	])('%s', (_, change, expected) => {
		expect(codesOf('application', { ...birth, ...change })).toContain(expected);
	});

	it('a tracking number in small letters', () => {
		expect(codesOf('dispatch', { ...posted, postalNumber: 'ca12' })).toEqual(['postalNumber pattern']);
	});
});
