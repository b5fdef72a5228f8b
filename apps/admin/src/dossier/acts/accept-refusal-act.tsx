import { Field, TextArea, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './simple-acts.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';
import { useFields } from './use-fields.ts';

/** Follows the refusal that an automatic step proposed: a person answers for it, with the reason in their own words. */
export function AcceptRefusalAct(props: ActProps): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const act = useAct(() => props.dossier);
	const { proposal } = props.dossier;
	const proposed = proposal
		? [localised(proposal.reason), ...proposal.items.map((item) => `- ${localised(item)}`), proposal.legalBasis]
				.filter(Boolean)
				.join('\n')
		: '';
	const fields = useFields(['reason'], ['reason'], { reason: proposed });
	const confirm = async (): Promise<void> => {
		if (!fields.complete()) return;
		if (await act.run((api, target) => api.acceptRefusal.mutate({ ...target, reason: fields.values.reason })))
			props.onClose();
	};
	return (
		<ActDialog
			title={t('acceptRefusal.title')}
			lead={t('acceptRefusal.text')}
			confirm={t('act.acceptRefusal')}
			variant="danger"
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Field label={t('reason')} help={t('reasonHelp')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}
