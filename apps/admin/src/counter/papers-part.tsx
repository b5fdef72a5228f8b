import { Card, Field, FileDrop, RadioGroup, useI18n } from '@motcua/ui';
import type { FormController } from '@motcua/ui/form';
import { For, type JSX, Show } from 'solid-js';
import type { CounterPaper, CounterPapers, Given } from './counter-papers.ts';
import { useText } from './texts.ts';

interface Props {
	readonly form: FormController;
	readonly papers: CounterPapers;
	/** Complaints are shown from the first try to file. */
	readonly tried: boolean;
}

/** Every paper that is asked for, shown at the counter or taken as files. */
export function PapersPart(props: Props): JSX.Element {
	const t = useText();
	return (
		<Card title={t('papers.title')}>
			<Show when={props.papers.asked().length > 0} fallback={<p class="text-muted">{t('papers.none')}</p>}>
				<p class="mb-4 text-muted">{t('papers.lead')}</p>
				<div class="grid gap-6">
					<For each={props.papers.asked()}>{(paper) => <PaperField {...props} paper={paper} />}</For>
				</div>
			</Show>
		</Card>
	);
}

function PaperField(props: Props & { readonly paper: CounterPaper }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { requirement, field } = props.paper;
	const isRequired = () => props.papers.isRequired(props.paper);
	const problem = () => (props.tried ? props.papers.problem(props.paper) : null);
	const ways = (): readonly { readonly value: Given; readonly label: string; readonly help?: string }[] => [
		{ value: 'shown', label: t('papers.shown'), help: t('papers.shownHelp') },
		{ value: 'upload', label: t('papers.upload') },
		...(isRequired() ? [] : [{ value: 'none' as const, label: t('papers.absent') }]),
	];
	return (
		<div>
			<Field
				group
				id={`paper-${requirement.key}`}
				label={localised(requirement.name)}
				help={requirement.quantity > 1 ? t('papers.quantity', { count: requirement.quantity }) : undefined}
				required={isRequired()}
				error={problem() === 'given' ? t('papers.missing') : null}
			>
				<RadioGroup
					inline
					options={ways()}
					value={props.papers.given(props.paper)}
					onValue={(given) => props.papers.setGiven(props.paper, given)}
				/>
			</Field>
			<Show when={props.papers.given(props.paper) === 'upload'}>
				<div class="mt-3">
					<Field
						group
						id={`files-${requirement.key}`}
						label={localised(requirement.name)}
						hideLabel
						error={problem() === 'files' ? t('papers.noFile') : null}
					>
						<FileDrop
							files={props.papers.files(props.paper)}
							onFiles={(files) => props.papers.setFiles(props.paper, files)}
							onBusy={(busy) => props.form.setBusy(`paper.${requirement.key}`, busy)}
							uploader={props.form.uploader}
							accept={field?.accept ?? ['pdf', 'jpeg', 'png', 'webp']}
							maxBytes={Math.min(field?.maxBytes ?? props.form.maxFileBytes, props.form.maxFileBytes)}
							maxFiles={field?.maxFiles ?? 10}
						/>
					</Field>
				</div>
			</Show>
		</div>
	);
}
