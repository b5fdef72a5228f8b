import type { DossierEvent, Localised } from '@motcua/domain';
import type { Refusal } from '@motcua/domain/dossier';
import { UserError } from '../../api/errors.ts';

/** A lawful refusal of the domain, as the caller gets it. */
export const refused = ({ code, message, field }: Refusal): UserError =>
	new UserError('UNPROCESSABLE_CONTENT', code, message, field ? { field } : {});

/** Somebody was faster: who, when, and what to do about it. */
export function stale(events: readonly DossierEvent[], expectedSeq: number): UserError {
	const newest = events.at(-1);
	const changedBy = newest && { name: newest.actor.name, at: newest.at, seq: newest.seq };
	return conflict(staleText(changedBy?.name ?? '', expectedSeq), changedBy);
}

const conflict = (
	message: Localised,
	changedBy: { readonly name: string; readonly at: string; readonly seq: number } | undefined,
): UserError => new UserError('CONFLICT', 'dossier.stale', message, changedBy ? { changedBy } : {});

const staleText = (name: string, expectedSeq: number): Localised => ({
	vi: `Hồ sơ vừa được ${name} thay đổi sau khi bạn mở (bạn đang xem lần thay đổi thứ ${expectedSeq}). Vui lòng tải lại rồi thực hiện lại.`,
	en: `${name} changed this dossier after you opened it (you are looking at change ${expectedSeq}). Please reload and try again.`,
});
