#!/usr/bin/env node
/** `motcua-procedure …`: the author's commands without the core, the same ones as `motcua procedure …`. */
import { defineCommand, runMain } from 'citty';
import { packageCommands } from './index.ts';

await runMain(
	defineCommand({
		meta: { name: 'motcua-procedure', description: 'Công cụ của người viết thủ tục / tools for authors of procedures' },
		subCommands: packageCommands,
	}),
);
