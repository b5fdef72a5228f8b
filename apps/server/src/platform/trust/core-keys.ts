import type { TrustedKey } from '@motcua/procedure-tools';

/**
 * Public keys of those who release Motcua: packages signed with them ship with the product. Their private halves are with the
 * release managers and nowhere in the repository. A key that is replaced stays here with `revokedAt`.
 *
 * Empty until there is a first release (see CONTRIBUTING.md): a key that nobody keeps would vouch for nobody. Packages of
 * the repository are confirmed by the ward's own key until then.
 */
export const CORE_KEYS: readonly TrustedKey[] = [];
