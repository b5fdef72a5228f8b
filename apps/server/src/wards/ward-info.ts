import { provinceName } from '@motcua/domain/formats';
import type { Services } from '../services.ts';
import type { WardInfo } from '../views.ts';
import { openingHours } from './opening-hours.ts';

/** What the portal says about the ward. */
export async function wardInfo(services: Services): Promise<WardInfo> {
	const { config, catalogue, clock } = services;
	const ward = await catalogue.portalWard();
	const today = clock.now().toZonedDateTimeISO(ward.calendar.timeZone).toPlainDate().toString();
	return {
		code: ward.code,
		name: ward.name,
		provinceCode: ward.provinceCode,
		provinceName: ward.settings.provinceName || (provinceName(ward.provinceCode) ?? ''),
		address: ward.settings.address,
		phone: ward.settings.phone,
		sessions: openingHours(ward.calendar, today),
		isDemo: config.isDemo,
		onlineFiling: ward.settings.onlineFiling,
		limits: config.limits,
	};
}
