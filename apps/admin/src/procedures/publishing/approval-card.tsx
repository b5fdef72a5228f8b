import type { PublishGate } from '@motcua/server/views';
import { Alert, Button, Card, notify, type Problem, problemOf, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { useText } from './texts.ts';

/** What the leader said of exactly this version, and the request for it. */
export function ApprovalCard(props: {
	readonly gate: PublishGate;
	readonly onAsked: (gate: PublishGate) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const mayAsk = () =>
		may('procedures.publish') && (props.gate.approval === null || props.gate.approval.decision === 'declined');
	const told = () => {
		const { approval } = props.gate;
		if (!approval) return null;
		if (approval.decision === null)
			return t('approval.waits', { at: format.dateTime(approval.requestedAt), by: approval.requestedBy });
		const values = { at: format.dateTime(approval.decidedAt), by: approval.decidedBy ?? '' };
		return t(approval.decision === 'approved' ? 'approval.approved' : 'approval.declined', values);
	};
	const ask = async (): Promise<void> => {
		setBusy(true);
		setProblem(null);
		try {
			props.onAsked(await api.ward.publishing.askForApproval.mutate({ code: props.gate.code }));
			notify({ tone: 'good', title: t('approval.asked') });
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	const title = () => {
		const line = props.gate.lines.find(({ id }) => id === 'approval');
		return line ? localised(line.title) : '';
	};
	return (
		<Card title={title()}>
			<div class="grid gap-3">
				<Show when={told()}>
					<p>{told()}</p>
				</Show>
				<Show when={props.gate.approval?.note}>{(note) => <p class="whitespace-pre-line">{note()}</p>}</Show>
				<Show when={mayAsk()}>
					<div>
						<Button busy={busy()} onClick={ask}>
							{t('approval.ask')}
						</Button>
					</div>
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
		</Card>
	);
}
