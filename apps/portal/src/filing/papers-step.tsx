import { Field, FileDrop, useI18n } from '@motcua/ui';
import { For, type JSX } from 'solid-js';
import { uploader } from '../api.ts';
import { missingPapers } from './completeness.ts';
import type { FilingState } from './filing-state.ts';
import { useLaterText } from './later-texts.ts';
import { useFilingText } from './texts.ts';

/** Papers that the published list asks for and no field of the form takes. */
export default function PapersStep(props: { readonly state: FilingState; readonly tried: boolean }): JSX.Element {
	const t = useLaterText();
	const steps = useFilingText();
	const { localised } = useI18n();
	const { state } = props;
	const isMissing = (key: string) => props.tried && missingPapers(state).includes(key);
	return (
		<section aria-labelledby="papers-step">
			<h2 id="papers-step" tabindex="-1" class="text-xl font-semibold">
				{steps('later.papers')}
			</h2>
			<p class="mt-1 mb-5 text-muted">{t('papers.lead')}</p>
			<div class="grid gap-6">
				<For each={state.outside}>
					{(paper) => (
						<div data-missing={isMissing(paper.key) ? '' : undefined}>
							<Field
								group
								label={localised(paper.name)}
								required={paper.required}
								error={isMissing(paper.key) ? t('papers.missing') : null}
							>
								<FileDrop
									files={state.papers()[paper.key] ?? []}
									onFiles={(files) => state.setPaper(paper.key, files)}
									onBusy={(busy) => state.form.setBusy(`paper.${paper.key}`, busy)}
									uploader={uploader}
									accept={['pdf', 'jpeg', 'png', 'webp']}
									maxBytes={state.ward.limits.fileBytes}
								/>
							</Field>
						</div>
					)}
				</For>
			</div>
		</section>
	);
}
