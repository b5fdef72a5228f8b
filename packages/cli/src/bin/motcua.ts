#!/usr/bin/env node
import { allCommands } from '../command-line/all-commands.ts';
import { runLine } from '../command-line/run-line.ts';
import { quickenStart } from '../quick-start.ts';
import { version } from '../version.ts';

quickenStart();
await runLine(allCommands, version, process.argv.slice(2));
