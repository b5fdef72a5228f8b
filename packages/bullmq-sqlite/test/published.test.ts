import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './servers.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAMS = join(ROOT, '../../node_modules/.bin');

/** Runs a program to its end; what it has said is the message when it fails. */
const run = (program: string, args: readonly string[], cwd: string): string => {
	const env = { ...process.env, PATH: [PROGRAMS, dirname(process.execPath), process.env.PATH].join(':') };
	const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
	expect({ program, status, said: status === 0 ? '' : stdout + stderr }).toEqual({ program, status: 0, said: '' });
	return stdout;
};

/** Packs and publishes for itself: the package as its users install it, outside of the workspace, beside its peers. */
describe('the published package', () => {
	const folder = temporaryFolder();
	const installed = join(folder.path, 'node_modules/bullmq-sqlite');

	beforeAll(() => {
		mkdirSync(join(folder.path, 'node_modules/@types'), { recursive: true });
		mkdirSync(installed);
		run('pnpm', ['pack', '--pack-destination', folder.path], ROOT);
		run('tar', ['xzf', join(folder.path, 'bullmq-sqlite-0.1.0.tgz'), '--strip-components=1', '-C', installed], ROOT);
		for (const name of ['bullmq', 'better-sqlite3', '@types/better-sqlite3']) link(name, join(ROOT, 'node_modules'));
		link('@types/node', join(ROOT, '../../node_modules'));
		for (const file of readdirSync(join(ROOT, 'test/published'))) {
			cpSync(join(ROOT, 'test/published', file), join(folder.path, file));
		}
		writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
	}, 60_000);
	afterAll(() => folder.remove());

	const link = (name: string, from: string): void => {
		symlinkSync(realpathSync(join(from, name)), join(folder.path, 'node_modules', name));
	};

	it('holds its licence, its README, its sources and what was built of them, and nothing else', () => {
		expect(readdirSync(installed).toSorted()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'src']);
		const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
		for (const name of sources.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3))) {
			for (const end of ['.js', '.js.map', '.d.ts', '.d.ts.map']) {
				expect(existsSync(join(installed, 'dist', name + end)), name + end).toBe(true);
			}
		}
	});

	it('leads to what was built, and may be left out of a bundle', () => {
		const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
		expect(manifest.exports['.']).toEqual({ types: './dist/index.d.ts', default: './dist/index.js' });
		expect(manifest).toMatchObject({ sideEffects: false, license: 'Apache-2.0', type: 'module' });
		expect(manifest.private).toBeUndefined();
	});

	it('adds and works on jobs for a program in plain JavaScript, and can be required', () => {
		expect(run('node', ['program.js'], folder.path)).toBe('sum: 42\n');
		const required = "console.log(typeof require('bullmq-sqlite').createSqliteBackend)";
		expect(run('node', ['--input-type=commonjs', '-e', required], folder.path)).toBe('function\n');
	}, 20_000);

	it('is typed for a program in TypeScript as its README has it, and keeps its insides to itself', () => {
		const examples = readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs);
		const files = [...examples].map(([, text = ''], index) => [`example-${index + 1}.ts`, text] as const);
		expect(files).toHaveLength(2);
		for (const [name, text] of files) writeFileSync(join(folder.path, name), text);
		const options = ['--strict', '--noEmit', '--target', 'es2024', '--module', 'nodenext', '--types', 'node'];
		run(
			'tsc',
			[...options, '--moduleResolution', 'nodenext', 'consumer.ts', ...files.map(([name]) => name)],
			folder.path,
		);
	}, 60_000);
});
