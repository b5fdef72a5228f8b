const TYPED = /^(\d{1,2})(?:[:h.,\s]?(\d{2}))?$/;

/** `7:30`, `730`, `7h30` and `7` as `HH:mm`; what is no time of day stays as it was typed, for validation to name. */
export function timeOf(typed: string): string {
	const found = TYPED.exec(typed.trim());
	if (!found) return typed;
	const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
	if (hours > 23 || minutes > 59) return typed;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
