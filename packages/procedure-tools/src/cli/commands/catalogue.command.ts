import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { writeCatalogue } from '../../catalogue/index.ts';
import { act, EXIT } from '../report.ts';
import { readPrivateKeyFile } from './key-files.ts';

/** Makes a folder of packages a catalogue: `index.json` and its signature. Copy it to a USB stick or lay it under any web server. */
export const catalogueCommand = defineCommand({
	meta: {
		name: 'catalogue',
		description: 'Lập danh mục đã ký của một thư mục gói / list and sign a folder of packages',
	},
	args: {
		folder: { type: 'positional', required: true, description: 'Thư mục chứa các gói .procpkg / folder of packages' },
		name: { type: 'string', required: true, description: 'Tên danh mục / name of the catalogue' },
		key: { type: 'string', required: true, description: 'Tệp khóa bí mật PEM / file of the private key, PEM' },
	},
	run: ({ args }) =>
		act(async () => {
			const folder = resolve(args.folder);
			const { serial, packages } = await writeCatalogue(folder, {
				name: args.name,
				privateKey: readPrivateKeyFile(args.key),
				madeAt: new Date().toISOString(),
			});
			for (const { code, version, file } of packages) console.log(`${code} ${version}  ${file}`);
			console.log(`${folder}\nsố / number ${serial}, ${packages.length} gói / packages`);
			return EXIT.well;
		}),
});
