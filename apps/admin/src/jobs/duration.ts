import { useI18n } from '@motcua/ui';
import { useText } from './texts.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes milliseconds in the units that say most: `40 ms`, `3,5 giây`, `12 phút 5 giây`, `5 giờ`, `2 ngày 4 giờ`. */
export function useDuration(): (ms: number) => string {
	const t = useText();
	const { format } = useI18n();
	const inSeconds = (ms: number): string => {
		const n = ms / SECOND;
		return t('duration.seconds', { n: format.number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n)) });
	};
	/** The unit, and the next smaller one when something is left for it. */
	const inTwo = (ms: number, [unit, size]: Unit, [smaller, part]: Unit): string => {
		const rest = Math.floor((ms % size) / part);
		const whole = t(`duration.${unit}`, { n: format.number(Math.floor(ms / size)) });
		return rest === 0 ? whole : `${whole} ${t(`duration.${smaller}`, { n: rest })}`;
	};
	return (ms) => {
		if (ms < SECOND) return t('duration.ms', { n: Math.round(ms) });
		if (ms < MINUTE) return inSeconds(ms);
		if (ms < HOUR) return inTwo(ms, ['minutes', MINUTE], ['seconds', SECOND]);
		if (ms < DAY) return inTwo(ms, ['hours', HOUR], ['minutes', MINUTE]);
		return inTwo(ms, ['days', DAY], ['hours', HOUR]);
	};
}

type Unit = readonly [name: 'seconds' | 'minutes' | 'hours' | 'days', ms: number];
