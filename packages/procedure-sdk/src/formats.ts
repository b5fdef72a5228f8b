/**
 * How Vietnamese documents write dates, amounts, addresses and identity papers: for handlers that prepare the data of a
 * template. Free of dependencies, so that bundling it into a package costs a few kilobytes.
 */
import { formatDocumentDate } from '@motcua/domain/formats';

export {
	dateInWords,
	foldVietnamese,
	formatDate,
	formatDocumentDate,
	formatNumber,
	formatPhone,
	formatVnd,
	formatVndForDocument,
	localDateOf,
	numberInWords,
	parsePersonalId,
	provinceName,
	vndInWords,
} from '@motcua/domain/formats';
export { describeAddress, describeGender, describeIdentity } from '@motcua/forms/describe';

export { type IdentityConflict, identityConflicts } from './identity-conflicts.ts';

/** The place in the date line of a document: `Hạ Đình` of the ward `Phường Hạ Đình`. */
export function placeOfWard(wardName: string): string {
	return wardName.replace(/^(?:phường|xã|đặc khu)\s+/iu, '');
}

/** The line of place and date above a signature: `Hạ Đình, ngày 23 tháng 11 năm 2026` (decree 30/2020/NĐ-CP, appendix I). */
export const placeAndDate = (wardName: string, date: string): string =>
	`${placeOfWard(wardName)}, ${formatDocumentDate(date)}`;

/** Calendar days from one ISO date to another; negative when the second is the earlier. Both dates are whole. */
export function daysBetween(from: string, to: string): number {
	return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
