import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('an error is logged with its place and its cause, and without what hangs on it', () => {
	const script = `
		const { createLogger } = await import(${JSON.stringify(new URL('./logging.ts', import.meta.url).href)});
		const refused = Object.assign(new Error('WRONGPASS'), { code: 'X1', command: { name: 'auth', args: ['hunter2'] } });
		createLogger('info').error({ err: new Error('no queue', { cause: refused }) }, 'job queue');`;
	const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
	const { err, msg } = JSON.parse(stderr);
	expect([msg, err.message, err.cause.message, err.cause.code]).toEqual(['job queue', 'no queue', 'WRONGPASS', 'X1']);
	expect(err.stack).toMatch(/no queue\n +at /);
	expect(stderr).not.toContain('hunter2');
});
