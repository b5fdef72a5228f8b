import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { type Act, boxes, stepForm } from './officer.ts';

/** One act of one person of the office. */
export interface OfficeAct extends Act {
	/** User name of the demo account. */
	readonly by: string;
}

/** What staff write: the package's sample of a result. */
export interface Desk {
	readonly pkg: ProcedurePackage;
	readonly result: Readonly<Record<string, unknown>>;
	/** ISO date. */
	readonly today: string;
}

/** Fills in the form of a step as the sample says. */
export const withForm = ({ pkg, result, today }: Desk, form: string): Pick<Act, 'fill'> => {
	const definition = pkg.forms[form];
	if (!definition) throw new Error(`package ${pkg.manifest.code} has no form “${form}”`);
	return { fill: stepForm(definition, result, today) };
};

export const receive: OfficeAct = { by: 'tiepnhan', button: 'Tiếp nhận' };
export const returnResult: OfficeAct = { by: 'tiepnhan', button: 'Trả kết quả' };

export const askForSupplement = (item: string, reason: string): OfficeAct => ({
	by: 'tiepnhan',
	button: 'Yêu cầu bổ sung',
	fill: boxes({ 'Nội dung cần bổ sung 1': item, 'Lý do': reason }),
});

/** Reads the result and signs it; the button of the dialog is named by the step. */
export const sign = (confirm: string): OfficeAct => ({
	by: 'lanhdao',
	button: 'Xem và ký',
	confirm,
	fill: (dialog) => dialog.getByRole('checkbox', { name: 'Tôi đã đọc bản kết quả này' }).check(),
});

/** The whole way of a certified copy, from the counter to the counter. */
export const certifiedCopy = (desk: Desk): readonly OfficeAct[] => [
	receive,
	{ by: 'tuphap', button: 'Bản sao đúng với bản chính', ...withForm(desk, 'comparison') },
	{ by: 'vanthu', button: 'Đã vào sổ', ...withForm(desk, 'certification') },
	sign('Ký chứng thực'),
	{ by: 'thuquy', button: /^Thu phí/ },
	returnResult,
];

/** Marital status and birth go alike until the citizen is asked about the draft … */
export const toTheDraft = (desk: Desk): readonly OfficeAct[] => [
	receive,
	{ by: 'tuphap', button: 'Đủ điều kiện, lập dự thảo', ...withForm(desk, 'examination') },
];

/** … and after the answer. */
export const fromTheDraft = (desk: Desk): readonly OfficeAct[] => [
	{ by: 'tuphap', button: 'Đã ghi sổ', ...withForm(desk, 'registration') },
	sign('Ký'),
	{ by: 'vanthu', button: 'Đã phát hành' },
	returnResult,
];

/** A refusal is written, signed and handed over like any result. */
export const refusal = (desk: Desk, note: string): readonly OfficeAct[] => [
	receive,
	{
		by: 'tuphap',
		button: 'Không đủ điều kiện',
		fill: async (dialog) => {
			await withForm(desk, 'examination').fill?.(dialog);
			await boxes({ 'Ghi chú nội bộ': note })(dialog);
		},
	},
	{ by: 'tuphap', button: 'Trình ký', ...withForm(desk, 'refusal') },
	sign('Ký'),
	returnResult,
];
