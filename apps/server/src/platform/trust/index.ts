/** The trust list for the terminal: the same rules as in the staff app, without the server around them. */
export { UserError } from '../../api/errors.ts';
export { addTrustedKey, type Revocation, revokeTrustedKey, type TrustChange } from './change-trust.ts';
export { CORE_KEYS } from './core-keys.ts';
export { loadLocalKey } from './local-key.ts';
export { trustView } from './trust-list.ts';
export type { TrustKeyView } from './views.ts';
