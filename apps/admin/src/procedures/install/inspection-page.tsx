import type { PackageInspection } from '@motcua/server/views';
import { Alert, ErrorState, Skeleton, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../../api.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ConfirmCard } from './confirm-card.tsx';
import { createDecision } from './decision.ts';
import { FindingsCard } from './findings-card.tsx';
import { FixturesCard } from './fixtures-card.tsx';
import { IdentityCard } from './identity-card.tsx';
import { PermissionsCard } from './permissions-card.tsx';
import { useText } from './texts.ts';

/** How often to ask while the samples are played. */
const ASK_MS = 400;

/** Everything that is known about a package before it is installed, and the decision about it. */
export default function InspectionPage(): JSX.Element {
	const t = useText();
	const params = useParams<{ digest: string }>();
	const inspection = useQuery(() => ({
		...queries.ward.packages.inspect({ digest: params.digest }),
		refetchInterval: (query: { readonly state: { readonly data?: PackageInspection | undefined } }) =>
			query.state.data?.fixtures.state === 'running' ? ASK_MS : (false as const),
		retry: false,
	}));
	return (
		<Switch fallback={<Skeleton lines={12} />}>
			<Match when={inspection.error}>
				<PageHead title={t('install.title')} back={{ href: '/admin/thu-tuc/cai-goi', label: t('install.title') }} />
				<ErrorState error={inspection.error} onRetry={() => inspection.refetch()} />
			</Match>
			<Match when={inspection.data}>{(data) => <InspectionView inspection={data()} />}</Match>
		</Switch>
	);
}

function InspectionView(props: { readonly inspection: PackageInspection }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	// Made once: what was ticked stays while the samples are still played.
	const decision = createDecision(props.inspection);
	return (
		<>
			<PageHead
				back={{ href: '/admin/thu-tuc/cai-goi', label: t('install.title') }}
				eyebrow={`${props.inspection.code} · ${localised(props.inspection.category)}`}
				title={localised(props.inspection.name)}
				lead={t(`relation.${props.inspection.relation}`, {
					version: props.inspection.version,
					installed: props.inspection.installed?.version ?? '',
				})}
			/>
			<div class="grid gap-5 lg:grid-cols-2 lg:items-start">
				<div role="alert" class="empty:hidden lg:col-span-2">
					<Show when={props.inspection.refusals.length > 0}>
						<Alert tone="bad" title={t('refused.title', { count: props.inspection.refusals.length })}>
							<ul class="list-disc pl-5">
								<For each={props.inspection.refusals}>
									{(refusal) => (
										<li class="break-words not-first:mt-1">
											{localised(refusal.message)} <code class="text-sm text-muted">{refusal.code}</code>
										</li>
									)}
								</For>
							</ul>
						</Alert>
					</Show>
				</div>
				<PermissionsCard inspection={props.inspection} decision={decision} />
				<IdentityCard inspection={props.inspection} />
				<FixturesCard fixtures={props.inspection.fixtures} skipped={props.inspection.refusals.length > 0} />
				<Show when={props.inspection.changes}>
					{(changes) => <ChangesCard changes={changes()} from={props.inspection.installed?.version ?? ''} />}
				</Show>
				<FindingsCard findings={props.inspection.findings} unverified={props.inspection.unverified} />
				<ConfirmCard inspection={props.inspection} decision={decision} />
			</div>
		</>
	);
}
