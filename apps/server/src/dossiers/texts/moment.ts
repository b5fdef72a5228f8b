import type { Localised } from '@motcua/domain';

const pad = (value: number): string => String(value).padStart(2, '0');

/** An instant as people read it, in the ward's time zone: `17:00 ngày 26/11/2026`. */
export function moment(iso: string, timeZone: string): Localised {
	const at = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone);
	const time = `${pad(at.hour)}:${pad(at.minute)}`;
	const date = `${pad(at.day)}/${pad(at.month)}/${at.year}`;
	return { vi: `${time} ngày ${date}`, en: `${time} on ${date}` };
}

/** An amount of whole VND: `8.000 đồng`. */
export function amount(vnd: number): Localised {
	const digits = String(vnd).replace(/\B(?=(\d{3})+$)/g, '.');
	return { vi: `${digits} đồng`, en: `${digits} VND` };
}

/** Joins what is there with `separator`; null when nothing is. */
export function joined(parts: readonly (Localised | null)[], separator = ' · '): Localised | null {
	const present = parts.filter((part) => part !== null);
	if (present.length === 0) return null;
	return {
		vi: present.map((part) => part.vi).join(separator),
		en: present.map((part) => part.en).join(separator),
	};
}
