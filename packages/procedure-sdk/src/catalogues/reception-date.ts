import type { DossierView } from '../contract.ts';
import { localDateOf } from '../formats.ts';

/**
 * The day on which the desk received the dossier, as ISO date in the ward's time zone: nothing that is decided or issued may
 * bear an earlier date. Before the reception, as in samples, the day of filing.
 */
export const receptionDate = (dossier: Pick<DossierView, 'receivedAt' | 'submittedAt'>, timeZone: string): string =>
	localDateOf(dossier.receivedAt ?? dossier.submittedAt, timeZone);
