import type { DeskDossier } from '@motcua/server/views';
import { DateInput, Field, RadioGroup, Select, TextArea, TextInput, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { createSignal } from 'solid-js';
import { ActDialog } from './act-dialog.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';
import { useFields } from './use-fields.ts';

export interface ActProps {
	readonly dossier: DeskDossier;
	readonly onClose: () => void;
}

/** `{ note: … }` only when something was written: the API takes no empty notes. */
const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
	value === undefined ? {} : ({ [key]: value } as { [P in K]: string });

export function ReceiveAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['note'], []);
	const confirm = async (): Promise<void> => {
		if (await act.run((api, target) => api.receive.mutate({ ...target, ...optional('note', fields.filled('note')) })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('receive.title')}
			lead={t('receive.text')}
			confirm={t('act.receive')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('note')} help={t('noteHelp')}>
				<TextArea value={fields.values.note} onValue={fields.set('note')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function RejectAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['reason', 'legalBasis'], ['reason']);
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		const { reason } = fields.values;
		if (
			await act.run((api, target) =>
				api.reject.mutate({ ...target, reason, ...optional('legalBasis', fields.filled('legalBasis')) }),
			)
		)
			props.onClose();
	};
	return (
		<ActDialog
			title={t('reject.title')}
			lead={t('reject.text')}
			confirm={t('act.reject')}
			variant="danger"
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('reason')} help={t('reasonHelp')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
			<Field label={t('legalBasis')} help={t('legalBasisHelp')}>
				<TextInput value={fields.values.legalBasis} onValue={fields.set('legalBasis')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function ReturnResultAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['receivedBy', 'note'], ['receivedBy'], { receivedBy: props.dossier.requester.fullName });
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		const { receivedBy } = fields.values;
		if (
			await act.run((api, target) =>
				api.returnResult.mutate({ ...target, receivedBy, ...optional('note', fields.filled('note')) }),
			)
		)
			props.onClose();
	};
	return (
		<ActDialog
			title={t('returnResult.title')}
			confirm={t('act.returnResult')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('returnResult.by')} help={t('returnResult.byHelp')} error={fields.error('receivedBy')} required>
				<TextInput value={fields.values.receivedBy} onValue={fields.set('receivedBy')} maxlength="200" />
			</Field>
			<Field label={t('note')} help={t('noteHelp')}>
				<TextArea value={fields.values.note} onValue={fields.set('note')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function ExtendAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['newDueOn', 'reason'], ['newDueOn', 'reason']);
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		const { newDueOn, reason } = fields.values;
		if (await act.run((api, target) => api.extend.mutate({ ...target, newDueOn, reason }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('extend.title')}
			lead={t('extend.text')}
			confirm={t('act.extend')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('extend.to')} error={fields.error('newDueOn')} required>
				<DateInput value={fields.values.newDueOn} onValue={fields.set('newDueOn')} />
			</Field>
			<Field label={t('reason')} help={t('reasonHelp')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

const stopKinds = ['abandoned', 'notEligible', 'unpaid', 'other'] as const;

export function StopAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['reason', 'legalBasis'], ['reason']);
	const [kind, setKind] = createSignal<string>(
		props.dossier.status === 'supplementRequested' ? 'abandoned' : 'notEligible',
	);
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		const chosen = stopKinds.find((one) => one === kind()) ?? 'other';
		const { reason } = fields.values;
		const legalBasis = optional('legalBasis', fields.filled('legalBasis'));
		if (await act.run((api, target) => api.stop.mutate({ ...target, kind: chosen, reason, ...legalBasis })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('stop.title')}
			confirm={t('act.stop')}
			variant="danger"
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('stop.kind')} group required>
				<RadioGroup
					value={kind()}
					onValue={setKind}
					options={stopKinds.map((value) => ({ value, label: t(`stop.kinds.${value}`) }))}
				/>
			</Field>
			<Field label={t('reason')} help={t('reasonHelp')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
			<Field label={t('legalBasis')} help={t('legalBasisHelp')}>
				<TextInput value={fields.values.legalBasis} onValue={fields.set('legalBasis')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function WithdrawAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['reason'], ['reason']);
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		if (await act.run((api, target) => api.withdraw.mutate({ ...target, reason: fields.values.reason })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('withdraw.title')}
			lead={t('withdraw.text')}
			confirm={t('act.withdraw')}
			variant="danger"
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('reason')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function ReopenAct(props: ActProps): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const act = useAct(() => props.dossier);
	const fields = useFields(['reason'], ['reason']);
	const [step, setStep] = createSignal(props.dossier.flow.at(0)?.key ?? '');
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		if (await act.run((api, target) => api.reopen.mutate({ ...target, step: step(), reason: fields.values.reason })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('reopen.title')}
			confirm={t('act.reopen')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('reopen.step')} required>
				<Select
					value={step()}
					onValue={setStep}
					options={props.dossier.flow.map((one) => ({ value: one.key, label: localised(one.name) }))}
				/>
			</Field>
			<Field label={t('reason')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function AddNoteAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['text'], ['text']);
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		if (await act.run((api, target) => api.addNote.mutate({ ...target, text: fields.values.text }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('addNote.title')}
			lead={t('noteHelp')}
			confirm={t('act.addNote')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('note')} error={fields.error('text')} required>
				<TextArea value={fields.values.text} onValue={fields.set('text')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}

export function RetryAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const fields = useFields(['note'], []);
	const confirm = async (): Promise<void> => {
		if (await act.run((api, target) => api.retryStep.mutate({ ...target, ...optional('note', fields.filled('note')) })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('retry.title')}
			lead={t('retry.text')}
			confirm={t('act.retryStep')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('note')}>
				<TextArea value={fields.values.note} onValue={fields.set('note')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}
