import type { SpecialistField } from '../../contract.ts';
import { to } from '../../flow/step.ts';
import { text } from '../../text.ts';

/**
 * The way of a written refusal: the specialist explains it, the notice is prepared, a leader signs it. Spread into the steps
 * of a flow whose forms have `refusal` ({@link refusalForm}) and whose handlers have `prepareRefusal` (with
 * `refusalNotice`); what leads there goes to `explainRefusal`. Who has second thoughts sends it back to the step `back`.
 * `workingHours` is the time for writing and for signing, one hour each unless told otherwise.
 *
 * ```ts
 * steps: { examine: …, ...refusalSteps({ field: 'justice', back: 'examine' }) }
 * ```
 */
export const refusalSteps = <const Field extends SpecialistField, const Back extends string>(options: {
	readonly field: Field;
	readonly back: Back;
	readonly workingHours?: { readonly explain: number; readonly sign: number };
}) =>
	({
		explainRefusal: {
			kind: 'human',
			name: text('Soạn thông báo từ chối', 'Write the refusal'),
			role: 'specialist',
			field: options.field,
			form: 'refusal',
			workingHours: options.workingHours?.explain ?? 1,
			outcomes: {
				explained: to('prepareRefusal', text('Trình ký', 'Submit for signature')),
				reconsider: to(options.back, text('Xem xét lại', 'Look again')),
			},
		},
		prepareRefusal: {
			kind: 'auto',
			name: text('Lập thông báo từ chối trình ký', 'Prepare the refusal'),
			outcomes: { prepared: to('signRefusal', text('Đã lập', 'Prepared')) },
		},
		signRefusal: {
			kind: 'human',
			name: text('Lãnh đạo Ủy ban nhân dân ký thông báo từ chối', 'Leader signs the refusal'),
			role: 'leader',
			act: 'sign',
			workingHours: options.workingHours?.sign ?? 1,
			outcomes: {
				signed: to('refused', text('Ký', 'Sign')),
				returned: to(options.back, text('Trả lại, yêu cầu xem xét lại', 'Send back to be looked at again'), {
					needsNote: true,
				}),
			},
		},
	}) as const;
