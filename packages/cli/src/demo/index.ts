/** The made-up ward: its people and how it is set up. */

export { administrator, type DemoAccount, demoAccounts, demoPassword } from './accounts.ts';
export { makeDemoWard } from './make-ward.ts';
export { openOffice } from './office.ts';
export { type SeedOptions, seedDemo } from './seed.ts';
