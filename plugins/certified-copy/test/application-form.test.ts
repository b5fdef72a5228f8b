import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { answers, contract, diploma } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });

describe('the application form', () => {
	it('takes a complete request', () => {
		expect(codesOf(answers)).toEqual([]);
	});

	it('counts originals and copies by itself, whatever is sent in', () => {
		const given = {
			...answers,
			originalCount: 99,
			totalCopies: 99,
			papers: [diploma, contract, { ...diploma, copyCount: 5 }],
		};
		const { answers: settled } = evaluated(given);
		expect(settled).toMatchObject({ originalCount: 3, totalCopies: 9 });
	});

	it('asks for the pages and an address when an electronic copy is wanted', () => {
		const { requesterEmail: _, ...withoutMail } = { ...answers, wantsElectronicCopy: true };
		expect(codesOf(withoutMail)).toEqual(['copies required', ' electronicCopy.email']);
		expect(codesOf({ ...answers, wantsElectronicCopy: true, copies: ['upload-1'] })).toEqual([]);
	});

	it('warns, and still takes, more than a hundred copies', () => {
		const many = {
			...answers,
			papers: [
				{ ...diploma, copyCount: 60 },
				{ ...contract, copyCount: 41 },
			],
		};
		const findings = evaluated(many).findings;
		expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([['totalCopies.many', 'warning']]);
	});

	it.each([
		['no paper', { papers: [] }, 'papers required'],
		['no pages', { papers: [{ ...diploma, pageCount: 0 }] }, 'papers[0].pageCount min'],
		['half a page', { papers: [{ ...diploma, pageCount: 1.5 }] }, 'papers[0].pageCount'],
		['a hundred and one copies', { papers: [{ ...diploma, copyCount: 101 }] }, 'papers[0].copyCount max'],
		['no declaration', { originalsSound: false }, 'originalsSound required'],
		['a birth date to come', { requesterBirthDate: '2027-01-01' }, 'requesterBirthDate'],
	])('refuses %s', (_, change, expected) => {
		expect(codesOf({ ...answers, ...change }).some((code) => code.startsWith(expected))).toBe(true);
	});

	it('takes a person who knows only the year of birth', () => {
		expect(codesOf({ ...answers, requesterBirthDate: '1950' })).not.toContain('requesterBirthDate date.incomplete');
	});
});
