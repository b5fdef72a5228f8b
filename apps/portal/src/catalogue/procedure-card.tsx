import type { ProcedureSummary } from '@motcua/server/router';
import { Badge, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { useCatalogueText } from './texts.ts';

/** A procedure in a list; the whole card is the target of its one link. */
export function ProcedureCard(props: { readonly procedure: ProcedureSummary; readonly level?: 2 | 3 }): JSX.Element {
	const t = useCatalogueText();
	const { localised, format } = useI18n();
	const link = () => (
		<a
			href={`/thu-tuc/${props.procedure.code}`}
			class="text-ink no-underline after:absolute after:inset-0 after:rounded-lg group-hover:text-accent-ink group-hover:underline"
		>
			{localised(props.procedure.name)}
		</a>
	);
	return (
		<article class="group relative flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4 shadow-card hover:border-accent">
			<p class="text-sm font-medium text-accent-ink">{localised(props.procedure.category)}</p>
			{props.level === 2 ? (
				<h2 class="line-clamp-4 text-base font-semibold">{link()}</h2>
			) : (
				<h3 class="line-clamp-4 text-base font-semibold">{link()}</h3>
			)}
			<dl class="mt-auto grid gap-0.5 pt-1 text-sm">
				<div class="flex gap-2">
					<dt class="shrink-0 text-muted">{t('limit')}:</dt>
					<dd>{format.limit(props.procedure.timeLimit)}</dd>
				</div>
				<div class="flex gap-2">
					<dt class="shrink-0 text-muted">{t('fee')}:</dt>
					<dd class="line-clamp-2 min-w-0">{localised(props.procedure.feeText)}</dd>
				</div>
			</dl>
			<p>
				<Badge tone={props.procedure.onlineLevel === 'full' ? 'good' : 'plain'}>{t(props.procedure.onlineLevel)}</Badge>
			</p>
		</article>
	);
}
