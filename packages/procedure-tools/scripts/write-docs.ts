/** Writes the pages of docs/authors that are made from code: the rules of `check` and the SDK reference. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesPage } from '../src/check/rule-guide.ts';
import { sdkReference } from './sdk-reference.ts';

const docs = fileURLToPath(new URL('../../../docs/authors/', import.meta.url));
writeFileSync(`${docs}rules.md`, rulesPage());
writeFileSync(`${docs}reference.md`, sdkReference());
