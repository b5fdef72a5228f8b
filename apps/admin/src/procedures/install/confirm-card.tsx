import type { PackageInspection } from '@motcua/server/views';
import { Alert, Button, Card, Checkbox, notify, type Problem, problemOf, useI18n } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, queries } from '../../api.ts';
import type { Decision } from './decision.ts';
import { useText } from './texts.ts';

/** Install, or put away; what must be agreed to by name stands above the button. */
export function ConfirmCard(props: {
	readonly inspection: PackageInspection;
	readonly decision: Decision;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const navigate = useNavigate();
	const client = useQueryClient();
	const [busy, setBusy] = createSignal<'install' | 'discard' | null>(null);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const withheld = () =>
		props.inspection.permissions.asks.filter((ask) => !props.decision.grants().includes(ask.use)).length;
	const run = async (what: 'install' | 'discard', work: () => Promise<void>): Promise<void> => {
		setBusy(what);
		setProblem(null);
		try {
			await work();
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(null);
		}
	};
	const install = () =>
		run('install', async () => {
			const { digest, installed } = props.inspection;
			const { grants, vouch, allowOlder } = props.decision;
			const { code } = await api.ward.packages.install.mutate({
				digest,
				grants: [...grants()],
				vouch: vouch(),
				allowOlder: allowOlder(),
				expectedInstalled: installed?.digest ?? null,
			});
			notify({ tone: 'good', title: t('confirm.installed', { version: props.inspection.version }) });
			// Not the sheet under our feet: its package waits no more, and asking for it again would be refused.
			const sheet = JSON.stringify(queries.ward.packages.inspect({ digest }).queryKey);
			await client.invalidateQueries({
				queryKey: queries.ward.key(),
				predicate: ({ queryKey }) => JSON.stringify(queryKey) !== sheet,
			});
			navigate(`/thu-tuc/${code}`);
		});
	const discard = () =>
		run('discard', async () => {
			await api.ward.packages.discard.mutate({ digest: props.inspection.digest });
			navigate('/thu-tuc/cai-goi');
		});
	const agreed = (one: PackageInspection['confirmations'][number]) =>
		one === 'older' ? props.decision.allowOlder() : props.decision.vouch();
	const agree = (one: PackageInspection['confirmations'][number], on: boolean) =>
		one === 'older' ? props.decision.setAllowOlder(on) : props.decision.setVouch(on);
	return (
		<Card title={t('confirm.title')} class="lg:col-span-2">
			<div class="grid gap-4">
				<Show when={props.inspection.refusals.length === 0}>
					<For each={props.inspection.confirmations}>
						{(one) => (
							<Checkbox
								label={t(`confirm.${one}`, { version: props.inspection.version })}
								help={t(`confirm.${one}Help`)}
								value={agreed(one)}
								onValue={(on) => agree(one, on)}
							/>
						)}
					</For>
					<Show when={withheld() > 0}>
						<p class="text-muted">{t('confirm.withheld', { count: withheld() })}</p>
					</Show>
				</Show>
				<p class="text-muted">{t('confirm.nothingYet')}</p>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
				<div class="flex flex-wrap gap-3">
					<Button
						variant="primary"
						busy={busy() === 'install'}
						disabled={
							props.inspection.refusals.length > 0 ||
							props.inspection.fixtures.state === 'running' ||
							!props.decision.isComplete(props.inspection)
						}
						onClick={install}
					>
						{t('confirm.install')}
					</Button>
					<Button busy={busy() === 'discard'} onClick={discard}>
						{t('confirm.discard')}
					</Button>
				</div>
			</div>
		</Card>
	);
}
