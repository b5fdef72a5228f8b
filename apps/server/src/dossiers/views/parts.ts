import type { StoredFile } from '@motcua/database';
import type { DossierState, FileRef, Supplement } from '@motcua/domain';
import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { DocumentView, FileView, PaymentView, SupplementView } from '../../views.ts';
import { isRequired } from '../filing/papers.ts';

/** Scan states of files by id, from the file table. */
export type ScanStates = ReadonlyMap<string, StoredFile['scan']>;

export const fileView = (file: FileRef, scans: ScanStates): FileView => ({
	fileId: file.fileId,
	name: file.name,
	mime: file.mime,
	bytes: file.bytes,
	pages: file.pages,
	scan: scans.get(file.fileId) ?? 'notScanned',
});

/** The papers of a dossier: what came, and what is required but has not come. */
export function documentViews(
	state: DossierState,
	procedure: LoadedProcedure,
	scans: ScanStates,
	today: string,
): DocumentView[] {
	const requirements = new Map(procedure.manifest.documents.map((one) => [one.key, one]));
	return state.documents.map((paper) => {
		const requirement = requirements.get(paper.requirement);
		return {
			id: paper.id,
			requirement: paper.requirement,
			name: requirement?.name ?? { vi: paper.name, en: paper.name },
			kind: paper.kind,
			given: paper.given,
			required: requirement ? isRequired(procedure, requirement, state.answers, today) : false,
			quantity: paper.quantity,
			files: paper.files.map((file) => fileView(file, scans)),
			digitisation: paper.digitisation,
		};
	});
}

export const paymentView = ({ payment }: DossierState): PaymentView => ({
	status: payment.status,
	amountVnd: payment.amountVnd,
	lines: payment.lines,
	paidAt: payment.paidAt ?? null,
	receiptNumber: payment.receiptNumber ?? null,
});

export const supplementView = (supplement: Supplement): SupplementView => ({
	id: supplement.id,
	items: supplement.items.map((item) => item.text.vi),
	reason: supplement.reason.vi,
	requestedAt: supplement.requestedAt,
	respondBy: supplement.respondBy,
	answeredAt: supplement.answeredAt,
});

/** All files that a dossier shows. */
export const filesOf = (state: DossierState): readonly FileRef[] => [
	...state.documents.flatMap((paper) => paper.files),
	...state.resultFiles,
];
