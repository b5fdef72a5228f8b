import { type Localised, ROLE_NAMES, type Role } from '@motcua/domain';
import { formatDate, formatInstant } from '@motcua/domain/formats';
import { type SlipForm, slips } from '../documents/slips.ts';
import { intentTitle, queueTitle } from '../monitoring/jobs/titles.ts';
import { failureText } from '../procedures/monitoring/failure-classes.ts';
import { actTitle } from './act-titles.ts';

const same = (text: string): Localised => ({ vi: text, en: text });
const either = (texts: Readonly<Record<string, Localised>>) => (id: string) =>
	(Object.hasOwn(texts, id) ? texts[id] : undefined) ?? same(id);

const kinds: Readonly<Record<string, Localised>> = {
	retired: { vi: 'Thôi dùng', en: 'Retired' },
	compromised: { vi: 'Bị lộ', en: 'Compromised' },
	migration: { vi: 'Chuyển phiên bản', en: 'Migration' },
	hotfix: { vi: 'Bản vá', en: 'Hotfix' },
};

/** How the facts that are codes in an entry are said. */
const words: Readonly<Record<string, (code: string) => Localised>> = {
	act: actTitle,
	queue: queueTitle,
	failure: (failure) => failureText(failure).title,
	roles: (role) => (Object.hasOwn(ROLE_NAMES, role) ? ROLE_NAMES[role as Role] : same(role)),
	kind: (kind) => (Object.hasOwn(kinds, kind) ? either(kinds)(kind) : intentTitle(kind)),
	form: (form) => (Object.hasOwn(slips, form) ? slips[form as SlipForm].name : same(form)),
	email: either({
		added: { vi: 'Thêm', en: 'Added' },
		removed: { vi: 'Bỏ', en: 'Removed' },
		changed: { vi: 'Đổi', en: 'Changed' },
		kept: { vi: 'Giữ nguyên', en: 'As before' },
	}),
	language: either({ vi: { vi: 'Tiếng Việt', en: 'Vietnamese' }, en: { vi: 'Tiếng Anh', en: 'English' } }),
	source: either({
		upload: { vi: 'Tệp tải lên', en: 'An uploaded file' },
		shelf: { vi: 'Kèm theo phần mềm', en: 'Shipped with the software' },
		catalogue: { vi: 'Danh mục trực tuyến', en: 'An online catalogue' },
	}),
	from: either({ terminal: { vi: 'Dòng lệnh của máy chủ', en: 'The terminal of the server' } }),
	choice: same,
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DIGEST = /^[0-9a-f]{64}$/;
/** Enough to tell packages apart. */
const DIGEST_SHOWN = 12;

function textValue(key: string, text: string, timeZone: string): Localised {
	if (INSTANT.test(text)) return same(formatInstant(text, timeZone));
	if (DATE.test(text)) return same(formatDate(text));
	if (DIGEST.test(text)) return same(`${text.slice(0, DIGEST_SHOWN)}…`);
	return words[key]?.(text) ?? same(text);
}

/** A fact of an entry in words; `null` for one that says nothing. Facts are small: words, numbers, lists and maps of them. */
export function detailValue(key: string, value: unknown, timeZone: string): Localised | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'boolean') return value ? { vi: 'Có', en: 'Yes' } : { vi: 'Không', en: 'No' };
	if (typeof value === 'number') return { vi: value.toLocaleString('vi-VN'), en: value.toLocaleString('en-GB') };
	if (typeof value === 'string') return textValue(key, value, timeZone);
	const parts = Array.isArray(value)
		? value.map((one) => detailValue(key, one, timeZone))
		: Object.entries(value).map(([name, one]) => {
				const said = detailValue(key, one, timeZone);
				return said && { vi: `${name}: ${said.vi}`, en: `${name}: ${said.en}` };
			});
	const said = parts.filter((part) => part !== null);
	if (said.length === 0) return null;
	return { vi: said.map(({ vi }) => vi).join('; '), en: said.map(({ en }) => en).join('; ') };
}
