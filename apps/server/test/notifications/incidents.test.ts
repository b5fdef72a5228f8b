import { knowSchedule, openIncidents } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForIncidents } from '../../src/notifications/incidents/look-for-incidents.ts';
import { allSchedules } from '../../src/schedules/all-schedules.ts';
import { runSchedule } from '../../src/schedules/run-schedule.ts';
import { carryOutJob } from '../../src/steps/engine/step-jobs.ts';
import { fileSample } from '../../src/testing/filing.ts';
import { journey } from '../../src/testing/journey.ts';
import { sampleVersion } from '../../src/testing/sample-versions.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const CODE = '9.000001';

describe('incidents told to administrators', () => {
	let test: TestServices;
	let ward: TestWard;
	let memory: Map<string, number>;
	/** Nothing is carried out: an administrator has stopped the queue and forgot it. */
	let paused: boolean;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		memory = new Map();
		paused = false;
		for (const role of ['administrator', 'clerk'] as const) await writeTo(role);
	});
	afterEach(() => test.close());

	async function writeTo(role: keyof TestWard['people'], language: 'vi' | 'en' = 'vi', of = ward): Promise<void> {
		const letters = { email: `${role}.${of.wardId.slice(-4)}@phuong.example.vn`, language, reminders: false };
		await callerFor(test.services, of.people[role]).desk.letters.save(letters);
	}
	/** Looks once a minute for so long; gives the subjects of the letters of that time, the ward's name left out. */
	async function watch(minutes: number): Promise<string[]> {
		test.mailer.sent.length = 0;
		for (let minute = 0; minute < minutes; minute++) {
			await lookForIncidents(test.services, memory);
			if (!paused) await test.engine.idle();
			test.clock.advance({ minutes: 1 });
		}
		const toStaff = test.mailer.sent.filter(({ to }) => to.endsWith('@phuong.example.vn'));
		return toStaff.map(({ subject }) => subject.replace('Phường Hạ Đình: ', ''));
	}
	const versions = (of = ward) => callerFor(test.services, of.people.administrator).ward.versions;
	const quarantine = (of = ward) =>
		versions(of).quarantine({ code: CODE, digest: of.digest, reason: 'Tính sai lệ phí, chờ bản sửa.' });
	const QUARANTINED = `“Thủ tục thử” (${CODE}), phiên bản 1.0.0 đã bị cách ly`;

	it('a quarantine, once, with what to do; and its end, under the same id', async () => {
		expect(await watch(5)).toEqual([]);
		await quarantine();
		expect(await watch(60)).toEqual([`sự cố: ${QUARANTINED}`]);
		const [open] = await openIncidents(test.services.db.read);
		const [begun] = test.mailer.sent;
		expect(begun?.to).toMatch(/^administrator\./);
		expect(begun?.text).toContain('Tính sai lệ phí, chờ bản sửa.');
		expect(begun?.text).toContain(`http://motcua.test/admin/thu-tuc/${CODE}/phien-ban`);
		expect(begun?.text).toContain(`Mã sự cố: ${open?.id}`);
		expect(begun?.text).not.toMatch(/INCIDENT|undefined/);

		await versions().release({ code: CODE, digest: ward.digest });
		expect(await watch(60)).toEqual([`đã hết sự cố: ${QUARANTINED}`]);
		expect(test.mailer.sent[0]?.text).toContain(`Mã sự cố: ${open?.id}`);
	});

	it('a breaker that opened', async () => {
		const way = journey(test, ward);
		for (let dossier = 0; dossier < 5; dossier++) await way.received({ mood: 'broken' });
		expect(await watch(30)).toEqual([
			`sự cố: “Thủ tục thử” (${CODE}), phiên bản 1.0.0 có bước “Tính lệ phí” bị dừng vì lỗi liên tục`,
		]);
		await versions().releaseStep({ code: CODE, digest: ward.digest, step: 'price' });
		expect(await watch(30)).toEqual([expect.stringMatching(/^đã hết sự cố: .*“Tính lệ phí”/)]);
	});

	it('a backup that failed, and that one succeeded', async () => {
		const backup = allSchedules.find(({ name }) => name === 'backup') ?? expect.fail('no backup');
		const failing = { ...backup, run: () => Promise.reject(new Error('the disk is full')) };
		await expect(runSchedule(test.services, failing, signal)).rejects.toThrow();
		expect(await watch(10)).toEqual(['sự cố: Sao lưu không thành hoặc bị lỡ']);
		expect(test.mailer.sent[0]?.text).toContain('the disk is full');
		await runSchedule(test.services, { ...backup, run: async () => ({ files: 1 }) }, signal);
		expect(await watch(60)).toEqual(['đã hết sự cố: Sao lưu không thành hoặc bị lỡ']);
	});

	it('a backup and a check of the records that were missed, and records that were changed', async () => {
		const at = test.clock.now().toString({ smallestUnit: 'millisecond' });
		for (const name of ['backup', 'chains-daily']) await test.services.db.write((tx) => knowSchedule(tx, name, at));
		test.clock.advance({ hours: 31 });
		expect(await watch(10)).toEqual(['2 sự cố mới']);
		expect(test.mailer.sent[0]?.text).toContain('Hơn một ngày chưa có bản sao lưu mới');
		expect(test.mailer.sent[0]?.text).toContain('Chưa làm được: Kiểm tra nhật ký và hồ sơ chọn mẫu');
		const daily = allSchedules.find(({ name }) => name === 'chains-daily') ?? expect.fail('no check');
		const found = { ...daily, run: async () => ({ dossiers: 9, auditEntries: 9, brokenDossiers: 1, brokenLogs: 0 }) };
		await runSchedule(test.services, found, signal);
		expect(await watch(10)).toEqual(['sự cố: Hồ sơ hoặc nhật ký bị sửa ngoài phần mềm']);
	});

	const WAITS = 'Việc trong hàng đợi phải chờ quá lâu';
	/** Something due that nobody carries out, since ten minutes. */
	async function letWait(): Promise<void> {
		await test.services.jobs.pause(carryOutJob);
		paused = true;
		await fileSample(test.services, ward);
		test.clock.advance({ minutes: 10 });
	}
	async function workAgain(): Promise<void> {
		await test.services.jobs.resume(carryOutJob);
		paused = false;
		await test.engine.idle();
	}

	it('jobs that wait, by a letter that does not wait with them', async () => {
		await letWait();
		expect(await watch(10)).toEqual([`sự cố: ${WAITS}`]);
		await workAgain();
		expect(await watch(20)).toEqual([]);
		expect(await watch(20)).toEqual([`đã hết sự cố: ${WAITS}`]);
	});

	it('what comes and goes for half a day, a handful of times', async () => {
		const letters: string[] = [];
		for (let round = 0; round < 12; round++) {
			await letWait();
			letters.push(...(await watch(5)));
			await workAgain();
			letters.push(...(await watch(45)));
		}
		expect(letters.length).toBeGreaterThanOrEqual(2);
		expect(letters.length).toBeLessThanOrEqual(8);
		// Begun and over take turns: nobody is told of an end without a beginning.
		expect(letters.map((subject) => subject.startsWith('sự cố'))).toEqual(letters.map((_, index) => index % 2 === 0));
	});

	it('nothing of what lasts only a moment', async () => {
		await letWait();
		expect(await watch(2)).toEqual([]);
		await workAgain();
		expect(await watch(30)).toEqual([]);
	});

	it('what happens soon after a letter together, in the next one', async () => {
		const second = await createTestWard(test.services, {
			code: '00337',
			source: await sampleVersion({ version: '2.0.0' }),
		});
		await writeTo('administrator', 'en', second);
		await quarantine();
		expect(await watch(2)).toEqual([`sự cố: ${QUARANTINED}`]);
		await versions().release({ code: CODE, digest: ward.digest });
		await quarantine(second);
		expect(await watch(6)).toEqual([]);
		await watch(6);
		// Each administrator reads of their own ward only; who reads English finds it below.
		expect(test.mailer.sent).toHaveLength(2);
		const ours = ward.wardId.slice(-4);
		const own = test.mailer.sent.find(({ to }) => to.includes(ours));
		const other = test.mailer.sent.find(({ to }) => !to.includes(ours));
		expect(own?.subject).toContain(`đã hết sự cố: ${QUARANTINED}`);
		expect(other?.subject).toContain('phiên bản 2.0.0 đã bị cách ly');
		expect(other?.text.split('— — —')[1]).toContain(
			'INCIDENT: “Sample procedure” (9.000001), version 2.0.0 was quarantined',
		);
	});
	it('once, by many processes that look together, one of which dies before it sends', async () => {
		await quarantine();
		test.mailer.failing = true;
		const letters = await Promise.all([1, 2, 3, 4].map(() => lookForIncidents(test.services, new Map())));
		expect(letters.reduce((sum, count) => sum + count, 0)).toBe(1);
		expect(test.mailer.sent).toEqual([]);
		test.mailer.failing = false;
		test.clock.advance({ minutes: 3 });
		await test.engine.idle();
		expect(test.mailer.sent.map(({ subject }) => subject)).toEqual([`Phường Hạ Đình: sự cố: ${QUARANTINED}`]);
		expect(await watch(30)).toEqual([]);
	});

	it('nothing where there is no mail server; what is still wrong by the first process that has one', async () => {
		test.mailer.configured = false;
		await quarantine();
		expect(await watch(20)).toEqual([]);
		test.mailer.configured = true;
		expect(await watch(20)).toEqual([`sự cố: ${QUARANTINED}`]);
	});
});
