/**
 * Small facts kept in this browser (language, theme). Private windows and full disks make `localStorage` throw; a
 * preference that cannot be kept is no reason to break a page, so both functions swallow that and nothing else.
 */
export function recall(key: string): string | null {
	try {
		return globalThis.localStorage?.getItem(`motcua.${key}`) ?? null;
	} catch {
		return null;
	}
}

/** Keeps `value` under `key`; `null` forgets it. */
export function remember(key: string, value: string | null): void {
	try {
		if (value === null) globalThis.localStorage?.removeItem(`motcua.${key}`);
		else globalThis.localStorage?.setItem(`motcua.${key}`, value);
	} catch {
		// Kept for this page only.
	}
}
