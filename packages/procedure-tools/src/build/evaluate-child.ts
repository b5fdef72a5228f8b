/**
 * Imports a procedure and writes its JSON to descriptor 3. A process of its own, so that every build sees the file as it is now (a
 * module is imported once per process) and so that what the file prints disturbs nothing.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , file = ''] = process.argv;
const { default: procedure } = await import(pathToFileURL(file).href);
const { manifest, forms, flow, messages } = Object(procedure);
writeFileSync(3, JSON.stringify({ manifest, forms, flow, messages }));
