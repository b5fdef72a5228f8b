import type { AuditEntry as StoredEntry } from '@motcua/database';
import type { AuditDetail } from '../views.ts';
import { detailLabel, detailLabels } from './detail-labels.ts';
import { detailValue } from './detail-values.ts';

const order = Object.keys(detailLabels);
/** Unknown facts stand after the known ones. */
const placeOf = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

/** What an entry of the audit log says besides its title, in words. */
export function auditDetails(entry: Pick<StoredEntry, 'action' | 'detail'>, timeZone: string): AuditDetail[] {
	return Object.entries(entry.detail)
		.sort(([one], [other]) => placeOf(one) - placeOf(other))
		.flatMap(([key, fact]) => {
			const value = detailValue(key, fact, timeZone);
			return value === null ? [] : [{ label: detailLabel(entry.action, key), value }];
		});
}
