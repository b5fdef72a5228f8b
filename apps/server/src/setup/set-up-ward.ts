import { appendAudit, createWard, listWards, saveCalendar, saveSettings } from '@motcua/database';
import type { Calendar } from '@motcua/domain';
import { newId } from '@motcua/domain';
import { ordinaryWeek, shippedCalendar } from '@motcua/domain/deadlines';
import { z } from 'zod';
import { UserError } from '../api/errors.ts';
import { hashPassword } from '../auth/password.ts';
import { procedureCode } from '../dossiers/dossier-input.ts';
import { installProcedure } from '../procedures/install/install-procedure.ts';
import type { Services } from '../services.ts';
import { createAccount } from '../staff/accounts.ts';
import { newPassword, personName, username } from '../staff/roles-input.ts';
import { agencyCode, provinceCode, wardCode, wardName } from '../ward/ward-input.ts';
import { wardSettingsSchema } from '../wards/ward-settings.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 07:30');
const session = z.tuple([clockTime, clockTime]);

export const setupInput = z.strictObject({
	ward: z.strictObject({ name: wardName, code: wardCode, provinceCode, agencyCode }),
	settings: wardSettingsSchema,
	hours: z.strictObject({ morning: session, afternoon: session, saturdayMorning: z.boolean() }),
	administrator: z.strictObject({
		username,
		name: personName,
		title: z.string().trim().max(100),
		password: newPassword,
	}),
	/** Codes of the procedures to install at once; publishing is a decision of its own. */
	procedures: z.array(procedureCode).max(100),
});
export type SetupInput = z.infer<typeof setupInput>;

/** What a set-up ward starts with. */
export interface NewWard {
	readonly wardId: string;
	readonly administratorId: string;
}

/**
 * Makes the ward, its calendar and its first administrator in one transaction, then installs the chosen procedures.
 *
 * @throws {UserError} `setup.done` when a ward exists already; `procedure.…` when a package can't be installed (the ward is
 * made by then, and the administrator can install it later)
 */
export async function setUpWard(services: Services, input: SetupInput): Promise<NewWard> {
	const passwordHash = await hashPassword(input.administrator.password);
	const at = services.clock.now();
	const savedAt = at.toString();
	const wardId = newId();
	const administratorId = await services.db.write(async (tx) => {
		if ((await listWards(tx)).length > 0) throw alreadyDone();
		await createWard(tx, { id: wardId, ...input.ward, createdAt: savedAt });
		const staffId = await createAccount(tx, {
			wardId,
			username: input.administrator.username,
			fullName: input.administrator.name,
			title: input.administrator.title,
			phone: null,
			roles: [
				{ role: 'administrator', field: null },
				{ role: 'procedureControl', field: null },
			],
			passwordHash,
			mustChangePassword: false,
			at,
			by: 'setup',
		});
		const saving = { wardId, expectedVersion: 0, savedAt, savedBy: staffId };
		await saveSettings(tx, { ...saving, body: input.settings });
		await saveCalendar(tx, { ...saving, body: calendarOf(wardId, input), reason: 'Thiết lập ban đầu' });
		await appendAudit(tx, {
			wardId,
			at: savedAt,
			actor: { kind: 'staff', id: staffId, name: input.administrator.name },
			action: 'ward.setUp',
			target: null,
			detail: { name: input.ward.name, code: input.ward.code },
		});
		return staffId;
	});
	services.catalogue.forget(wardId);
	const installer = { staffId: administratorId, name: input.administrator.name, wardId };
	for (const code of input.procedures) await installProcedure(services, installer, code);
	return { wardId, administratorId };
}

const calendarOf = (wardId: string, { hours }: SetupInput): Calendar => ({
	...shippedCalendar,
	version: `${wardId}-1`,
	sessionTables: [{ from: '2024-01-01', sessions: ordinaryWeek(hours) }],
});

const alreadyDone = (): UserError =>
	new UserError('CONFLICT', 'setup.done', {
		vi: 'Phần mềm đã được thiết lập. Hãy đăng nhập bằng tài khoản quản trị.',
		en: 'The software is set up already. Sign in as the administrator.',
	});
