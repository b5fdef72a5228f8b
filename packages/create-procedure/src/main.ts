#!/usr/bin/env node
import { runMain } from 'citty';
import { createCommand } from './create.command.ts';

await runMain(createCommand);
