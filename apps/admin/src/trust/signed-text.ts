import type { TrustKeyView } from '@motcua/server/views';
import type { useText } from './texts.ts';

const SHOWN_PACKAGES = 5;

/** Which installed packages stand on this key; a long list is counted. */
export function signedText(t: ReturnType<typeof useText>, { signed }: Pick<TrustKeyView, 'signed'>): string {
	const names = signed.slice(0, SHOWN_PACKAGES).map(({ code, version }) => `${code} ${version}`);
	const list = names.join(', ');
	return signed.length > SHOWN_PACKAGES
		? t('signedMore', { list, count: signed.length - SHOWN_PACKAGES })
		: t('signed', { list });
}
