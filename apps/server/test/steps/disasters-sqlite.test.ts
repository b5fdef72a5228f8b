import { tryDisasters } from './disasters.ts';

tryDisasters({ name: 'SQLite', server: null });
