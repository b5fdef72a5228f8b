import type { Localised } from '@motcua/domain';

const units = [
	{ seconds: 86_400, vi: 'ngày', en: 'd' },
	{ seconds: 3_600, vi: 'giờ', en: 'h' },
	{ seconds: 60, vi: 'phút', en: 'min' },
	{ seconds: 1, vi: 'giây', en: 's' },
] as const;

/** Whole seconds in the two units that say most: `45 giây`, `1 phút 5 giây`, `3 ngày`. */
export function durationText(seconds: number): Localised {
	const at = Math.max(
		units.findIndex((unit) => seconds >= unit.seconds),
		0,
	);
	const parts = (seconds < 1 ? units.slice(-1) : units.slice(at, at + 2)).map((unit, index, used) => {
		const above = index === 0 ? Number.POSITIVE_INFINITY : (used[index - 1]?.seconds ?? 1);
		return { unit, n: Math.floor((seconds % above) / unit.seconds) };
	});
	const said = parts.filter(({ n }, index) => index === 0 || n > 0);
	const inLanguage = (language: 'vi' | 'en'): string => said.map(({ unit, n }) => `${n} ${unit[language]}`).join(' ');
	return { vi: inLanguage('vi'), en: inLanguage('en') };
}
