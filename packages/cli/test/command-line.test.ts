import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArgsDef } from 'citty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCommands } from '../src/command-line/all-commands.ts';
import { wrongArgument } from '../src/command-line/wrong-argument.ts';
import { runMotcua } from './motcua-process.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-line-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function motcua(...line: string[]) {
	const running = runMotcua(line, { MOTCUA_DATA_DIR: join(folder, 'data') });
	const code = await running.ended();
	return { code, said: running.printed() };
}

describe('motcua without a command that it knows', () => {
	it('shows what there is, and ends well only when it was asked to', async () => {
		const asked = await motcua('--help');
		expect(asked.code).toBe(0);
		for (const name of Object.keys(allCommands)) expect(asked.said).toMatch(new RegExp(`^ {2}${name} +\\S.* / `, 'm'));
		expect(await motcua()).toEqual({ code: 2, said: asked.said });
		expect(await motcua('--version')).toEqual({ code: 0, said: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
	});

	it('says so in both languages', async () => {
		for (const line of [['strat'], ['jobs', 'mvoe']])
			expect(await motcua(...line)).toEqual({
				code: 2,
				said: expect.stringMatching(/Không có lệnh[\s\S]*There is no command/),
			});
	});
});

it('every command tells what it takes, in both languages, and does nothing', async () => {
	for (const name of Object.keys(allCommands)) {
		const { code, said } = await motcua(name, '--help');
		expect([name, code]).toEqual([name, 0]);
		expect(said).toMatch(new RegExp(`motcua ${name}`));
		expect(said.split('\n')[0]).toMatch(
			name === 'jobs' || name === 'trust' || name === 'procedure' ? /command/ : / \/ /,
		);
	}
	expect(existsSync(join(folder, 'data'))).toBe(false);
}, 60_000);

it('a mistyped option is refused before anything is done', async () => {
	const { code, said } = await motcua('jobs', 'move', '--to', `sqlite:${join(folder, 'to.sqlite')}`, '--dryrun');
	expect([code, said]).toEqual([2, expect.stringMatching(/Có phải --dry-run\?[\s\S]*Did you mean --dry-run\?/)]);
	expect(existsSync(join(folder, 'to.sqlite'))).toBe(false);
});

it('a tool does not make a database where there is none', async () => {
	for (const line of [['backup'], ['password', 'quantri'], ['trust', 'list'], ['doctor']]) {
		const { code, said } = await motcua(...line);
		expect([line, code]).toEqual([line, line[0] === 'doctor' ? 1 : 2]);
		expect(said).toMatch(/MOTCUA_DATA_DIR/);
		expect(existsSync(join(folder, 'data', 'motcua.sqlite'))).toBe(false);
	}
}, 60_000);

it('a file that is not there is told of, without a trace of the program', async () => {
	const lines = [
		['procedure', 'test', join(folder, 'nowhere')],
		['restore', join(folder, 'nowhere')],
		['preflight', '--supports', 'newest'],
	];
	for (const line of lines) {
		const { code, said } = await motcua(...line);
		expect([line, code]).toEqual([line, 2]);
		expect(said).not.toMatch(/^ +at /m);
	}
}, 30_000);

it('the doctor says whether the queue answers', async () => {
	const running = runMotcua(['doctor'], {
		MOTCUA_DATA_DIR: folder,
		MOTCUA_JOBS_URL: 'redis://ward:hunter2@127.0.0.1:1',
	});
	expect(await running.ended()).toBe(1);
	expect(running.printed()).toMatch(/✗ job queue[^\n]*ward:\*\*\*@[^\n]*không trả lời/);
	expect(running.printed()).not.toContain('hunter2');
}, 30_000);

describe('arguments', () => {
	const args: ArgsDef = {
		backup: { type: 'positional', required: true },
		to: { type: 'string', required: true },
		kind: { type: 'enum', options: ['a', 'b'] },
		dryRun: { type: 'boolean', alias: 'n' },
	};
	const right: readonly string[][] = [
		['here', '--to', 'x'],
		['--to=x', 'here', '--dry-run', '-n'],
		['here', '--to', '-', '--no-dry-run', '--kind', 'b'],
		['--to', 'x', '--', '--strange'],
	];
	it.each(right.map((line) => [line.join(' '), line]))('%s are right', (_, line) => {
		expect(wrongArgument(args, line as string[])).toBeNull();
	});
	const wrong: readonly (readonly [line: readonly string[], said: RegExp])[] = [
		[['--to', 'x'], /<backup> is missing/],
		[['here'], /--to is missing/],
		[['here', '--to'], /--to needs a value/],
		[['here', '--to='], /--to needs a value/],
		[['here', '--to', '--dry-run'], /--to needs a value/],
		[['here', '--to', 'x', 'there'], /“there” is one too many/],
		[['here', '--to', 'x', '--kind', 'c'], /one of: a, b/],
		[['here', '--to', 'x', '-x'], /no option -x/],
		[['here', '--to', 'x', '--dyr-run'], /Did you mean --dry-run/],
	];
	it.each(wrong.map(([line, said]) => [line.join(' '), line, said] as const))('%s are wrong', (_, line, said) => {
		expect(wrongArgument(args, line)?.en).toMatch(said);
	});
});
