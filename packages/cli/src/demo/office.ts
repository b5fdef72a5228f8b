import { signIn } from '../play/clients.ts';
import type { Office } from '../play/walk.ts';
import { demoAccounts, demoPassword } from './accounts.ts';

/** Signs everybody of the demo ward in. */
export const openOffice = (url: string): Promise<Office> =>
	Promise.all(
		demoAccounts.map(async ({ username, roles }) => ({
			username,
			roles: roles.map((held) => held.role),
			client: await signIn(url, username, demoPassword),
		})),
	);
