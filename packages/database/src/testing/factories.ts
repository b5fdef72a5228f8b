import { createHash } from 'node:crypto';
import { type Actor, newId, sameInBoth } from '@motcua/domain';
import {
	beginning,
	chain,
	type DossierEventData,
	type DossierState,
	type NewEvent,
	replay,
} from '@motcua/domain/dossier';
import type { Database } from '../handle.ts';
import { type AppendedEvents, appendEvents } from '../repositories/dossiers/append-events.ts';
import { recordPackage } from '../repositories/procedures.ts';
import { createWard } from '../repositories/wards.ts';

export const CITIZEN: Actor = { kind: 'citizen', id: 'citizen', name: 'Nguyễn Thị Hường' };
export const OFFICER: Actor = {
	kind: 'staff',
	id: 'staff-1',
	name: 'Trần Văn Đức',
	roles: ['receptionist', 'specialist'],
};

/** Digest of the package that {@link createTestWard} installs. */
export const TEST_DIGEST = createHash('sha256').update('test package').digest('hex');

/** A ward and a package, which every dossier needs. Returns the ward's id. */
export async function createTestWard(db: Database, code = '00343'): Promise<string> {
	const id = newId();
	const at = '2026-03-02T00:00:00.000Z';
	await db.write(async (tx) => {
		await createWard(tx, {
			id,
			code,
			name: `Phường ${code}`,
			provinceCode: '01',
			agencyCode: 'H26.242',
			createdAt: at,
		});
		await recordPackage(tx, {
			digest: TEST_DIGEST,
			code: '1.004873',
			version: '1.0.0',
			name: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân', en: 'Certificate of marital status' },
			manifest: {},
			signature: 'core',
			bytes: 1_000,
			installedAt: at,
			installedBy: 'test',
		});
	});
	return id;
}

let filed = 0;
/** A first submission, ready to be appended. */
export function aSubmission(
	wardId: string,
	data: Partial<DossierEventData['submitted']> = {},
	at = '2026-03-02T01:00:00.000Z',
): AppendedEvents {
	const number = ++filed;
	const submitted: NewEvent<'submitted'> = {
		type: 'submitted',
		at,
		actor: CITIZEN,
		data: {
			wardId,
			procedure: {
				code: '1.004873',
				version: '1.0.0',
				digest: TEST_DIGEST,
				name: sameInBoth('Xác nhận tình trạng hôn nhân'),
			},
			channel: 'online',
			temporaryCode: `TMP-${newId().slice(-12).toUpperCase()}-${number}`,
			requester: {
				fullName: 'Nguyễn Thị Hường',
				phone: '+84912345678',
				email: null,
				identityNumber: '001190012345',
				residence: null,
			},
			subject: null,
			answers: { purpose: 'Kết hôn' },
			documents: [],
			findings: [],
			delivery: { method: 'counter' },
			timeLimit: { amount: 3, unit: 'working-days' },
			supplementMode: 'restart',
			synchronise: false,
			acceptanceDueAt: '2026-03-03T01:00:00.000Z',
			corrects: null,
			...data,
		},
	};
	return following(null, [submitted], newId());
}

/** New events on a state, chained and folded. */
export function following(
	before: DossierState | null,
	events: readonly NewEvent[],
	id = before?.id ?? newId(),
): AppendedEvents {
	const chained = chain(before ?? beginning(id), events);
	const after = replay(chained, before);
	if (after === null) throw new Error('No event was given');
	return { before, events: chained, after };
}

/** An event of a staff member. */
export const byOfficer = <T extends keyof DossierEventData>(
	type: T,
	data: DossierEventData[T],
	at = '2026-03-02T02:00:00.000Z',
	actor: Actor = OFFICER,
): NewEvent => ({ type, at, actor, data }) as NewEvent;

/** Files a dossier and returns its state. */
export async function fileDossier(
	db: Database,
	wardId: string,
	data: Partial<DossierEventData['submitted']> = {},
	at?: string,
): Promise<DossierState> {
	const submission = aSubmission(wardId, data, at);
	await db.write((tx) => appendEvents(tx, submission));
	return submission.after;
}

/** Appends events to a dossier and returns its state. */
export async function advanceDossier(
	db: Database,
	before: DossierState,
	...events: readonly NewEvent[]
): Promise<DossierState> {
	const appended = following(before, events);
	await db.write((tx) => appendEvents(tx, appended));
	return appended.after;
}
