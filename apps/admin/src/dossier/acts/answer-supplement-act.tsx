import { createUploader, Field, FileDrop, TextArea, type UploadedFile, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import { queries } from '../../api.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';
import { useFields } from './use-fields.ts';

const FALLBACK_FILE_BYTES = 15 * 1024 * 1024;

/** Takes in at the counter what the citizen was asked to add. */
export function AnswerSupplementAct(props: ActProps): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const act = useAct(() => props.dossier);
	const ward = useQuery(() => queries.public.ward.info());
	const uploader = createUploader('/api/uploads');
	const [files, setFiles] = createStore<Record<string, readonly UploadedFile[]>>({});
	const fields = useFields(['note'], ['note']);
	const papers = () => props.dossier.documents.filter((paper) => paper.given !== 'form');
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		const documents = Object.entries(files)
			.filter(([, uploaded]) => uploaded.length > 0)
			.map(([requirement, uploaded]) => ({ requirement, uploadIds: uploaded.map((file) => file.uploadId) }));
		const input = { documents, note: fields.values.note.trim() };
		if (await act.run((api, target) => api.answerSupplement.mutate({ ...target, ...input }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('answer.title')}
			lead={t('answer.text')}
			confirm={t('act.answerSupplement')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
			size="lg"
		>
			<For each={papers()}>
				{(paper) => (
					<Field label={localised(paper.name)} group>
						<FileDrop
							files={files[paper.requirement] ?? []}
							onFiles={(next) => setFiles(paper.requirement, next)}
							uploader={uploader}
							accept={['pdf', 'jpeg', 'png', 'webp']}
							maxBytes={ward.data?.limits.fileBytes ?? FALLBACK_FILE_BYTES}
						/>
					</Field>
				)}
			</For>
			<Field label={t('answer.note')} help={t('answer.noteHelp')} error={fields.error('note')} required>
				<TextArea value={fields.values.note} onValue={fields.set('note')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}
