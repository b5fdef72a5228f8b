import { testBackends } from '@motcua/jobs/testing';
import { describe } from 'vitest';
import { tryDisasters } from './disasters.ts';

const server = testBackends.find(({ name }) => name === 'postgres') ?? null;

describe.skipIf(server === null)('on a server', () => tryDisasters({ name: 'PostgreSQL', server }));
