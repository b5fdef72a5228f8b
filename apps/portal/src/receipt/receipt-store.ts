import type { SubmitReceipt } from '@motcua/server/router';

/**
 * Receipts and tracking tokens live as long as the tab (`sessionStorage`): on a shared device the next person must not
 * find them. Storage that is off only means that the second fact is asked for.
 */
const keyOf = (kind: 'receipt' | 'track', code: string): string => `motcua.${kind}.${code}`;

function put(key: string, value: string): void {
	try {
		sessionStorage.setItem(key, value);
	} catch {
		// Kept nowhere: the page asks again.
	}
}

function get(key: string): string | null {
	try {
		return sessionStorage.getItem(key);
	} catch {
		return null;
	}
}

/** Keeps a receipt for its page, and its token for the tracking page. */
export function keepReceipt(receipt: SubmitReceipt): void {
	put(keyOf('receipt', receipt.code), JSON.stringify(receipt));
	keepTrackToken(receipt.code, receipt.trackToken);
}

export function readReceipt(code: string): SubmitReceipt | null {
	const text = get(keyOf('receipt', code));
	if (text === null) return null;
	try {
		return JSON.parse(text) as SubmitReceipt;
	} catch {
		return null;
	}
}

/** A token opens one dossier for half an hour; the server says when it has ended. */
export function keepTrackToken(code: string, token: string): void {
	put(keyOf('track', code), token);
}

export function readTrackToken(code: string): string | null {
	return get(keyOf('track', code));
}

export function forgetTrackToken(code: string): void {
	try {
		sessionStorage.removeItem(keyOf('track', code));
	} catch {
		// Nothing was kept.
	}
}
