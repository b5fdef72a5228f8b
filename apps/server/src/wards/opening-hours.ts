import type { Calendar, Localised, Session } from '@motcua/domain';

const weekdays: readonly Localised[] = [
	{ vi: 'thứ Hai', en: 'Monday' },
	{ vi: 'thứ Ba', en: 'Tuesday' },
	{ vi: 'thứ Tư', en: 'Wednesday' },
	{ vi: 'thứ Năm', en: 'Thursday' },
	{ vi: 'thứ Sáu', en: 'Friday' },
	{ vi: 'thứ Bảy', en: 'Saturday' },
	{ vi: 'Chủ nhật', en: 'Sunday' },
];

/**
 * Opening hours of the desk as sentences: days in a row with the same hours are told together.
 *
 * @param today ISO date; the weekly table in force on it
 */
export function openingHours(calendar: Calendar, today: string): Localised[] {
	const table = calendar.sessionTables.findLast(
		({ from, until }) => from <= today && (until === undefined || today <= until),
	);
	const days = weekdays.map((name, index) => ({ name, hours: hoursOf(table?.sessions ?? [], index + 1) }));
	const sentences: Localised[] = [];
	for (let first = 0; first < days.length; ) {
		const hours = days[first]?.hours ?? '';
		let last = first;
		while (days[last + 1]?.hours === hours) last++;
		if (hours !== '') sentences.push(sentence(days[first]?.name, days[last]?.name, hours));
		first = last + 1;
	}
	return sentences;
}

const hoursOf = (sessions: readonly Session[], weekday: number): string =>
	sessions
		.filter((session) => session.weekday === weekday && session.acceptsDossiers)
		.map(({ from, to }) => `${from} – ${to}`)
		.join(', ');

function sentence(first: Localised | undefined, last: Localised | undefined, hours: string): Localised {
	const [from, to] = [first ?? last, last ?? first];
	const one = from?.vi === to?.vi;
	const vi = one ? (from?.vi ?? '') : `${from?.vi} đến ${to?.vi}`;
	const en = one ? (from?.en ?? '') : `${from?.en} to ${to?.en}`;
	return { vi: `${vi.charAt(0).toUpperCase()}${vi.slice(1)}: ${hours}`, en: `${en}: ${hours}` };
}
