import type { PublishGate } from '@motcua/server/views';
import {
	Alert,
	Button,
	Card,
	ConfirmDialog,
	DateInput,
	Field,
	notify,
	type Problem,
	problemOf,
	useI18n,
} from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { todayInWard } from '../../today.ts';
import { useText } from './texts.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Now, or from a date: the day on which a decree takes effect. */
export function PublishCard(props: {
	readonly gate: PublishGate;
	readonly onChanged: (gate: PublishGate) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [asking, setAsking] = createSignal<'publish' | 'cancel' | null>(null);
	const [from, setFrom] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const isPublished = () => props.gate.publishedDigest === props.gate.digest;
	const isAhead = () => DATE.test(from()) && from() > todayInWard();

	const publish = async (): Promise<void> => {
		props.onChanged(await api.ward.publishing.publish.mutate({ code: props.gate.code }));
		setAsking(null);
		notify({ tone: 'good', title: t('published', { version: props.gate.version }) });
	};
	const cancel = async (): Promise<void> => {
		props.onChanged(await api.ward.publishing.cancelPlan.mutate({ code: props.gate.code }));
		setAsking(null);
		notify({ tone: 'good', title: t('when.cancelled') });
	};
	const plan = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (!isAhead()) return;
		setBusy(true);
		setProblem(null);
		try {
			props.onChanged(await api.ward.publishing.plan.mutate({ code: props.gate.code, from: from() }));
			notify({ tone: 'good', title: t('when.done') });
			setTried(false);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Card title={t('when.title')}>
			<div class="grid gap-5">
				<Show
					when={isPublished()}
					fallback={
						<>
							<Show when={props.gate.publishedVersion}>
								{(version) => <p>{t('publishedOther', { version: version() })}</p>}
							</Show>
							<div>
								<Button variant="primary" wide disabled={!props.gate.ready} onClick={() => setAsking('publish')}>
									{t('publishNow')}
								</Button>
							</div>
							<form onSubmit={plan} novalidate class="grid gap-3">
								<Field
									label={t('when.from')}
									help={t('when.fromHelp')}
									error={tried() && !isAhead() ? t('when.wrong') : null}
								>
									<DateInput value={from()} onValue={setFrom} />
								</Field>
								<div>
									<Button type="submit" wide disabled={!props.gate.ready} busy={busy()}>
										{t('when.plan')}
									</Button>
								</div>
							</form>
						</>
					}
				>
					<p>{t('isPublished')}</p>
				</Show>
				<Show when={props.gate.planned}>
					{(planned) => (
						<Alert
							tone="info"
							title={t('when.planned', {
								version: planned().version,
								from: format.date(planned().from),
								by: planned().by,
							})}
							actions={
								<Button size="sm" onClick={() => setAsking('cancel')}>
									{t('when.cancel')}
								</Button>
							}
						/>
					)}
				</Show>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
			</div>
			<ConfirmDialog
				open={asking() === 'publish'}
				title={t('publishTitle')}
				confirmLabel={t('publishNow')}
				onCancel={() => setAsking(null)}
				onConfirm={publish}
			>
				{t('publishText', { version: props.gate.version })}
			</ConfirmDialog>
			<ConfirmDialog
				open={asking() === 'cancel'}
				title={t('when.cancelTitle')}
				confirmLabel={t('when.cancel')}
				danger
				onCancel={() => setAsking(null)}
				onConfirm={cancel}
			>
				{t('when.cancelText')}
			</ConfirmDialog>
		</Card>
	);
}
