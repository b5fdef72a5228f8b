import { cancel, intro, isCancel, select, text } from '@clack/prompts';
import type { ProcedureChoices, Template } from './answers.ts';
import { problemOf } from './answers.ts';

/** Asks for what was not given on the command line: four questions at most. Null when the person gave up. */
export async function ask(given: Partial<ProcedureChoices>): Promise<ProcedureChoices | null> {
	intro('Thủ tục mới / A new procedure');
	try {
		return {
			code: given.code ?? (await asked('Mã thủ tục quốc gia / national code', '2.000815', problemOf.code)),
			nameVi: given.nameVi ?? (await asked('Tên thủ tục / name in Vietnamese', 'Cấp giấy xác nhận', problemOf.name)),
			nameEn: given.nameEn ?? (await asked('Tên tiếng Anh / name in English', 'Issue a certificate', problemOf.name)),
			template: given.template ?? (await askedTemplate()),
		};
	} catch (error) {
		if (!(error instanceof GaveUp)) throw error;
		cancel('Đã hủy, chưa tạo gì / cancelled, nothing was made');
		return null;
	}
}

class GaveUp extends Error {}

async function asked(
	message: string,
	placeholder: string,
	problem: (value?: string) => string | undefined,
): Promise<string> {
	const value = await text({ message, placeholder, validate: (typed) => problem(typed) });
	if (isCancel(value)) throw new GaveUp();
	return value.trim();
}

async function askedTemplate(): Promise<Template> {
	const value = await select<Template>({
		message: 'Mẫu / template',
		options: [
			{
				value: 'steps',
				label: 'Có bước xử lý / with steps',
				hint: 'tính phí, lập kết quả bằng mã / code counts the fee, prepares the result',
			},
			{
				value: 'data',
				label: 'Chỉ khai báo / declarative only',
				hint: 'biểu mẫu và quy trình, không có mã / forms and flow, no code',
			},
		],
	});
	if (isCancel(value)) throw new GaveUp();
	return value;
}
