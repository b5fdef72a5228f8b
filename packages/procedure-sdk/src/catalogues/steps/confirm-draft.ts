import type { Localised } from '@motcua/forms';
import type { FlowTransition } from '../../contract.ts';
import { to } from '../../flow/step.ts';
import { text } from '../../text.ts';

/**
 * The requester reads the draft before it is entered in a register and agrees (`accepted`), or says what must be corrected,
 * which sends it to the step `back`. Who says nothing for one working day agrees.
 */
export const requesterConfirmsDraft = <const Accepted extends string, const Back extends string>(options: {
	readonly question: Localised;
	readonly accepted: FlowTransition & { readonly to: Accepted };
	readonly back: Back;
}) =>
	({
		kind: 'citizen',
		name: text('Người yêu cầu xác nhận bản dự thảo', 'Requester confirms the draft'),
		question: options.question,
		outcomes: {
			accepted: options.accepted,
			correction: to(options.back, text('Chưa đúng, đề nghị sửa', 'It must be corrected'), { needsNote: true }),
		},
		timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
	}) as const;
