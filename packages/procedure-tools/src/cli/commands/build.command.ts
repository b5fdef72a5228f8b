import { defineCommand } from 'citty';
import { buildPackage } from '../../build/build-package.ts';
import { existing } from '../load-package.ts';
import { act, EXIT } from '../report.ts';
import { folder } from './arguments.ts';

/** Builds in memory and says what is in the package. */
export const buildCommand = defineCommand({
	meta: { name: 'build', description: 'Dựng gói và báo thành phần / build the package and say what is in it' },
	args: { folder },
	run: ({ args }) =>
		act(async () => {
			const { manifest, flow, templates, fixtures, code } = await buildPackage(existing(args.folder));
			console.log(
				`${manifest.code} ${manifest.version} ${manifest.name.vi}\n${manifest.forms.length} forms, ${flow.steps.length} steps, ${Object.keys(templates).length} templates, ${fixtures.length} fixtures, ${code?.length ?? 0} characters of code`,
			);
			return EXIT.well;
		}),
});
