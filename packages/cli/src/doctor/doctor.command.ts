import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';

/** `motcua doctor`: looks at settings and machine, changes nothing, exits with 1 when something stands in the way. */
export const doctorCommand = defineCommand({
	meta: { name: 'doctor', description: 'Kiểm tra cài đặt và máy chủ / check settings and machine' },
	async run() {
		try {
			const config = readConfig(process.env, roots());
			const { examine } = await import('./examine.ts');
			const findings = await examine(config);
			for (const { ok, what, vi, en } of findings)
				console.log(`${ok ? '✓' : '✗'} ${what.padEnd(38)} ${vi}${vi === en ? '' : `\n  ${''.padEnd(38)} ${en}`}`);
			process.exit(findings.every(({ ok, mayBe }) => ok || mayBe) ? 0 : 1);
		} catch (error) {
			complainAndExit(error);
		}
	},
});
