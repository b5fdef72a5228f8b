import { expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';

it('motcua demo --check plays the main job of every procedure over HTTP and says that all of it held', async () => {
	const running = runMotcua(['demo', '--check']);
	const code = await running.ended();
	expect(running.printed()).toMatch(/Tất cả đều đúng/);
	expect(code).toBe(0);
});

it('motcua demo leaves a folder alone that is not its own', async () => {
	const running = runMotcua(['demo', '--data', import.meta.dirname]);
	expect(await running.ended()).toBe(2);
	expect(running.printed()).toContain('demo.foreignFolder');
});
