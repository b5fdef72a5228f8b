import { describe, expect, it } from 'vitest';
import { defineProcedure, field, form, ProcedureDefinitionError, section, step, text, to } from '../src/index.ts';
import { sample } from './sample.ts';

const failureOf = (act: () => unknown): ProcedureDefinitionError => {
	try {
		act();
	} catch (error) {
		if (error instanceof ProcedureDefinitionError) return error;
		throw error;
	}
	throw new Error('expected a ProcedureDefinitionError');
};
const oneField = (key: string) =>
	form({
		title: text('a', 'a'),
		sections: { one: section({ title: text('a', 'a'), fields: { [key]: field.text({ label: text('a', 'a') }) } }) },
	});
const withForm = (application: ReturnType<typeof oneField>) => () =>
	defineProcedure({
		...sample.definition,
		capabilities: [],
		requester: { fullName: 'x', phone: 'x' },
		forms: { ...sample.definition.forms, application },
	});

describe('defineProcedure', () => {
	it('computes what the manifest repeats: forms, handlers, versions', () => {
		expect(sample.manifest).toMatchObject({
			manifestVersion: 1,
			apiVersion: 1,
			forms: ['application', 'examination'],
			handlers: ['validate', 'price', 'checkPages'],
			validates: true,
		});
		expect(sample.manifest).not.toHaveProperty('flow');
		expect(sample.manifest).not.toHaveProperty('messages');
	});

	it('turns keyed sections, fields and rows into lists that keep the order written', () => {
		const application = sample.forms.application;
		expect(application?.sections.map((one) => one.key)).toEqual(['requester', 'papers', 'delivery']);
		expect(application?.sections[1]?.fields.map((one) => one.key)).toEqual([
			'copies',
			'purpose',
			'school',
			'note',
			'pages',
		]);
		expect(application?.sections[1]?.fields[4]).toMatchObject({
			type: 'group',
			key: 'pages',
			fields: [
				{ key: 'title', type: 'text', required: true },
				{ key: 'count', type: 'number' },
			],
		});
	});

	it('turns a check into an automatic step with the single outcome `checked`', () => {
		expect(sample.flow.checks).toEqual(['checkPages']);
		expect(sample.flow.steps.at(-1)).toMatchObject({
			key: 'checkPages',
			kind: 'auto',
			outcomes: { checked: { to: 'price' } },
		});
	});

	it('is JSON: nothing is lost on the way through it', () => {
		const { manifest, forms, flow, messages } = sample;
		const data = { manifest, forms, flow, messages };
		expect(JSON.parse(JSON.stringify(data))).toEqual(data);
	});

	it.each(['today', 'item', 'in'])('refuses the field name %s, which expressions need', (key) => {
		const error = failureOf(withForm(oneField(key)));
		expect(error.code).toBe('form.key.reserved');
		expect(error.place).toBe(`forms.application.one.${key}`);
	});

	it.each(['Họ tên', '__proto__x', 'a-b', 'A'])('refuses the field name %s, which is no plain camelCase', (key) => {
		expect(failureOf(withForm(oneField(key))).code).toBe('form.key');
	});

	it('refuses one key in two sections of a form and names the second place', () => {
		const twice = form({
			title: text('a', 'a'),
			sections: {
				one: section({ title: text('a', 'a'), fields: { x: field.text({ label: text('a', 'a') }) } }),
				two: section({ title: text('a', 'a'), fields: { x: field.text({ label: text('a', 'a') }) } }),
			},
		});
		const error = failureOf(withForm(twice));
		expect([error.code, error.place]).toEqual(['form.key.duplicate', 'forms.application.two.x']);
		expect(error.text.vi).toContain('“x”');
	});

	it('refuses a check that is named like a step', () => {
		const price = step.check({ name: text('a', 'a') });
		const flow = { ...sample.definition.flow, checks: { price } };
		expect(failureOf(() => defineProcedure({ ...sample.definition, flow })).code).toBe('flow.check.duplicate');
	});

	it('keeps a note wish of a transition', () => {
		expect(to('refused', text('Từ chối', 'Deny'), { needsNote: true })).toEqual({
			to: 'refused',
			label: { vi: 'Từ chối', en: 'Deny' },
			needsNote: true,
		});
	});
});
