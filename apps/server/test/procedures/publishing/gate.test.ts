import { findWardProcedure, quarantinePackage } from '@motcua/database';
import type { Fixture, ProcedurePackage } from '@motcua/procedure-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishPlanned } from '../../../src/procedures/publishing/plan-publication.ts';
import { installOnly } from '../../../src/testing/installing.ts';
import { refusalOf } from '../../../src/testing/refusal.ts';
import { filingAct, ordinaryWay, rehearsing } from '../../../src/testing/rehearsing.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { callerFor, createTestWard, sampleProcedure, type TestWard } from '../../../src/testing/test-ward.ts';
import type { GateLineId, PublishGate } from '../../../src/views.ts';

const CODE = '9.000001';

describe('the gate before publishing', () => {
	let test: TestServices;
	let ward: TestWard;
	let source: ProcedurePackage;
	let wards = 400;

	beforeAll(async () => {
		test = await startTestServices();
		source = await sampleProcedure();
	});
	afterAll(() => test.close());
	beforeEach(async () => {
		ward = await createTestWard(test.services, { code: `00${++wards}` });
	});

	const as = (role: keyof TestWard['people']) => callerFor(test.services, ward.people[role]).ward;
	const line = ({ lines }: PublishGate, id: GateLineId) => {
		const found = lines.find((one) => one.id === id);
		if (!found) throw new Error(`the gate has no line ${id}`);
		return found;
	};
	const openLines = ({ lines }: PublishGate) => lines.filter(({ state }) => state !== 'ok').map(({ id }) => id);

	async function configure(more: { officers?: string[]; grants?: string[]; feeConfirmed?: boolean } = {}) {
		const { capabilities } = source.manifest;
		await as('administrator').procedures.configure({
			code: CODE,
			feeAmounts: {},
			feeConfirmed: true,
			officers: [ward.people.specialist.staffId],
			grants: capabilities.map(({ use }) => use),
			...more,
		});
	}
	/** What a browser reports that found nothing. */
	async function lookAtForms(violations: { rule: string; help: string; targets: string[] }[] = []) {
		const { publishing } = as('administrator');
		const { digest, pages } = await publishing.forms({ code: CODE });
		const seen = pages.flatMap(({ page }) =>
			(['light', 'dark'] as const).map((scheme) => ({ page, scheme, violations })),
		);
		return publishing.accessibility({ code: CODE, digest, tool: 'axe-core 4', pages: seen });
	}
	async function readyToPublish(): Promise<void> {
		await configure();
		await lookAtForms();
		await as('administrator').publishing.fixtures({ code: CODE });
	}
	const published = async () =>
		(await findWardProcedure(test.services.db.read, ward.wardId, CODE))?.publishedDigest ?? null;

	it('is red where nobody did anything yet, says what to do and where, and publishes nothing', async () => {
		const digest = await installOnly(test.services, ward.wardId, version('1.0.1'));
		const gate = await as('administrator').publishing.gate({ code: CODE });
		expect(gate).toMatchObject({ digest, version: '1.0.1', publishedVersion: '1.0.0', ready: false });
		expect(openLines(gate)).toEqual(['officer', 'fee', 'fixtures', 'accessibility']);
		for (const id of ['officer', 'fee'] as const) {
			expect(line(gate, id)).toMatchObject({ state: 'open', href: `/thu-tuc/${CODE}` });
			expect(line(gate, id).todo?.vi).toBeTruthy();
		}
		const refusal = await refusalOf(as('administrator').publishing.publish({ code: CODE }));
		expect(refusal).toMatchObject({ kind: 'PRECONDITION_FAILED', code: 'procedure.notReady' });
		expect(refusal.message.vi).toContain('Chưa xác nhận mức phí');
		expect(await published()).toBe(ward.digest);
	});

	it('is green when every line is, and moves the pointer then', async () => {
		const digest = await installOnly(test.services, ward.wardId, version('1.0.2'));
		await readyToPublish();
		const gate = await as('procedureControl').publishing.publish({ code: CODE });
		expect(gate).toMatchObject({ ready: true, publishedDigest: digest, publishedVersion: '1.0.2' });
		const audit = await callerFor(test.services, ward.people.auditor).ward.audit.list({});
		expect(audit.items.map(({ action }) => action)).toContain('procedure.published');
	});

	it('runs by itself what the server can run, when somebody publishes without having asked', async () => {
		await installOnly(test.services, ward.wardId, version('1.0.3'));
		await configure();
		await lookAtForms();
		await as('administrator').procedures.publish({ code: CODE });
		const gate = await as('administrator').publishing.gate({ code: CODE });
		expect(line(gate, 'fixtures').state).toBe('ok');
		expect(gate.publishedVersion).toBe('1.0.3');
	});

	it('names rights that were not granted', async () => {
		await configure({ grants: ['dossier.read'] });
		const found = line(await as('administrator').publishing.gate({ code: CODE }), 'capabilities');
		expect(found.state).toBe('open');
		expect(found.details).toHaveLength(source.manifest.capabilities.length - 1);
	});

	it('counts only officers who still work here', async () => {
		await configure();
		const { staffId } = ward.people.specialist;
		const { staff } = as('administrator');
		const person = (await staff.list()).find(({ id }) => id === staffId);
		if (!person) return expect.fail('expected the specialist among the staff');
		const { name, title, phone, roles } = person;
		await staff.update({ staffId, name, title, phone, roles: [...roles], active: false });
		expect(line(await as('administrator').publishing.gate({ code: CODE }), 'officer').state).toBe('open');
	});

	it('stops a quarantined version', async () => {
		await readyToPublish();
		const reason = { vi: 'Lỗi liên tục', en: 'Keeps failing' };
		const at = test.services.clock.now().toString();
		await test.services.db.write((tx) => quarantinePackage(tx, ward.digest, { at, reason }));
		const found = line(await as('administrator').publishing.gate({ code: CODE }), 'quarantine');
		expect(found).toMatchObject({ state: 'failed', text: { vi: expect.stringContaining('Lỗi liên tục') } });
		expect(await refusalOf(as('administrator').publishing.publish({ code: CODE }))).toMatchObject({
			code: 'procedure.quarantined',
		});
		await test.services.db.write((tx) => quarantinePackage(tx, ward.digest, null));
	});

	it('names texts without a translation', async () => {
		const { manifest } = version('1.0.4');
		const name = { vi: 'Thủ tục thử', en: 'Thủ tục thử' };
		await installOnly(test.services, ward.wardId, { ...source, manifest: { ...manifest, name } });
		const found = line(await as('administrator').publishing.gate({ code: CODE }), 'translations');
		expect(found.state).toBe('failed');
		expect(found.details[0]?.vi).toContain('Thủ tục thử');
	});

	it('replays the package’s samples in the sandbox and names the one that comes out wrong', async () => {
		const [right, lying] = [sample('đúng', 4000), sample('sai', 999)];
		await installOnly(test.services, ward.wardId, { ...version('1.0.5'), fixtures: [right, lying] });
		const found = line(await as('administrator').publishing.fixtures({ code: CODE }), 'fixtures');
		expect(found).toMatchObject({ state: 'failed', text: { vi: '1/2 hồ sơ mẫu ra sai kết quả.' } });
		expect(found.details.map(({ vi }) => vi)).toEqual([expect.stringMatching(/^sai: .*999.*4000/)]);
	});

	describe('forms that people can use', () => {
		it('fails with what axe found, page by page', async () => {
			const rule = { rule: 'color-contrast', help: 'Elements must have sufficient contrast', targets: ['#field'] };
			const found = line(await lookAtForms([rule]), 'accessibility');
			expect(found.state).toBe('failed');
			expect(found.details[0]?.vi).toContain('application/requester (light): color-contrast');
		});

		it('does not count a result of another digest, of an unknown page, or of half the pages', async () => {
			const { publishing } = as('administrator');
			const { digest, pages } = await publishing.forms({ code: CODE });
			const one = { page: pages[0]?.page ?? '', scheme: 'light' as const, violations: [] };
			const send = (with_: object) =>
				publishing.accessibility({ code: CODE, digest, tool: 'axe-core 4', pages: [one], ...with_ });
			expect(await refusalOf(send({ digest: '0'.repeat(64) }))).toMatchObject({ code: 'accessibility.otherVersion' });
			expect(await refusalOf(send({ pages: [{ ...one, page: 'x/y' }] }))).toMatchObject({
				code: 'accessibility.unknownPage',
			});
			const found = line(await send({}), 'accessibility');
			expect(found.state).toBe('open');
			expect(found.details).toHaveLength(pages.length);
		});

		it('must be looked at again for another version', async () => {
			await lookAtForms();
			expect(line(await as('administrator').publishing.gate({ code: CODE }), 'accessibility').state).toBe('ok');
			await installOnly(test.services, ward.wardId, version('1.0.6'));
			expect(line(await as('administrator').publishing.gate({ code: CODE }), 'accessibility').state).toBe('open');
		});
	});

	describe('kept rehearsals', () => {
		const keep = async (name: string, acts = ordinaryWay) => {
			const { play, api } = rehearsing(test, ward);
			const view = await play(acts, name);
			await api.keep({ id: view.id, name });
			return view.id;
		};

		it('are green when they still end the same way, and played again after fees or rights changed', async () => {
			await configure();
			await keep('Trả tại quầy');
			const { publishing } = as('administrator');
			expect(line(await publishing.gate({ code: CODE }), 'rehearsals').state).toBe('open');
			const { rehearsals } = await publishing.gate({ code: CODE });
			for (const { id } of rehearsals) await as('administrator').rehearsals.replay({ id });
			expect(line(await publishing.gate({ code: CODE }), 'rehearsals')).toMatchObject({
				state: 'ok',
				text: { vi: '1 ca diễn tập vẫn kết thúc như trước.' },
			});
			await as('administrator').procedures.configure({
				code: CODE,
				feeAmounts: { perCopy: 3000 },
				feeConfirmed: true,
				officers: [ward.people.specialist.staffId],
				grants: source.manifest.capabilities.map(({ use }) => use),
			});
			expect(line(await publishing.gate({ code: CODE }), 'rehearsals').state).toBe('open');
		});

		it('differ on a changed package exactly where it changed, and stop it until the new end is accepted', async () => {
			await configure();
			const id = await keep('Trả tại quầy');
			const dearer = version('1.1.0');
			const perCopy = { label: { vi: 'Mỗi bản', en: 'Per copy' }, amountVnd: 5000 };
			const fee = { ...dearer.manifest.fee, amounts: { perCopy } };
			const longer = { amount: 5, unit: 'working-days' as const };
			const changed = { ...dearer, manifest: { ...dearer.manifest, fee, timeLimit: longer } };
			await installOnly(test.services, ward.wardId, changed);

			const { differences } = await as('administrator').rehearsals.replay({ id });
			expect(differences.map(({ what }) => what.en)).toEqual(['Fee (VND)', 'Due date']);
			expect(differences[0]).toMatchObject({ before: '4.000', after: '10.000' });
			const { publishing, rehearsals } = as('administrator');
			const found = line(await publishing.gate({ code: CODE }), 'rehearsals');
			expect(found).toMatchObject({ state: 'failed', href: `/thu-tuc/${CODE}/dien-tap` });
			expect(found.details).toHaveLength(2);

			expect((await rehearsals.accept({ id })).differences).toEqual([]);
			expect(line(await publishing.gate({ code: CODE }), 'rehearsals').state).toBe('ok');
		});

		it('say at which act a version refuses what the other took', async () => {
			await configure();
			const id = await keep('Qua bước thẩm định');
			const [, ...steps] = source.flow.steps.filter(({ key }) => key !== 'issue');
			const flow = {
				...source.flow,
				steps: [...source.flow.steps.slice(0, 1), ...steps].map((step) =>
					step.key === 'sign' && step.kind === 'human'
						? { ...step, outcomes: { ...step.outcomes, signed: { ...step.outcomes.signed, to: 'resolved' } } }
						: step,
				),
			} as ProcedurePackage['flow'];
			await installOnly(test.services, ward.wardId, { ...version('2.0.0'), flow });
			const { differences } = await as('administrator').rehearsals.replay({ id });
			expect(differences[0]?.what.en).toBe('Refused act');
			expect(differences[0]?.after).toMatch(/^7\. completeStep: /);
		});

		it('of a filing that is refused can’t be kept', async () => {
			expect(await refusalOf(rehearsing(test, ward).play([filingAct({ copies: 51 })]))).toMatchObject({
				code: 'form.invalid',
			});
		});
	});

	describe('a leader’s approval', () => {
		beforeEach(async () => {
			ward = await createTestWard(test.services, { code: `00${++wards}`, settings: { publishNeedsApproval: true } });
		});
		const decide = (decision: 'approved' | 'declined', more: object = {}) =>
			as('leader').publishing.decide({ code: CODE, digest: ward.digest, decision, ...more });

		it('is asked for, seen by the leader with the whole checklist, and given for exactly this version', async () => {
			await readyToPublish();
			expect(openLines(await as('administrator').publishing.gate({ code: CODE }))).toEqual(['approval']);
			await as('administrator').publishing.askForApproval({ code: CODE });
			expect(await as('leader').publishing.attention()).toEqual({ approvals: 1, missed: [] });
			expect(await as('receptionist').publishing.attention()).toEqual({ approvals: 0, missed: [] });
			const [request] = await as('leader').publishing.approvals();
			expect(request).toMatchObject({
				gate: { digest: ward.digest },
				approval: { requestedBy: 'Trần Thị administrator' },
			});
			expect(await decide('approved')).toEqual([]);
			expect((await as('administrator').publishing.publish({ code: CODE })).ready).toBe(true);

			await installOnly(test.services, ward.wardId, version('1.2.0'));
			expect(line(await as('administrator').publishing.gate({ code: CODE }), 'approval').state).toBe('open');
		});

		it('may be declined with a reason, and asked for again', async () => {
			await as('administrator').publishing.askForApproval({ code: CODE });
			expect(await refusalOf(decide('declined'))).toMatchObject({ code: 'approval.noteMissing', field: 'note' });
			await decide('declined', { note: 'Chưa có nghị quyết về mức phí' });
			const found = line(await as('administrator').publishing.gate({ code: CODE }), 'approval');
			expect(found).toMatchObject({ state: 'failed', text: { vi: expect.stringContaining('nghị quyết') } });
			await as('administrator').publishing.askForApproval({ code: CODE });
			await decide('approved');
			expect(await refusalOf(as('administrator').publishing.askForApproval({ code: CODE }))).toMatchObject({
				code: 'approval.given',
			});
		});

		it('is nobody’s to give to themselves, nor twice, nor where nobody asked', async () => {
			expect(await refusalOf(decide('approved'))).toMatchObject({ code: 'approval.none' });
			const both = {
				...ward.people.leader,
				roles: [...ward.people.leader.roles, { role: 'administrator' as const, field: null }],
			};
			const api = callerFor(test.services, both).ward.publishing;
			await api.askForApproval({ code: CODE });
			expect(await refusalOf(api.askForApproval({ code: CODE }))).toMatchObject({ code: 'approval.open' });
			const own = api.decide({ code: CODE, digest: ward.digest, decision: 'approved' });
			expect(await refusalOf(own)).toMatchObject({ code: 'approval.own' });
			expect((await api.attention()).approvals).toBe(0);
		});

		it('is not asked for where the ward does without', async () => {
			const free = await createTestWard(test.services, { code: `00${++wards}` });
			const api = callerFor(test.services, free.people.administrator).ward.publishing;
			expect(await refusalOf(api.askForApproval({ code: CODE }))).toMatchObject({ code: 'approval.notNeeded' });
		});
	});

	describe('from a date', () => {
		const day = (days: number) =>
			test.services.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().add({ days }).toString();

		it('publishes at the beginning of that day, not before', async () => {
			const digest = await installOnly(test.services, ward.wardId, version('1.3.0'));
			await readyToPublish();
			const { publishing } = as('administrator');
			expect(await refusalOf(publishing.plan({ code: CODE, from: day(0) }))).toMatchObject({
				code: 'publish.dateNotAhead',
				field: 'from',
			});
			const planned = await publishing.plan({ code: CODE, from: day(2) });
			expect(planned.planned).toMatchObject({ version: '1.3.0', digest, by: 'Trần Thị administrator' });
			await publishPlanned(test.services);
			expect(await published()).toBe(ward.digest);
			test.clock.advance({ hours: 48 });
			await publishPlanned(test.services);
			expect(await published()).toBe(digest);
			expect((await publishing.gate({ code: CODE })).planned).toBeNull();
		});

		it('can be cancelled', async () => {
			await installOnly(test.services, ward.wardId, version('1.4.0'));
			await readyToPublish();
			const { publishing } = as('administrator');
			await publishing.plan({ code: CODE, from: day(1) });
			expect((await publishing.cancelPlan({ code: CODE })).planned).toBeNull();
			test.clock.advance({ hours: 30 });
			await publishPlanned(test.services);
			expect(await published()).toBe(ward.digest);
			expect(await refusalOf(publishing.cancelPlan({ code: CODE }))).toMatchObject({ code: 'publish.notPlanned' });
		});

		it('needs a green gate now and at that moment; a missed one is told loudly until somebody deals with it', async () => {
			await installOnly(test.services, ward.wardId, version('1.5.0'));
			const { publishing } = as('administrator');
			expect(await refusalOf(publishing.plan({ code: CODE, from: day(1) }))).toMatchObject({
				code: 'procedure.notReady',
			});
			await readyToPublish();
			await publishing.plan({ code: CODE, from: day(1) });
			await configure({ feeConfirmed: false });
			test.clock.advance({ hours: 30 });
			await publishPlanned(test.services);
			expect(await published()).toBe(ward.digest);
			const { missed, planned } = await publishing.gate({ code: CODE });
			expect(planned).toBeNull();
			expect(missed).toMatchObject({ version: '1.5.0', reasons: [{ vi: expect.stringContaining('mức phí') }] });
			expect((await publishing.attention()).missed).toMatchObject([{ code: CODE, plan: { version: '1.5.0' } }]);
			const audit = await callerFor(test.services, ward.people.auditor).ward.audit.list({});
			expect(audit.items.map(({ action }) => action)).toContain('procedure.planMissed');
			expect((await publishing.dismissMissed({ code: CODE })).missed).toBeNull();
			expect((await publishing.attention()).missed).toEqual([]);
		});
	});

	const version = (number: string): ProcedurePackage => ({
		...source,
		manifest: { ...source.manifest, version: number },
	});
	const sample = (name: string, feeVnd: number): Fixture => ({
		name,
		answers: filingAct().answers,
		now: '2026-03-02T08:30:00+07:00',
		expect: { steps: { price: { kind: 'done', outcome: 'priced', feeVnd } } },
	});
});
