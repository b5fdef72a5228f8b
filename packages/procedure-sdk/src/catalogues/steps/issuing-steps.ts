import { to } from '../../flow/step.ts';
import { text } from '../../text.ts';

/**
 * A leader signs the paper that was rendered last and it goes on to the step `signed`, or sends it to the step `back` with a
 * note.
 */
export const leaderSigns = <const Signed extends string, const Back extends string>(options: {
	readonly workingHours: number;
	readonly signed: Signed;
	readonly back: Back;
}) =>
	({
		kind: 'human',
		name: text('Lãnh đạo Ủy ban nhân dân ký', 'Leader signs'),
		role: 'leader',
		act: 'sign',
		workingHours: options.workingHours,
		outcomes: {
			signed: to(options.signed, text('Ký', 'Sign')),
			returned: to(options.back, text('Trả lại, yêu cầu kiểm tra', 'Send back to be checked'), { needsNote: true }),
		},
	}) as const;

/**
 * The clerk numbers, seals and issues what was signed. A wrong number or date goes back to the step `back`, where it was
 * entered, and from there to a new signature.
 */
export const clerkIssues = <const Issued extends string, const Back extends string>(options: {
	readonly workingHours: number;
	readonly issued: Issued;
	readonly back: Back;
}) =>
	({
		kind: 'human',
		name: text('Vào số, đóng dấu, phát hành', 'Number, seal, issue'),
		role: 'clerk',
		workingHours: options.workingHours,
		outcomes: {
			issued: to(options.issued, text('Đã phát hành', 'Issued')),
			returned: to(options.back, text('Trả lại, sai số hoặc ngày', 'Send back: number or date is wrong'), {
				needsNote: true,
			}),
		},
	}) as const;
