import { findWard, readSettings, saveSettings, updateWard } from '@motcua/database';
import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { router, staffProcedure } from '../api/trpc.ts';
import { recordAct } from '../audit/record.ts';
import { readWardSettings, type WardSettings, wardSettingsSchema } from '../wards/ward-settings.ts';
import { agencyCode, wardName } from './ward-input.ts';

export interface SettingsView {
	readonly version: number;
	readonly name: string;
	readonly code: string;
	readonly agencyCode: string;
	readonly settings: WardSettings;
}

const get = staffProcedure('settings.read')
	.output(answer<SettingsView>('SettingsView'))
	.query(async ({ ctx }) => {
		const { read } = ctx.services.db;
		const [ward, saved] = await Promise.all([
			findWard(read, ctx.session.wardId),
			readSettings(read, ctx.session.wardId),
		]);
		return {
			version: saved?.version ?? 0,
			name: ward?.name ?? '',
			code: ward?.code ?? '',
			agencyCode: ward?.agencyCode ?? '',
			settings: readWardSettings(saved?.body),
		};
	});

const save = staffProcedure('settings.manage')
	.input(z.strictObject({ expectedVersion: z.int().min(0), name: wardName, agencyCode, settings: wardSettingsSchema }))
	.output(answer<{ readonly version: number }>('Version'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const version = await services.db.write(async (tx) => {
			await updateWard(tx, session.wardId, { name: input.name, agencyCode: input.agencyCode });
			const saved = await saveSettings(tx, {
				wardId: session.wardId,
				expectedVersion: input.expectedVersion,
				body: input.settings,
				savedAt: services.clock.now().toString(),
				savedBy: session.staffId,
			});
			await recordAct(tx, services, session, { action: 'settings.saved', target: null, detail: { version: saved } });
			return saved;
		});
		services.catalogue.forget(session.wardId);
		return { version };
	});

/** What the ward says about itself. */
export const settingsRouter = router({ get, save });
