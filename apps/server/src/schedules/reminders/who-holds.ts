import type { DueDossier } from '@motcua/database';
import type { Localised } from '@motcua/domain';

/** The officer who has taken a dossier, for those who look after all of them. */
export const holderByName = ({ assigneeName }: DueDossier): Localised => ({
	vi: assigneeName ?? 'chưa phân công',
	en: assigneeName ?? 'nobody yet',
});

/** The same for the letter of one person, who is told only what is theirs or may be taken by them. */
export const mineOrFree = ({ assigneeId }: DueDossier): Localised =>
	assigneeId === null
		? { vi: 'chưa ai nhận', en: 'taken by nobody yet' }
		: { vi: 'giao cho bạn', en: 'assigned to you' };
