import { type ActField, fieldsAct } from './fields-act.tsx';

/** `{ note: … }` only when something was written: the API takes no empty texts. */
const given = <K extends string>(key: K, value: string): { [P in K]?: string } =>
	value === '' ? {} : ({ [key]: value } as { [P in K]: string });

const note: ActField = { label: 'note', help: 'noteHelp' };
const reason: ActField = { label: 'reason', required: true };
const explainedReason: ActField = { ...reason, help: 'reasonHelp' };
const legalBasis: ActField = { label: 'legalBasis', help: 'legalBasisHelp', control: 'line' };

export const ReceiveAct = fieldsAct({
	title: 'receive.title',
	lead: 'receive.text',
	confirm: 'act.receive',
	fields: { note },
	send: (api, target, values) => api.receive.mutate({ ...target, ...given('note', values.note) }),
});

export const RejectAct = fieldsAct({
	title: 'reject.title',
	lead: 'reject.text',
	confirm: 'act.reject',
	variant: 'danger',
	fields: { reason: explainedReason, legalBasis },
	send: (api, target, values) =>
		api.reject.mutate({ ...target, reason: values.reason, ...given('legalBasis', values.legalBasis) }),
});

/** Follows the refusal that an automatic step proposed: a person answers for it, with the reason in their own words. */
export const AcceptRefusalAct = fieldsAct({
	title: 'acceptRefusal.title',
	lead: 'acceptRefusal.text',
	confirm: 'act.acceptRefusal',
	variant: 'danger',
	fields: {
		reason: {
			...explainedReason,
			initial: ({ proposal }, { localised }) =>
				proposal
					? [localised(proposal.reason), ...proposal.items.map((item) => `- ${localised(item)}`), proposal.legalBasis]
							.filter(Boolean)
							.join('\n')
					: '',
		},
	},
	send: (api, target, values) => api.acceptRefusal.mutate({ ...target, ...values }),
});

export const ReturnResultAct = fieldsAct({
	title: 'returnResult.title',
	confirm: 'act.returnResult',
	fields: {
		receivedBy: {
			label: 'returnResult.by',
			help: 'returnResult.byHelp',
			required: true,
			control: 'line',
			maxLength: 200,
			initial: ({ requester }) => requester.fullName,
		},
		note,
	},
	send: (api, target, values) =>
		api.returnResult.mutate({ ...target, receivedBy: values.receivedBy, ...given('note', values.note) }),
});

export const ExtendAct = fieldsAct({
	title: 'extend.title',
	lead: 'extend.text',
	confirm: 'act.extend',
	fields: { newDueOn: { label: 'extend.to', required: true, control: 'day' }, reason: explainedReason },
	send: (api, target, values) => api.extend.mutate({ ...target, ...values }),
});

const stopKinds = ['abandoned', 'notEligible', 'unpaid', 'other'] as const;

export const StopAct = fieldsAct({
	title: 'stop.title',
	confirm: 'act.stop',
	variant: 'danger',
	fields: {
		kind: {
			label: 'stop.kind',
			required: true,
			control: 'radios',
			initial: ({ status }) => (status === 'supplementRequested' ? 'abandoned' : 'notEligible'),
			options: (_, { t }) => stopKinds.map((value) => ({ value, label: t(`stop.kinds.${value}`) })),
		},
		reason: explainedReason,
		legalBasis,
	},
	send: (api, target, values) => {
		const kind = stopKinds.find((one) => one === values.kind) ?? 'other';
		return api.stop.mutate({ ...target, kind, reason: values.reason, ...given('legalBasis', values.legalBasis) });
	},
});

export const WithdrawAct = fieldsAct({
	title: 'withdraw.title',
	lead: 'withdraw.text',
	confirm: 'act.withdraw',
	variant: 'danger',
	fields: { reason },
	send: (api, target, values) => api.withdraw.mutate({ ...target, ...values }),
});

export const ReopenAct = fieldsAct({
	title: 'reopen.title',
	confirm: 'act.reopen',
	fields: {
		step: {
			label: 'reopen.step',
			required: true,
			control: 'list',
			initial: ({ flow }) => flow.at(0)?.key ?? '',
			options: ({ flow }, { localised }) => flow.map((one) => ({ value: one.key, label: localised(one.name) })),
		},
		reason,
	},
	send: (api, target, values) => api.reopen.mutate({ ...target, ...values }),
});

export const AddNoteAct = fieldsAct({
	title: 'addNote.title',
	lead: 'noteHelp',
	confirm: 'act.addNote',
	fields: { text: { label: 'note', required: true } },
	send: (api, target, values) => api.addNote.mutate({ ...target, ...values }),
});

export const RetryAct = fieldsAct({
	title: 'retry.title',
	lead: 'retry.text',
	confirm: 'act.retryStep',
	fields: { note: { label: 'note' } },
	send: (api, target, values) => api.retryStep.mutate({ ...target, ...given('note', values.note) }),
});
