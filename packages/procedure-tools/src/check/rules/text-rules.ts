import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { PlacedText } from '../../texts.ts';
import { textsOf } from '../../texts.ts';
import type { CheckRule } from '../check-finding.ts';
import { error, listed, warning } from '../check-finding.ts';

const allTexts = ({ manifest, flow, messages, forms }: ProcedurePackage): readonly PlacedText[] => [
	...textsOf(manifest, 'manifest.json'),
	...textsOf(flow, 'flow.json'),
	...textsOf(messages, 'messages.json'),
	...textsOf(forms, 'forms'),
];

const VIETNAMESE_LETTER = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

const translations: CheckRule = {
	ids: ['text.missing', 'text.untranslated', 'text.normalisation'],
	check: (pkg) =>
		allTexts(pkg).flatMap(({ place, text }) => {
			if (text.vi.trim() === '' || text.en.trim() === '') {
				return [
					error(
						'text.missing',
						place,
						['Thiếu lời trong một ngôn ngữ.', 'A language is missing.'],
						['Viết cả tiếng Việt và tiếng Anh.', 'Write both Vietnamese and English.'],
					),
				];
			}
			if (text.vi === text.en && VIETNAMESE_LETTER.test(text.vi)) {
				return [
					warning(
						'text.untranslated',
						place,
						[`Phần tiếng Anh vẫn là tiếng Việt: “${text.en}”.`, `The English text is still Vietnamese: "${text.en}".`],
						['Dịch sang tiếng Anh (tên riêng có thể giữ nguyên).', 'Translate it; proper names may stay.'],
					),
				];
			}
			if (text.vi !== text.vi.normalize('NFC')) {
				return [
					warning(
						'text.normalisation',
						place,
						[
							'Chữ Việt ở dạng tổ hợp rời (NFD), sẽ hiển thị và tìm kiếm sai.',
							'The Vietnamese is decomposed (NFD) and will be shown and searched wrongly.',
						],
						['Lưu tệp ở dạng dựng sẵn (NFC).', 'Save it composed (NFC).'],
					),
				];
			}
			return [];
		}),
};

const placeholdersOf = (text: string) =>
	new Set([...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name]) => name ?? ''));

const messages: CheckRule = {
	ids: ['message.placeholder', 'message.placeholders'],
	check: ({ messages }) =>
		Object.entries(messages).flatMap(([id, { subject, body }]) => {
			const place = `messages.json ${id}`;
			const vi = placeholdersOf(`${subject.vi} ${body.vi}`);
			const en = placeholdersOf(`${subject.en} ${body.en}`);
			const wrong = [...vi, ...en].filter((name) => !/^[A-Za-z][A-Za-z0-9.]*$/.test(name));
			const differing = [...vi.symmetricDifference(en)];
			return [
				...(wrong.length > 0
					? [
							error(
								'message.placeholder',
								place,
								[`Chỗ điền không hợp lệ: ${listed(wrong)}.`, `Placeholders that are no names: ${listed(wrong)}.`],
								['Viết dạng {{ten}}.', 'Write {{name}}.'],
							),
						]
					: []),
				...(differing.length > 0
					? [
							error(
								'message.placeholders',
								place,
								[
									`Hai ngôn ngữ có chỗ điền khác nhau: ${listed(differing)}.`,
									`The languages differ in placeholders: ${listed(differing)}.`,
								],
								['Dùng cùng chỗ điền trong cả hai.', 'Use the same placeholders in both.'],
							),
						]
					: []),
			];
		}),
};

export const textRules: readonly CheckRule[] = [translations, messages];
