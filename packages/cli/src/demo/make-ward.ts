import { listStaff } from '@motcua/database';
import {
	configureProcedure,
	createAccount,
	hashPassword,
	noteDemoForms,
	publishProcedure,
	type Services,
	setUpWard,
} from '@motcua/server';
import { administrator, demoAccounts, demoPassword } from './accounts.ts';

/** Sets up the demo ward through the same use cases as a real one: ward, accounts, every procedure of the shelf published. */
export async function makeDemoWard(services: Services): Promise<{ readonly wardId: string }> {
	const shelf = await services.shelf.list();
	const codes = shelf.map((one) => one.package.manifest.code);
	const { wardId, administratorId } = await setUpWard(services, {
		ward: { name: 'Phường Hạ Đình (demo)', code: '00352', provinceCode: '01', agencyCode: 'H26.352' },
		settings: {
			provinceName: 'Thành phố Hà Nội',
			address: 'Số 1 phố Hạ Đình, phường Hạ Đình, Thành phố Hà Nội',
			phone: '024 3858 0000',
			email: 'motcua.hadinh@example.vn',
			parentBody: '',
			serviceCentre: 'Trung tâm Phục vụ hành chính công phường Hạ Đình',
			place: 'Hạ Đình',
			signerOffice: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
			onlineFiling: true,
			packages: { countersign: true },
			publishNeedsApproval: false,
			oldVersionDays: 14,
			rules: { secondSupplement: false, supplementWorkingDays: 30, acceptanceWorkingHours: 8, separateSigner: false },
		},
		hours: { morning: ['07:30', '11:30'], afternoon: ['13:00', '17:00'], saturdayMorning: true },
		administrator: {
			username: administrator.username,
			name: administrator.fullName,
			title: administrator.title,
			password: demoPassword,
		},
		procedures: codes,
	});
	await hireEverybody(services, wardId, administratorId);
	await publishEverything(services, { wardId, staffId: administratorId, name: administrator.fullName }, codes);
	return { wardId };
}

async function hireEverybody(services: Services, wardId: string, by: string): Promise<void> {
	const passwordHash = await hashPassword(demoPassword);
	await services.db.write(async (tx) => {
		for (const account of demoAccounts)
			await createAccount(tx, {
				...account,
				wardId,
				passwordHash,
				mustChangePassword: false,
				at: services.clock.now(),
				by,
			});
	});
}

/** Configures, looks at and publishes what is installed, as an administrator would who agrees to everything. */
export async function publishEverything(
	services: Services,
	session: { readonly wardId: string; readonly staffId: string; readonly name: string },
	codes: readonly string[],
): Promise<void> {
	const staff = await listStaff(services.db.read, session.wardId);
	const officers = staff.filter((person) =>
		person.roles.some((held) => held.role === 'specialist' || held.role === 'receptionist'),
	);
	for (const code of codes) {
		const { package: pkg } = (await services.shelf.find(code)) ?? {};
		if (!pkg) continue;
		await configureProcedure(services, session, {
			code,
			feeAmounts: {},
			feeConfirmed: true,
			officers: officers.map((person) => person.id),
			grants: [...new Set(pkg.manifest.capabilities.map((capability) => capability.use))],
		});
		await noteDemoForms(services, session, code);
		await publishProcedure(services, session, code);
	}
}
