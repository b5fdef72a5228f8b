import { useI18n } from '@motcua/ui';
import { useText } from './texts.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes milliseconds in the one unit that says most: `40 ms`, `3,5 giây`, `12 phút`, `5 giờ`. */
export function useDuration(): (ms: number) => string {
	const t = useText();
	const { format } = useI18n();
	/** Two figures are enough of a time that somebody waits. */
	const inUnits = (ms: number, unit: number): string => {
		const n = ms / unit;
		return format.number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n));
	};
	return (ms) => {
		if (ms < SECOND) return t('duration.ms', { n: Math.round(ms) });
		if (ms < MINUTE) return t('duration.seconds', { n: inUnits(ms, SECOND) });
		if (ms < HOUR) return t('duration.minutes', { n: inUnits(ms, MINUTE) });
		return ms < 2 * DAY ? t('duration.hours', { n: inUnits(ms, HOUR) }) : t('duration.days', { n: inUnits(ms, DAY) });
	};
}
