import type { Incident } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { moment } from '../../dossiers/texts/moment.ts';
import type { WardContext } from '../../procedures/catalogue.ts';
import { inLanguages } from '../in-languages.ts';
import type { Trouble } from './trouble.ts';

/** What changed at one look. */
export interface IncidentNews {
	readonly begun: readonly { readonly id: string; readonly trouble: Trouble }[];
	readonly over: readonly Incident[];
}

/** The letter that tells an administrator of incidents that began and of those that are over. */
export function incidentLetter(
	{ begun, over }: IncidentNews,
	facts: {
		readonly to: { readonly fullName: string; readonly letterLanguage: 'vi' | 'en' };
		readonly ward: WardContext;
		readonly publicUrl: string;
		readonly now: string;
	},
): { readonly subject: string; readonly body: string } {
	const { to, ward, publicUrl, now } = facts;
	const { timeZone } = ward.calendar;
	const parts = [
		...begun.map((one) => begunPart(one, moment(now, timeZone), publicUrl)),
		...over.map((one) => overPart(one, moment(one.beganAt, timeZone), moment(now, timeZone))),
	];
	const text = (language: keyof Localised): string => parts.map((part) => part[language]).join('\n');
	const body = {
		vi: `Kính gửi ${to.fullName},\n\n${text('vi')}\n${CLOSING.vi}\n`,
		en: `Dear ${to.fullName},\n\n${text('en')}\n${CLOSING.en}\n`,
	};
	return { subject: `${ward.name}: ${subjectOf({ begun, over })}`, body: inLanguages(body, to.letterLanguage) };
}

function subjectOf({ begun, over }: IncidentNews): string {
	const [first] = begun;
	const [ended] = over;
	if (begun.length === 1 && over.length === 0 && first) return `sự cố: ${first.trouble.title.vi}`;
	if (begun.length === 0 && over.length === 1 && ended) return `đã hết sự cố: ${ended.title.vi}`;
	return [begun.length > 0 ? `${begun.length} sự cố mới` : '', over.length > 0 ? `${over.length} sự cố đã hết` : '']
		.filter(Boolean)
		.join(', ');
}

const begunPart = ({ id, trouble }: IncidentNews['begun'][number], at: Localised, publicUrl: string): Localised => ({
	vi: `SỰ CỐ: ${trouble.title.vi}\n${trouble.advice.vi}\nPhát hiện lúc ${at.vi}. Xem: ${publicUrl}${trouble.page}\nMã sự cố: ${id}\n`,
	en: `INCIDENT: ${trouble.title.en}\n${trouble.advice.en}\nFound at ${at.en}. See: ${publicUrl}${trouble.page}\nIncident: ${id}\n`,
});

const overPart = ({ id, title }: Incident, from: Localised, until: Localised): Localised => ({
	vi: `ĐÃ HẾT: ${title.vi}\nTừ ${from.vi} đến ${until.vi}.\nMã sự cố: ${id}\n`,
	en: `OVER: ${title.en}\nFrom ${from.en} to ${until.en}.\nIncident: ${id}\n`,
});

const CLOSING: Localised = {
	vi: 'Mỗi sự cố được báo một lần khi bắt đầu và một lần khi đã hết. Thư này gửi cho các quản trị có địa chỉ thư điện tử trong tài khoản.',
	en: 'Each incident is told once when it begins and once when it is over, to the administrators who have an e-mail address in their account.',
};
