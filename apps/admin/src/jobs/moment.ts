import { useI18n } from '@motcua/ui';

/** Writes an instant to the second, as one compares it with a log: `10:32:05` of today, `10:32:05, 23/11/2026` of another day. */
export function useMoment(): (instant: string | null) => string {
	const { format } = useI18n();
	return (instant) => {
		if (instant === null) return '–';
		const [time = '', day = ''] = format.dateTime(instant).split(', ');
		// Seconds are the same in every time zone.
		const exact = `${time}:${instant.slice(17, 19)}`;
		return format.date(instant) === format.date(new Date().toISOString()) ? exact : `${exact}, ${day}`;
	};
}
