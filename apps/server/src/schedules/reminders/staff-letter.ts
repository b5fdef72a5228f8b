import type { Localised } from '@motcua/domain';
import { inLanguages } from '../../notifications/in-languages.ts';
import type { WardContext } from '../../procedures/catalogue.ts';
import { type ByUrgency, nothingDue } from './by-urgency.ts';
import { dueLines } from './due-lines.ts';
import { holderByName, mineOrFree } from './who-holds.ts';

/** What somebody is told about one of their wards. */
export interface WardMorning {
	readonly ward: WardContext;
	readonly now: string;
	/** Assigned to them, or taken by nobody in one of their queues. */
	readonly mine: ByUrgency;
	/** All of the ward; for who leads it. Null for everybody else. */
	readonly wholeWard: ByUrgency | null;
}

export interface Recipient {
	readonly fullName: string;
	readonly letterLanguage: 'vi' | 'en';
}

/** The letter of the morning of one person, of all wards that they work in. */
export function staffLetter(
	to: Recipient,
	mornings: readonly WardMorning[],
	publicUrl: string,
): { readonly subject: string; readonly body: string } {
	const wards = mornings.map((morning) => wardText(morning, publicUrl, mornings.length > 1));
	const whole: Localised = {
		vi: `Kính gửi ${to.fullName},\n\n${wards.map(({ vi }) => vi).join('\n')}\n${closing(publicUrl).vi}`,
		en: `Dear ${to.fullName},\n\n${wards.map(({ en }) => en).join('\n')}\n${closing(publicUrl).en}`,
	};
	return { subject: subjectOf(mornings), body: inLanguages(whole, to.letterLanguage) };
}

function subjectOf(mornings: readonly WardMorning[]): string {
	return mornings
		.map(({ ward, mine, wholeWard }) => {
			const own = !nothingDue(mine);
			return `${ward.name}: ${countsOf(own || wholeWard === null ? mine : wholeWard)}${own ? ' đang chờ bạn' : ''}`;
		})
		.join('; ');
}

function countsOf({ overdue, today, soon }: ByUrgency): string {
	const counts = [
		overdue.length > 0 ? `${overdue.length} hồ sơ quá hạn` : '',
		today.length > 0 ? `${today.length} hồ sơ đến hạn hôm nay` : '',
		soon.length > 0 ? `${soon.length} hồ sơ sắp đến hạn` : '',
	];
	return counts.filter(Boolean).join(', ');
}

function wardText({ ward, now, mine, wholeWard }: WardMorning, publicUrl: string, named: boolean): Localised {
	const parts: Localised[] = [];
	if (named) parts.push({ vi: `${ward.name.toUpperCase()}\n\n`, en: `${ward.name.toUpperCase()}\n\n` });
	if (!nothingDue(mine)) parts.push(ownPart(ward, now, mine, publicUrl));
	if (wholeWard !== null && !nothingDue(wholeWard)) parts.push(wholePart(ward, now, wholeWard, publicUrl));
	return { vi: parts.map(({ vi }) => vi).join('\n'), en: parts.map(({ en }) => en).join('\n') };
}

function ownPart(ward: WardContext, now: string, mine: ByUrgency, publicUrl: string): Localised {
	const lines = dueLines(mine, { ward, now, holder: mineOrFree });
	const link = `${publicUrl}/admin/ho-so?nhom=mine`;
	return {
		vi: `Những hồ sơ đến hạn đang chờ bạn, hoặc chưa ai nhận trong phần việc của bạn:\n\n${lines.vi}Việc của tôi: ${link}\n`,
		en: `Dossiers that are due and wait for you, or that nobody in your roles has taken yet:\n\n${lines.en}My work: ${link}\n`,
	};
}

function wholePart(ward: WardContext, now: string, due: ByUrgency, publicUrl: string): Localised {
	const lines = dueLines(due, { ward, now, holder: holderByName });
	const link = `${publicUrl}/admin/ho-so?nhom=${due.overdue.length > 0 ? 'overdue' : due.today.length > 0 ? 'dueToday' : 'open'}`;
	const { overdue, today, soon } = due;
	return {
		vi: `Tình hình chung của ${ward.name}: ${overdue.length} hồ sơ quá hạn; có nguy cơ trễ: ${today.length} đến hạn hôm nay, ${soon.length} đến hạn ngày làm việc tới.\n\n${lines.vi}Mở danh sách: ${link}\n`,
		en: `${ward.name} as a whole: ${overdue.length} overdue; at risk: ${today.length} due today, ${soon.length} due on the next working day.\n\n${lines.en}Open the list: ${link}\n`,
	};
}

const closing = (publicUrl: string): Localised => ({
	vi: `Thư tự động của phần mềm một cửa, chỉ gửi vào sáng ngày làm việc khi có hồ sơ đến hạn. Không muốn nhận nữa: tắt ở mục Tài khoản của tôi, ${publicUrl}/admin/tai-khoan\n`,
	en: `Sent by the one-stop software on working mornings when something is due. To get it no longer, switch it off at My account: ${publicUrl}/admin/tai-khoan\n`,
});
