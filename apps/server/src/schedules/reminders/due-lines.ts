import type { DueDossier } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { remainingWorkingTime } from '@motcua/domain/deadlines';
import { moment } from '../../dossiers/texts/moment.ts';
import { shortName } from '../../notifications/short-name.ts';
import type { WardContext } from '../../procedures/catalogue.ts';
import type { ByUrgency } from './by-urgency.ts';

/** More than this in one part helps nobody; the worklist has them all. */
const MOST_LINES = 60;

/** From when the letter speaks, and who holds a dossier in its words. */
export interface Telling {
	readonly ward: WardContext;
	readonly now: string;
	holder(dossier: DueDossier): Localised;
}

const TITLES: Readonly<Record<keyof ByUrgency, Localised>> = {
	overdue: { vi: 'Hồ sơ đã quá hạn', en: 'Overdue dossiers' },
	today: { vi: 'Hồ sơ đến hạn trong hôm nay', en: 'Dossiers due today' },
	soon: { vi: 'Hồ sơ đến hạn trong ngày làm việc tới', en: 'Dossiers due on the next working day' },
};

/** The parts of a letter that list dossiers; a part without any is left out. */
export function dueLines(due: ByUrgency, telling: Telling): Localised {
	const parts = (['overdue', 'today', 'soon'] as const).flatMap((part) =>
		due[part].length === 0 ? [] : [linesOf(TITLES[part], due[part], telling)],
	);
	return { vi: parts.map(({ vi }) => vi).join(''), en: parts.map(({ en }) => en).join('') };
}

function linesOf(title: Localised, dossiers: readonly DueDossier[], telling: Telling): Localised {
	const lines = dossiers.slice(0, MOST_LINES).map((one) => lineOf(one, telling));
	const more = dossiers.length - lines.length;
	if (more > 0) lines.push({ vi: `… và ${more} hồ sơ nữa`, en: `… and ${more} more` });
	const text = (language: keyof Localised): string =>
		`${title[language]} (${dossiers.length}):\n${lines.map((line) => `- ${line[language]}\n`).join('')}\n`;
	return { vi: text('vi'), en: text('en') };
}

/** Code, procedure, which date of the law it is and how far away in working days, who holds it. */
function lineOf(dossier: DueDossier, telling: Telling): Localised {
	const { code, procedureName, procedureCode, status, deadlineAt } = dossier;
	const { calendar } = telling.ward;
	const at = moment(deadlineAt, calendar.timeZone);
	const isAcceptance = status === 'registered';
	const left = leftOf(telling.now, deadlineAt, telling);
	const holder = telling.holder(dossier);
	const name = { vi: shortName(procedureName.vi), en: shortName(procedureName.en || procedureName.vi) };
	return {
		vi: `${code} – ${name.vi} (${procedureCode}): ${isAcceptance ? 'hạn trả lời tiếp nhận' : 'hạn trả kết quả'} ${at.vi}${left.vi}; ${holder.vi}`,
		en: `${code} – ${name.en} (${procedureCode}): ${isAcceptance ? 'acceptance' : 'result'} due ${at.en}${left.en}; ${holder.en}`,
	};
}

/** How far away in working days; of today the title of its part says it. */
function leftOf(now: string, deadlineAt: string, { ward }: Telling): Localised {
	const { overdue, workingDays } = remainingWorkingTime(now, deadlineAt, ward.calendar);
	if (workingDays === 0) return { vi: '', en: '' };
	return overdue
		? { vi: `, quá hạn ${workingDays} ngày làm việc`, en: `, ${workingDays} working ${days(workingDays)} overdue` }
		: { vi: `, còn ${workingDays} ngày làm việc`, en: `, ${workingDays} working ${days(workingDays)} left` };
}

const days = (count: number): string => (count === 1 ? 'day' : 'days');
