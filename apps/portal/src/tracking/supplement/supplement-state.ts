import { localDateOf } from '@motcua/domain/formats';
import type { TrackedDossier } from '@motcua/server/router';
import type { UploadedFile } from '@motcua/ui';
import { createFormController, type FormController } from '@motcua/ui/form';
import { type Accessor, createSignal } from 'solid-js';
import { uploader } from '../../api.ts';

/** What the citizen has put together as an answer to a supplement request. */
export interface SupplementState {
	/** The form with the answers as they stand; absent when the desk did not open it. */
	readonly form: FormController | null;
	/** The form was changed, so its answers are sent, too. */
	readonly corrected: Accessor<boolean>;
	/** Keys of the file fields that the form shows now. */
	readonly inForm: Accessor<ReadonlySet<string>>;
	readonly added: (requirement: string) => readonly UploadedFile[];
	readonly setAdded: (requirement: string, files: readonly UploadedFile[]) => void;
	readonly documents: Accessor<{ requirement: string; uploadIds: string[] }[]>;
	readonly busy: Accessor<boolean>;
	readonly setBusy: (requirement: string, busy: boolean) => void;
}

/** Files that were sent before, under the upload ids by which the answers know them: the server keeps them in order. */
function knownUploads(dossier: TrackedDossier): readonly UploadedFile[] {
	return dossier.documents.flatMap((paper) => {
		const ids = dossier.answers?.[paper.requirement];
		if (!Array.isArray(ids)) return [];
		return paper.files.flatMap((file, index) => {
			const uploadId: unknown = ids[index];
			return typeof uploadId === 'string' ? [{ ...file, uploadId }] : [];
		});
	});
}

export function createSupplementState(dossier: TrackedDossier, maxFileBytes: number): SupplementState {
	const form =
		dossier.form && dossier.answers
			? createFormController({
					definition: dossier.form,
					answers: dossier.answers,
					uploads: knownUploads(dossier),
					today: localDateOf(new Date().toISOString()),
					uploader,
					maxFileBytes,
				})
			: null;
	const before = form ? JSON.stringify(form.answers()) : '';
	const [added, setAdded] = createSignal<Readonly<Record<string, readonly UploadedFile[]>>>({});
	const [busy, setBusy] = createSignal<ReadonlySet<string>>(new Set());
	return {
		form,
		corrected: () => form !== null && JSON.stringify(form.answers()) !== before,
		inForm: () =>
			new Set(
				(form?.sections() ?? [])
					.flatMap((section) => section.fields)
					.flatMap((field) => (field.type === 'file' && form?.evaluation().visible.has(field.key) ? [field.key] : [])),
			),
		added: (requirement) => added()[requirement] ?? [],
		setAdded: (requirement, files) => setAdded((all) => ({ ...all, [requirement]: files })),
		documents: () =>
			Object.entries(added()).flatMap(([requirement, files]) =>
				files.length > 0 ? [{ requirement, uploadIds: files.map((file) => file.uploadId) }] : [],
			),
		busy: () => busy().size > 0 || (form?.busy() ?? false),
		setBusy(requirement, isBusy) {
			setBusy((all) => {
				const next = new Set(all);
				if (isBusy) next.add(requirement);
				else next.delete(requirement);
				return next;
			});
		},
	};
}
