import { describe, expect, it } from 'vitest';
import {
	askByLetter,
	civilStatusLaw,
	clerkIssues,
	dueLines,
	ethnicGroupName,
	ethnicGroupOptions,
	fieldsAbout,
	genderField,
	identityFindings,
	leaderOfficeOptions,
	leaderRefusalForm,
	leaderSigns,
	nationalityField,
	nationalityName,
	nationalityNameField,
	nationalityOptions,
	receptionDate,
	refusalNotice,
	refusalSteps,
	requesterConfirmsDraft,
	requesterFields,
	requesterPaths,
	signerOfficeLines,
	signerOfficeOptions,
	waitForAnswer,
} from '../src/catalogues/index.ts';
import { daysBetween, identityConflicts, placeAndDate, placeOfWard } from '../src/formats.ts';
import { type AnswersOf, field, type Localised, text, to } from '../src/index.ts';

/** What `parseFormDefinition` takes as the value of an option. */
const VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

describe('catalogues', () => {
	it.each([
		['ethnic groups', ethnicGroupOptions],
		['nationalities', nationalityOptions],
		['signer offices', signerOfficeOptions],
		['offices of a department', leaderOfficeOptions],
	])('%s have a value of their own each, fit for a form', (_, options) => {
		const values = options.map((option) => option.value);
		expect(new Set(values).size).toBe(values.length);
		expect(values.filter((value) => !VALUE.test(value))).toEqual([]);
	});

	it('names all 54 ethnic groups and a way out', () => {
		expect(ethnicGroupOptions).toHaveLength(55);
		expect(ethnicGroupName('bru-van-kieu')).toBe('Bru - Vân Kiều');
		expect(ethnicGroupName('e-de')).toBe('Ê Đê');
		expect(ethnicGroupName('klingon')).toBe('');
	});

	it('prints the nationality that was chosen or typed', () => {
		expect(nationalityName('viet-nam')).toBe('Việt Nam');
		expect(nationalityName('other', 'Cộng hòa Pháp')).toBe('Cộng hòa Pháp');
		expect(nationalityName(undefined)).toBe('');
	});

	it('points at the facts of the requester among the fields', () => {
		expect(Object.values(requesterPaths).filter((path) => !(path in requesterFields))).toEqual([]);
	});

	it('writes the office of a deputy as the decree does', () => {
		expect(signerOfficeLines('viceChair')).toEqual(['KT. Chủ tịch', 'Phó Chủ tịch']);
	});
});

describe('a written refusal', () => {
	it('leads through explanation and signature, and back to the step that it is told', () => {
		const steps = refusalSteps({ field: 'social', back: 'examine' });
		expect(steps.explainRefusal).toMatchObject({ role: 'specialist', field: 'social', form: 'refusal' });
		expect(steps.explainRefusal.outcomes.reconsider.to).toBe('examine');
		expect(steps.signRefusal).toMatchObject({ role: 'leader', act: 'sign', outcomes: { signed: { to: 'refused' } } });
	});

	it('asks a department for the same facts, but for a civil-status officer', () => {
		const fields = leaderRefusalForm.sections.refusal.fields;
		expect(Object.keys(fields)).toEqual([
			'refusalReason',
			'refusalBasis',
			'refusalNumber',
			'signerOffice',
			'signerName',
		]);
		expect(fields.signerOffice.options.map((option) => option.value)).not.toContain('authorised');
	});

	it('is signed by the head of a department by order of the chair', () => {
		const result = {
			refusalReason: 'Không thuộc đối tượng.',
			refusalBasis: 'Điều 11',
			refusalNumber: '7',
			signerOffice: 'departmentHead',
			signerName: 'Phạm Thùy Dương',
		} as const;
		const dossier = { code: 'H26-1', receivedAt: null, submittedAt: '2026-11-22T20:00:00Z' };
		const ward = { code: '00334', name: 'Phường Mẫu', provinceCode: '01' };
		const context = { result, dossier, ward, today: '2026-11-23', timeZone: 'Asia/Ho_Chi_Minh' };
		expect(refusalNotice(context, { procedureName: 'P', addressee: 'A' })).toMatchObject({
			signerOffice: ['TL. Chủ tịch', 'Trưởng phòng'],
			receivedOn: '23/11/2026',
		});
	});
});

describe('placeOfWard', () => {
	it.each([
		['Phường Hạ Đình', 'Hạ Đình'],
		['Xã Hoằng Hóa', 'Hoằng Hóa'],
		['Đặc khu Phú Quốc', 'Phú Quốc'],
		['Phú Xá', 'Phú Xá'],
	])('of %s is %s', (ward, place) => {
		expect(placeOfWard(ward)).toBe(place);
	});
});

describe('identityConflicts', () => {
	const identity = { kind: 'personalId', number: '001085012345' } as const;

	it('finds year and gender that the number contradicts', () => {
		expect(identityConflicts(identity, { birthDate: '1985-08-15', gender: 'male' })).toEqual([]);
		expect(identityConflicts(identity, { birthDate: '1986', gender: 'female' })).toEqual(['birthYear', 'gender']);
	});

	it('says nothing about what was not declared, other papers and broken numbers', () => {
		expect(identityConflicts(identity, {})).toEqual([]);
		expect(identityConflicts(undefined, { gender: 'female' })).toEqual([]);
		expect(identityConflicts({ kind: 'passport', number: 'C1234567' }, { birthDate: '1990' })).toEqual([]);
		expect(identityConflicts({ kind: 'personalId', number: '00108501234' }, { birthDate: '1990' })).toEqual([]);
	});
});

describe('steps', () => {
	const name = text('Hỏi', 'Ask');

	it('of a letter: sent, then the clock stands still until an answer or its absence leads back', () => {
		const ask = askByLetter({ name, field: 'justice', form: 'letter', workingHours: 2, wait: 'wait' });
		expect(ask).toMatchObject({ role: 'specialist', workingHours: 2, outcomes: { sent: { to: 'wait' } } });
		const pausesClock = { reason: name, legalBasis: 'Điều 22' };
		const wait = waitForAnswer({ name, field: 'justice', form: 'answer', pausesClock, back: 'examine' });
		expect(wait).toMatchObject({
			pausesClock,
			outcomes: { answered: { to: 'examine' }, noAnswer: { to: 'examine', needsNote: true } },
		});
	});

	it('of a draft: silence agrees after a working day, a correction needs its note', () => {
		const draft = requesterConfirmsDraft({ question: name, accepted: to('pay', name), back: 'examine' });
		expect(draft).toMatchObject({
			outcomes: { accepted: { to: 'pay' }, correction: { to: 'examine', needsNote: true } },
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
		});
	});

	it('of the signature and the seal: both send back with a note', () => {
		const sign = leaderSigns({ workingHours: 4, signed: 'issue', back: 'examine' });
		expect(sign).toMatchObject({ role: 'leader', act: 'sign', outcomes: { returned: { needsNote: true } } });
		const issue = clerkIssues({ workingHours: 1, issued: 'resolved', back: 'register' });
		expect(issue.outcomes).toMatchObject({ issued: { to: 'resolved' }, returned: { to: 'register', needsNote: true } });
	});

	it('of a refusal take an hour each, or as long as the procedure says', () => {
		const hours = ({ explainRefusal, signRefusal }: ReturnType<typeof refusalSteps>) => [
			explainRefusal.workingHours,
			signRefusal.workingHours,
		];
		expect(hours(refusalSteps({ field: 'justice', back: 'examine' }))).toEqual([1, 1]);
		const workingHours = { explain: 2, sign: 4 };
		expect(hours(refusalSteps({ field: 'justice', back: 'examine', workingHours }))).toEqual([2, 4]);
	});
});

describe('fields of a person', () => {
	it('are asked under keys of their own for every person, with the words of the form', () => {
		const spouse = (label: Localised) => ({
			fullName: field.personName({ label, required: true }),
			gender: genderField({ width: 6 }),
			nationality: nationalityField({ label, visibleWhen: 'married == true' }),
		});
		const fields = {
			...fieldsAbout('wife', spouse(text('Vợ', 'Wife'))),
			...fieldsAbout('husband', spouse(text('Chồng', 'Husband'))),
		};
		expect(Object.keys(fields)).toEqual([
			'wifeFullName',
			'wifeGender',
			'wifeNationality',
			'husbandFullName',
			'husbandGender',
			'husbandNationality',
		]);
		expect(fields.husbandNationality).toMatchObject({ label: { en: 'Husband' }, visibleWhen: 'married == true' });
		type Answered = AnswersOf<{ title: Localised; sections: { people: { title: Localised; fields: typeof fields } } }>;
		// What can be hidden may be absent; what cannot is certain and keeps its options.
		const answered: Answered = { wifeFullName: 'A', wifeGender: 'female', husbandFullName: 'B', husbandGender: 'male' };
		expect(answered.wifeNationality).toBeUndefined();
	});

	it('ask the name of a nationality only when it is not in the list', () => {
		expect(nationalityNameField('childNationality')).toMatchObject({ visibleWhen: "childNationality == 'other'" });
		expect(nationalityNameField('x', { visibleWhen: 'y' }).visibleWhen).toBe('y');
	});
});

describe('what is found about identities', () => {
	const finding = (path: string, code: string, message: Localised) =>
		({ path, code, message, severity: 'warning' }) as const;
	const identity = { kind: 'personalId', number: '001085012345' } as const;

	it('names the person, the fact and the words of the procedure', () => {
		const found = identityFindings(finding, [
			['a', identity, { birthDate: '1985', gender: 'male' }],
			['b', identity, { birthDate: undefined, gender: 'female' }],
			['c', undefined, { birthDate: '1990' }],
		]);
		expect(found).toMatchObject([
			{ path: 'b', code: 'identity.gender', message: { en: expect.stringContaining('gender') } },
		]);
		const own = text('Chủ hộ', 'Owner');
		expect(identityFindings(finding, [['a', identity, { birthDate: '1990' }]], own)).toMatchObject([{ message: own }]);
	});
});

describe('what is due', () => {
	it('leaves out what costs nothing and what was not asked for', () => {
		const label = text('Phí', 'Fee');
		const due = { label, quantity: 2, unitVnd: 8000 };
		expect(dueLines([{ ...due, quantity: 0 }, due, { ...due, unitVnd: 0 }])).toEqual([due]);
	});
});

describe('dates of a paper', () => {
	it('count calendar days, and go back below zero', () => {
		expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
		expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
	});

	it('are those of the ward, at the desk or else at the filing', () => {
		const dossier = { receivedAt: '2026-11-22T20:00:00Z', submittedAt: '2026-11-20T02:00:00Z' };
		expect(receptionDate(dossier, 'Asia/Ho_Chi_Minh')).toBe('2026-11-23');
		expect(receptionDate({ ...dossier, receivedAt: null }, 'Asia/Ho_Chi_Minh')).toBe('2026-11-20');
		expect(placeAndDate('Phường Hạ Đình', '2026-11-23')).toBe('Hạ Đình, ngày 23 tháng 11 năm 2026');
	});
});

describe('the law on civil status', () => {
	it('changes hands on 1 March 2027 without a gap, and names the articles where they are known', () => {
		const [old, next] = civilStatusLaw({ vi: '33, 34', en: '33-34' });
		expect(old).toMatchObject({ text: { vi: 'Luật Hộ tịch 60/2014/QH13 (Điều 33, 34)' }, until: '2027-02-28' });
		expect(next).toMatchObject({ from: '2027-03-01' });
		expect(civilStatusLaw()[0].text.en).toBe('Law on civil status 60/2014/QH13');
	});
});
