import { BIRTH_PROVINCES, PROVINCES } from '@motcua/domain/formats';
import {
	type AddressAnswer,
	type Answers,
	type ChoiceField,
	evaluate,
	type FormDefinition,
	type FormField,
	type FormSection,
	type IdentityAnswer,
	type PersonAnswer,
	type RepeatingGroup,
} from '@motcua/forms';
import type { Locator, Page } from 'playwright-core';
import { named } from './named.ts';

/** A file that a person chooses on their machine. */
export interface ChosenFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** What is to be filled in, by somebody who reads labels. */
export interface Filling {
	readonly page: Page;
	readonly form: FormDefinition;
	readonly answers: Answers;
	/** ISO date. */
	readonly today: string;
	/** Files for a paper; none leaves it. */
	readonly filesFor: (key: string) => readonly ChosenFile[];
}

/** Sections that a person who answers so gets to see, in order. */
export function sectionsOf({ form, answers, today }: Filling): readonly FormSection[] {
	const { visible } = evaluate(form, answers, { today });
	return form.sections.filter((section) => section.fields.some((field) => visible.has(field.key)));
}

/** Fills in one section by its labels, from top to bottom, as a person would. */
export async function fillSection(filling: Filling, scope: Locator, section: FormSection): Promise<void> {
	const { visible } = evaluate(filling.form, filling.answers, { today: filling.today });
	await fillFields(filling, scope, section.fields, filling.answers, (key) => visible.has(key));
}

async function fillFields(
	filling: Filling,
	scope: Locator,
	fields: readonly FormField[],
	answers: Answers,
	isVisible: (key: string) => boolean,
): Promise<void> {
	for (const field of fields) {
		if (field.type === 'static' || !isVisible(field.key)) continue;
		if (field.type !== 'group' && field.computed !== undefined) continue;
		await fillField(filling, scope, field, answers[field.key]);
	}
}

async function fillField(filling: Filling, scope: Locator, field: FormField, value: unknown): Promise<void> {
	const label = named(field.label.vi);
	const group = (): Locator => scope.getByRole('group', { name: label });
	if (field.type === 'file') return chooseFiles(filling.page, group(), filling.filesFor(field.key));
	if (value === undefined || value === null || value === '') return;
	switch (field.type) {
		case 'static':
			return;
		case 'boolean':
			return group()
				.getByRole('checkbox')
				.setChecked(value === true);
		case 'choice':
			return choose(scope, field, String(value));
		case 'multiChoice':
			for (const option of field.options)
				if (Array.isArray(value) && value.includes(option.value))
					await group().getByRole('checkbox', { name: option.label.vi, exact: true }).check();
			return;
		case 'address':
			return fillAddress(group(), value as AddressAnswer);
		case 'identityNumber':
			return fillIdentity(group(), value as IdentityAnswer);
		case 'person':
			return fillPerson(group(), value as PersonAnswer);
		case 'group':
			return fillRows(filling, group(), field, value as readonly Answers[]);
		default:
			return scope.getByRole('textbox', { name: label }).fill(typed(field.type, value));
	}
}

/** As it is typed here: dates day first. */
function typed(type: FormField['type'], value: unknown): string {
	return type === 'date' ? String(value).split('-').toReversed().join('/') : String(value);
}

async function choose(scope: Locator, field: ChoiceField, value: string): Promise<void> {
	const option = field.options.find((one) => one.value === value);
	if (!option) throw new Error(`${field.key} has no option “${value}”`);
	const label = named(field.label.vi);
	const list = scope.getByRole('combobox', { name: label });
	const radios = scope.getByRole('group', { name: label });
	await list.or(radios).first().waitFor();
	if ((await list.count()) > 0) await list.selectOption({ label: option.label.vi });
	else await radios.getByRole('radio', { name: option.label.vi, exact: true }).check();
}

async function fillAddress(group: Locator, { scheme, ...address }: AddressAnswer): Promise<void> {
	const isOld = scheme === 'pre-2025';
	if (isOld) await group.getByRole('checkbox').check();
	const provinces: Readonly<Record<string, string>> = isOld
		? Object.fromEntries(Object.entries(BIRTH_PROVINCES).map(([code, name]) => [code.slice(-2), name]))
		: PROVINCES;
	await group
		.getByRole('combobox', { name: named('Tỉnh, thành phố') })
		.selectOption({ label: provinces[address.provinceCode] ?? address.provinceCode });
	if (isOld) await group.getByRole('textbox', { name: /Quận, huyện/ }).fill(address.districtName ?? '');
	await group.getByRole('textbox', { name: /Phường, xã/ }).fill(address.communeName);
	if (address.detail) await group.getByRole('textbox', { name: /Số nhà/ }).fill(address.detail);
}

const identityKinds = {
	personalId: 'Căn cước hoặc CCCD',
	oldId: 'Chứng minh nhân dân 9 số',
	passport: 'Hộ chiếu',
	other: 'Giấy tờ khác',
} as const;

async function fillIdentity(group: Locator, identity: IdentityAnswer): Promise<void> {
	const kind = group.getByRole('combobox');
	if ((await kind.count()) > 0) await kind.selectOption({ label: identityKinds[identity.kind] });
	const [number, issuedOn, issuer] = [0, 1, 2].map((index) => group.getByRole('textbox').nth(index));
	await number?.fill(identity.number);
	if (identity.kind === 'personalId') return;
	await issuedOn?.fill(typed('date', identity.issuedOn ?? ''));
	await issuer?.fill(identity.issuer ?? '');
}

async function fillPerson(group: Locator, person: PersonAnswer): Promise<void> {
	await group.getByRole('textbox', { name: /Họ và tên|Họ, chữ đệm/ }).fill(person.fullName);
	if (person.birthDate) await group.getByRole('textbox', { name: /Ngày.*sinh/ }).fill(typed('date', person.birthDate));
	if (person.gender)
		await group.getByRole('radio', { name: person.gender === 'male' ? 'Nam' : 'Nữ', exact: true }).check();
	if (person.identity) await fillIdentity(group.getByRole('group', { name: /Giấy tờ/ }), person.identity);
	if (person.ethnicity) await fillBox(group.getByRole('combobox', { name: /Dân tộc/ }), person.ethnicity);
	if (person.nationality) await fillBox(group.getByRole('combobox', { name: /Quốc tịch/ }), person.nationality);
	if (person.residence) await fillAddress(group.getByRole('group', { name: /cư trú/ }), person.residence);
}

/** A box with suggestions: typed in full, and the list sent away. */
async function fillBox(box: Locator, text: string): Promise<void> {
	await box.fill(text);
	await box.press('Tab');
}

async function fillRows(
	filling: Filling,
	group: Locator,
	field: RepeatingGroup,
	rows: readonly Answers[],
): Promise<void> {
	for (const [index, row] of rows.entries()) {
		const one = group.getByRole('group', { name: `${field.itemLabel.vi} ${index + 1}`, exact: true });
		if ((await one.count()) === 0)
			await group
				.getByRole('button', { name: /^Thêm / })
				.last()
				.click();
		const { visible } = evaluate(filling.form, filling.answers, { today: filling.today });
		await fillFields(filling, one, field.fields, row, (key) => visible.has(`${field.key}[${index}].${key}`));
	}
}

/** Chooses files one after the other and waits until each is stored. */
export async function chooseFiles(page: Page, group: Locator, files: readonly ChosenFile[]): Promise<void> {
	for (const file of files) {
		const chooser = page.waitForEvent('filechooser');
		await group.getByRole('button', { name: /^(Chọn|Thêm) tệp$/ }).click();
		await (await chooser).setFiles({ ...file });
		await group.getByRole('list').getByText(file.name).waitFor();
		await group.getByText(`Đã tải lên ${file.name}`).waitFor();
	}
}
