/**
 * How Vietnamese documents write dates, amounts, addresses and identity papers: for handlers that prepare the data of a
 * template. Free of dependencies, so that bundling it into a package costs a few kilobytes.
 */
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
