import type { ProcedureVersions, StuckStep, VersionView } from '@motcua/server/views';
import { Alert, Button, notify, type Problem, problemOf, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { useText } from './texts.ts';

/** Steps that do not run any more, and dossiers that stand blocked: each with the way out. */
export function StuckSteps(props: {
	readonly code: string;
	readonly version: VersionView;
	readonly onChanged: (fresh: ProcedureVersions) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const [busy, setBusy] = createSignal<string | null>(null);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const target = (stuck: StuckStep) => ({ code: props.code, digest: props.version.digest, step: stuck.step });
	const during = async (key: string, work: () => Promise<void>): Promise<void> => {
		setBusy(key);
		setProblem(null);
		try {
			await work();
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(null);
		}
	};
	const letRun = (stuck: StuckStep) =>
		during(`run ${stuck.step}`, async () => {
			props.onChanged(await api.ward.versions.releaseStep.mutate(target(stuck)));
			notify({ tone: 'good', title: t('letRunDone') });
		});
	const retry = (stuck: StuckStep) =>
		during(`retry ${stuck.step}`, async () => {
			const { retried, left } = await api.ward.versions.retry.mutate(target(stuck));
			props.onChanged(await api.ward.versions.list.query({ code: props.code }));
			notify({ tone: 'good', title: t(left ? 'retriedMore' : 'retried', { count: retried }) });
		});
	return (
		<>
			<For each={props.version.stuck}>
				{(stuck) => (
					<Alert
						tone={stuck.breaker ? 'bad' : 'warn'}
						title={t('stuckStep', { step: localised(stuck.name), count: stuck.blocked })}
						actions={
							<Show when={may('procedures.quarantine')}>
								<Show when={stuck.breaker}>
									<Button size="sm" busy={busy() === `run ${stuck.step}`} onClick={() => letRun(stuck)}>
										{t('letRun')}
									</Button>
								</Show>
								<Show when={stuck.blocked > 0 && !stuck.breaker && props.version.quarantine === null}>
									<Button size="sm" busy={busy() === `retry ${stuck.step}`} onClick={() => retry(stuck)}>
										{t('retry')}
									</Button>
								</Show>
							</Show>
						}
					>
						<Show when={stuck.breaker}>
							{(breaker) => (
								<>
									<p>{t('stoppedSince', { at: format.dateTime(breaker().since), count: breaker().failures })}</p>
									<p>{localised(breaker().reason)}</p>
								</>
							)}
						</Show>
					</Alert>
				)}
			</For>
			<div role="alert">
				<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
			</div>
		</>
	);
}
