import { fileURLToPath } from 'node:url';
import type { DossierEvent } from '@motcua/domain';
import { evaluate } from '@motcua/forms';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { createInProcessRunner } from '@motcua/procedure-sdk/testing';
import { buildPackage } from '@motcua/procedure-tools/build';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapPersonal } from '../src/anonymise/personal-fields.ts';
import { createPseudonyms } from '../src/anonymise/pseudonyms.ts';
import type { DossierExport } from '../src/index.ts';
import { exportDossiers, exportSchema, openTestWard, playToEnd, replayExport } from '../src/index.ts';
import { personalValues } from '../src/replay/export-dossiers.ts';

const runner = createInProcessRunner();
const plugin = (name: string) => buildPackage(fileURLToPath(new URL(`../../../plugins/${name}`, import.meta.url)));
const sourceOf = (pkg: ProcedurePackage) => ({
	packageOf: async () => pkg,
	runner,
	settings: {},
	timeZone: 'Asia/Ho_Chi_Minh',
});

const PEOPLE = [
	{
		fullName: 'Trần Thị Bích Ngọc',
		phone: '+84912345678',
		id: '079199000056',
		detail: 'Số 12, ngõ 5, đường Kim Giang',
	},
	{ fullName: 'Lò Văn Pó', phone: '+84987000111', id: '011085123456', detail: 'Bản Nà Sự' },
	{ fullName: 'NGUYỄN VĂN AN', phone: '+84355123123', id: '001075654321', detail: 'P. 1204, nhà CT2' },
	// The first person once more.
	{
		fullName: 'Trần Thị Bích Ngọc',
		phone: '+84912345678',
		id: '079199000056',
		detail: 'Số 12, ngõ 5, đường Kim Giang',
	},
];

/** Records of certified copies for these people, played to the end. */
async function records(pkg: ProcedurePackage): Promise<readonly (readonly DossierEvent[])[]> {
	const [fixture] = pkg.fixtures;
	if (!fixture) throw new Error('the plugin has fixtures');
	const ward = openTestWard(pkg, { now: fixture.now });
	return Promise.all(
		PEOPLE.map(async ({ fullName, phone, id, detail }, index) => {
			const answers = {
				...fixture.answers,
				requesterFullName: fullName,
				requesterPhone: phone,
				requesterEmail: `${fullName.length}${index % 3}@thu-that.vn`,
				requesterPersonalId: { kind: 'personalId', number: id },
				requesterBirthDate: `19${id.slice(4, 6)}-03-0${index + 1}`,
				requesterResidence: { scheme: '2025', provinceCode: '01', communeName: 'Phường Hạ Đình', detail },
			};
			const { firstCertificationNumber, registerBook, certifiedOn, signerOffice, signerName } = fixture.result ?? {};
			const dossier = await playToEnd(await ward.file({ answers, papers: { copies: 14 } }), {
				staffForms: {
					compare: { originalsSeen: true, comparisonNote: `Đã gặp ${fullName} tại nhà, ${detail}` },
					book: { firstCertificationNumber, registerBook, certifiedOn, signerOffice, signerName },
				},
			});
			return dossier.events;
		}),
	);
}

let pkg: ProcedurePackage;
let before: readonly (readonly DossierEvent[])[];
let exported: DossierExport;
beforeAll(async () => {
	pkg = await plugin('certified-copy');
	before = await records(pkg);
	exported = await exportDossiers('2.000815', before, sourceOf(pkg));
});

/** Values of people, as forms hold them. */
const personal = async () => [...(await personalValues(before, sourceOf(pkg)))].filter((value) => value.length >= 4);

describe('an export', () => {
	it('holds every dossier, and reads back', () => {
		expect(exported.dossiers).toHaveLength(4);
		expect(exported.leftOut).toEqual({});
		expect(exportSchema.parse(JSON.parse(JSON.stringify(exported)))).toEqual(exported);
		expect(exported.dossiers[0]?.moments.map(({ request }) => request.handler)).toEqual([
			'validate',
			'checkScans',
			'computeFee',
			'writeAttestation',
		]);
	});
	it('holds no personal value of anybody, in whatever case', async () => {
		const text = JSON.stringify(exported).normalize('NFC').toLocaleLowerCase('vi');
		const values = await personal();
		expect(values).toContain('Lò Văn Pó');
		expect(values).toContain('Đã gặp Lò Văn Pó tại nhà, Bản Nà Sự');
		expect(values).toContain('011085123456');
		expect(values.filter((value) => text.includes(value.normalize('NFC').toLocaleLowerCase('vi')))).toEqual([]);
	});
	it('keeps who is the same person, and who is not', () => {
		const names = exported.dossiers.map(({ answers }) => answers.requesterFullName);
		expect(names[3]).toBe(names[0]);
		expect(new Set(names).size).toBe(3);
	});
	it('keeps shape and validity: words, capitals, gender and year of an id, what the form says of it', () => {
		const [first, second, third] = exported.dossiers.map(({ answers }) => answers);
		expect(String(first?.requesterFullName).split(' ')).toHaveLength(4);
		expect(third?.requesterFullName).toBe(String(third?.requesterFullName).toLocaleUpperCase('vi'));
		expect(second?.requesterPersonalId).toMatchObject({ number: expect.stringMatching(/^011085\d{6}$/) });
		expect(second?.requesterPhone).toMatch(/^\+84987\d{6}$/);
		expect(second?.requesterResidence).toMatchObject({
			detail: expect.stringMatching(/^[A-Z][a-z]{2} [A-Z][a-z] [A-Z][a-z]$/),
		});
		expect(exported.dossiers.map(({ formFindings }) => formFindings)).toEqual([[], [], [], []]);
	});
	it('answers differently for another secret, the same for the same', async () => {
		const again = (seed: number) =>
			exportDossiers('2.000815', before.slice(0, 1), sourceOf(pkg), new Uint8Array(32).fill(seed));
		const [one, same, other] = await Promise.all([again(1), again(1), again(2)]);
		expect(one).toEqual(same);
		expect(other.dossiers[0]?.answers.requesterFullName).not.toBe(one.dossiers[0]?.answers.requesterFullName);
	});
});

/** What forms find by the words of a text: with other words they find something else, and an export leaves the dossier out. */
const BY_WORDS = ['ownName.otherFirm'];

describe('other forms', () => {
	it.each([
		'birth-registration',
		'marital-status',
		'death-registration',
		'funeral-support',
		'household-business',
		'civil-status-extract',
	])('%s: the samples stay as valid as they were, without their people', async (name) => {
		const other = await plugin(name);
		const form = other.forms.application;
		if (!form) throw new Error('no application form');
		const originals = new Set<string>();
		for (const { answers } of other.fixtures) {
			mapPersonal(form, answers, (kind, value) => {
				if (kind !== 'date') originals.add(value);
				return value;
			});
		}
		const { replace } = createPseudonyms(new Uint8Array(32).fill(7), originals);
		for (const fixture of other.fixtures) {
			const today = fixture.now.slice(0, 10);
			const replaced = mapPersonal(form, fixture.answers, replace);
			const codes = (answers: object) =>
				evaluate(form, { ...answers }, { today })
					.findings.map(({ code }) => code)
					.filter((code) => !BY_WORDS.includes(code))
					.sort();
			expect(codes(replaced), fixture.name).toEqual(codes(fixture.answers));
			const text = JSON.stringify(replaced);
			expect([...originals].filter((value) => value.length > 5 && text.includes(value))).toEqual([]);
		}
	});
});

describe('replay', () => {
	it('of an unchanged procedure changes nothing', async () => {
		const report = await replayExport(exported, pkg, runner);
		expect(report).toMatchObject({ dossiers: 4, same: 4, changes: [], untried: [], compared: 16 });
	});
	it('names handler, field, before and after of what comes out otherwise', async () => {
		const code = pkg.code?.replace('priced"', 'unknownPaper"') ?? '';
		expect(code).not.toBe(pkg.code);
		const report = await replayExport(exported, { ...pkg, code }, runner);
		expect(report.same).toBe(0);
		expect(report.changes).toContainEqual({
			dossier: 'dossier 0001',
			place: 'computeFee.outcome',
			before: 'priced',
			after: 'unknownPaper',
		});
	});
	it('tells what a stricter form would find', async () => {
		const application = structuredClone(pkg.forms.application) as unknown as {
			sections: { fields: { key: string; pattern?: string }[] }[];
		};
		for (const section of application.sections)
			for (const field of section.fields) if (field.key === 'requesterEmail') Object.assign(field, { type: 'phone' });
		const stricter = { ...pkg, forms: { ...pkg.forms, application: application as never } };
		const { changes } = await replayExport(exported, stricter, runner);
		expect(changes[0]).toMatchObject({ place: 'form', before: [], after: [{ path: 'requesterEmail' }] });
	});
	it('tells a handler that is gone', async () => {
		const manifest = { ...pkg.manifest, handlers: pkg.manifest.handlers.filter((handler) => handler !== 'checkScans') };
		const { changes } = await replayExport(exported, { ...pkg, manifest }, runner);
		expect(changes[0]).toMatchObject({ place: 'checkScans.kind', before: 'done', after: 'noHandler' });
	});
});

describe('a step that calls outside', () => {
	it('is left out and named', async () => {
		const long = await buildPackage(fileURLToPath(new URL('./long-procedure', import.meta.url)));
		const ward = openTestWard(long, {
			calls: { http: () => ({ status: 200, contentType: 'application/json', body: '{"standing":"clear"}' }) },
		});
		const dossier = await playToEnd(
			await ward.file({ answers: { fullName: 'Lò Văn Pó', phone: '0912345678', copies: 3 } }),
			{
				staffForms: { examine: { registerNumber: '12/2026' } },
			},
		);
		const { dossiers } = await exportDossiers('9.000002', [dossier.events], sourceOf(long));
		expect(dossiers[0]?.untried).toEqual(['lookUp']);
		expect(
			dossiers[0]?.moments.map(({ request, before: answer }) => `${request.handler} ${answer.outcome ?? answer.kind}`),
		).toEqual([
			'validate checked',
			'countCopies checked',
			'waitForPosting wait',
			'waitForPosting over',
			'price priced',
		]);
	});
});
