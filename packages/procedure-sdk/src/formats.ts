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
	vndInWords,
} from '@motcua/domain/formats';
export { describeAddress, describeGender, describeIdentity } from '@motcua/forms/describe';
