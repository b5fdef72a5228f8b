import type { ProcedureDetail } from '@motcua/server/router';
import { Card, useI18n } from '@motcua/ui';
import { For, type JSX } from 'solid-js';
import { useProcedureText } from './texts.ts';

type Paper = ProcedureDetail['documents'][number];

/** The papers that the published procedure asks for: which kind, how many, how they are given, and when. */
export function PapersCard(props: { readonly documents: readonly Paper[] }): JSX.Element {
	const t = useProcedureText();
	const { localised } = useI18n();
	const when = (paper: Paper) => {
		if (paper.required) return t('required');
		return paper.requiredWhen === undefined ? t('optional') : t('conditional');
	};
	return (
		<Card title={t('papers')}>
			<ul class="divide-y divide-line">
				<For each={props.documents}>
					{(paper) => (
						<li class="py-3 first:pt-0 last:pb-0">
							<p class="font-medium">{localised(paper.name)}</p>
							<p class="text-sm text-muted">
								{t(`kinds.${paper.kind}`)}: {paper.quantity} · {t(`givens.${paper.given ?? 'upload'}`)}
							</p>
							<p class={`text-sm font-medium ${paper.required ? 'text-accent-ink' : 'text-muted'}`}>{when(paper)}</p>
						</li>
					)}
				</For>
			</ul>
		</Card>
	);
}
