import type { ProcedureVersions, VersionView } from '@motcua/server/views';
import { Alert, Button, Card, Field, type Problem, problemOf, Select, TextArea, useI18n } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useText } from './texts.ts';

/** Chooses from where to where open dossiers shall go, and begins with a dry run. */
export function PlanMoveCard(props: { readonly data: ProcedureVersions }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const navigate = useNavigate();
	const sources = () => props.data.versions.filter((one) => one.openDossiers > 0 && one.state !== 'retired');
	const [from, setFrom] = createSignal<string>(sources().at(-1)?.digest ?? '');
	const targets = () =>
		props.data.versions.filter(
			(one) => one.digest !== from() && one.state !== 'retired' && one.state !== 'quarantined',
		);
	const [chosenTarget, setTarget] = createSignal<string>('');
	const to = () =>
		targets().some((one) => one.digest === chosenTarget()) ? chosenTarget() : (targets()[0]?.digest ?? '');
	const [reason, setReason] = createSignal('');
	const [busy, setBusy] = createSignal<'migration' | 'hotfix' | null>(null);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const versionOf = (digest: string) => props.data.versions.find((one) => one.digest === digest)?.version ?? '';
	const isHotfix = () => props.data.versions.find((one) => one.digest === to())?.hotfixOf.includes(from()) ?? false;
	const option = (one: VersionView) => ({
		value: one.digest,
		label: t('move.option', { version: one.version, count: one.openDossiers }),
	});
	const begin = async (kind: 'migration' | 'hotfix'): Promise<void> => {
		setBusy(kind);
		setProblem(null);
		try {
			const { code } = props.data;
			const ask = { code, fromDigest: from(), toDigest: to(), kind, reason: reason() };
			const { id } = await api.ward.versions.move.plan.mutate(ask);
			navigate(`/thu-tuc/${code}/chuyen/${id}`);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(null);
		}
	};
	return (
		<Card title={t('move.title')}>
			<Show when={sources().length > 0 && targets().length > 0} fallback={<p class="text-muted">{t('move.none')}</p>}>
				<p class="mb-4 text-muted">{t('move.help')}</p>
				<form
					class="grid gap-4 sm:grid-cols-2"
					onSubmit={(event) => {
						event.preventDefault();
						void begin('migration');
					}}
				>
					<Field label={t('move.from')}>
						<Select value={from()} onValue={setFrom} options={sources().map(option)} noEmpty />
					</Field>
					<Field label={t('move.to')}>
						<Select value={to()} onValue={setTarget} options={targets().map(option)} noEmpty />
					</Field>
					<div class="sm:col-span-2">
						<Field label={t('reason')} help={t('move.reasonHelp')} required>
							<TextArea value={reason()} onValue={setReason} />
						</Field>
					</div>
					<Show when={isHotfix()}>
						<div class="sm:col-span-2">
							<Alert
								tone="info"
								actions={
									<Button
										size="sm"
										busy={busy() === 'hotfix'}
										disabled={reason().trim() === ''}
										onClick={() => begin('hotfix')}
									>
										{t('move.hotfixPlan')}
									</Button>
								}
							>
								{t('move.hotfix', { from: versionOf(from()), to: versionOf(to()) })}
							</Alert>
						</div>
					</Show>
					<div class="flex flex-wrap items-center gap-4 sm:col-span-2">
						<Button type="submit" variant="primary" busy={busy() === 'migration'} disabled={reason().trim() === ''}>
							{t('move.plan')}
						</Button>
						<div role="alert">
							<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
						</div>
					</div>
				</form>
			</Show>
		</Card>
	);
}
