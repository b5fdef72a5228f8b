export * from './factories.ts';
export * from './test-database.ts';
export * from './test-postgres.ts';
