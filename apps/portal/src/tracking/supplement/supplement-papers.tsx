import type { Localised } from '@motcua/forms';
import type { TrackedDossier } from '@motcua/server/router';
import { Field, FileDrop, Select, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { queries, uploader } from '../../api.ts';
import { useTrackingText } from '../texts.ts';
import type { SupplementState } from './supplement-state.ts';

interface Paper {
	readonly key: string;
	readonly name: Localised;
	/** Names of the files that are there already. */
	readonly files: string;
}

/**
 * Papers that the form has no field for: a place for each that the dossier has, and any other of the procedure's list by
 * choosing it. The desk asks in its own words, so the citizen picks where a file belongs.
 */
export function SupplementPapers(props: {
	readonly dossier: TrackedDossier;
	readonly state: SupplementState;
	readonly maxFileBytes: number;
}): JSX.Element {
	const t = useTrackingText();
	const { localised } = useI18n();
	const [chosen, setChosen] = createSignal<readonly string[]>([]);
	const procedure = useQuery(() => queries.public.procedure.get({ code: props.dossier.procedure.code }));
	const listed = (): readonly Paper[] =>
		(procedure.isPending ? [] : (procedure.data?.documents ?? [])).map(({ key, name }) => ({ key, name, files: '' }));
	const present = (): readonly Paper[] =>
		props.dossier.documents
			.filter((paper) => paper.given === 'upload')
			.map((paper) => ({
				key: paper.requirement,
				name: paper.name,
				files: paper.files.map((file) => file.name).join(', '),
			}));
	const outside = (papers: readonly Paper[]) => papers.filter((paper) => !props.state.inForm().has(paper.key));
	const shown = () => [...outside(present()), ...listed().filter((paper) => chosen().includes(paper.key))];
	const others = () => outside(listed()).filter((paper) => !shown().some((one) => one.key === paper.key));
	return (
		<>
			<For each={shown()}>
				{(paper) => (
					<Field group label={localised(paper.name)} help={paper.files}>
						<FileDrop
							files={props.state.added(paper.key)}
							onFiles={(files) => props.state.setAdded(paper.key, files)}
							onBusy={(busy) => props.state.setBusy(paper.key, busy)}
							uploader={uploader}
							accept={['pdf', 'jpeg', 'png', 'webp']}
							maxBytes={props.maxFileBytes}
						/>
					</Field>
				)}
			</For>
			<Show when={others().length > 0}>
				<Field label={t('supplement.other')}>
					<Select
						placeholder={t('supplement.otherChoose')}
						options={others().map((paper) => ({ value: paper.key, label: localised(paper.name) }))}
						value=""
						onValue={(key) => key && setChosen((keys) => [...keys, key])}
					/>
				</Field>
			</Show>
		</>
	);
}
