import { type RunningServer, readConfig, startServer } from '@motcua/server';
import { connect } from '../src/play/index.ts';
import { roots } from '../src/roots.ts';

/** Who administers it. */
export const keeper = { username: 'quantri', password: 'mat-khau-thu-2026' } as const;

/** Starts a server and sets up a ward without procedures, as a person does with the address that the start prints. */
export async function startSmallWard(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
	const server = await startServer(readConfig(environment, roots()), { rateScale: 100_000 });
	await connect(server.url).platform.setup.complete.mutate({
		token: server.setupToken ?? '',
		ward: { name: 'Phường Thử', code: '00352', provinceCode: '01', agencyCode: 'H26.352' },
		settings: {},
		hours: { morning: ['07:30', '11:30'], afternoon: ['13:00', '17:00'], saturdayMorning: false },
		administrator: { ...keeper, name: 'Trần Thị Quản Trị', title: 'Quản trị' },
		procedures: [],
	});
	return server;
}
