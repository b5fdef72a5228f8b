import { createRoot } from 'solid-js';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleForm } from '../gallery/sample-form.ts';
import type { UploadedFile } from '../src/files/upload.ts';
import { createFormController, type FormController, type FormOptions } from '../src/form/controller.ts';
import { valueAt, withValue } from '../src/form/paths.ts';

let dispose = (): void => undefined;
afterEach(() => dispose());

function open(options: Partial<FormOptions> = {}): FormController {
	return createRoot((end) => {
		dispose = end;
		return createFormController({
			definition: sampleForm,
			today: '2026-11-24',
			uploader: () => Promise.reject(new Error('not used here')),
			maxFileBytes: 1_000_000,
			...options,
		});
	});
}

const file: UploadedFile = {
	uploadId: 'u1',
	name: 'giấy chứng sinh.pdf',
	mime: 'application/pdf',
	bytes: 10,
	pages: 1,
};

describe('a form being filled in', () => {
	it('does not scold before one asks to go on', () => {
		const form = open();
		expect(form.shownErrors()).toEqual([]);
		expect(form.validateSection('requester')).toBe(false);
		expect(form.shownErrors('requester').map((one) => one.path)).toContain('requesterName');
		expect(form.shownErrors('child')).toEqual([]);
	});
	it('shows what is wrong with a field that was left, and takes it back when it is put right', () => {
		const form = open();
		form.setValue('requesterPhone', '12');
		expect(form.shown('requesterPhone', 'error')).toBeNull();
		form.touch('requesterPhone');
		expect(form.shown('requesterPhone', 'error')?.vi).toContain('Số điện thoại');
		form.setValue('requesterPhone', '0912345678');
		expect(form.shown('requesterPhone', 'error')).toBeNull();
	});
	it('does not call a field that was left empty required before one asks to go on', () => {
		const form = open();
		form.touch('requesterName');
		expect(form.shown('requesterName', 'error')).toBeNull();
	});
	it('shows conditional parts, keeps what was typed in hidden ones, and does not send it', () => {
		const form = open();
		form.setValue('relation', 'other');
		form.setValue('relationOther', 'Cô ruột');
		expect(form.evaluation().visible.has('relationOther')).toBe(true);
		form.setValue('relation', 'parent');
		expect(form.evaluation().visible.has('relationOther')).toBe(false);
		expect(form.typed().relationOther).toBe('Cô ruột');
		expect(form.answers()).not.toHaveProperty('relationOther');
	});
	it('computes', () => {
		const form = open();
		form.setValue('wantsCopies', true);
		form.setValue('copies', 3);
		expect(form.answers().fee).toBe(24_000);
	});
	it('adds and removes rows', () => {
		const form = open();
		form.addRow('others');
		form.addRow('others');
		form.setValue('others[1].name', 'Hộ chiếu');
		form.removeRow('others', 0);
		expect(form.value('others')).toEqual([{ name: 'Hộ chiếu' }]);
		form.removeRow('others', 0);
		expect(form.value('others')).toBeUndefined();
	});
	it('knows the files of a field, also those of a draft', () => {
		const form = open({ answers: { birthNotice: ['u1'] }, uploads: [file] });
		expect(form.files('birthNotice')).toEqual([file]);
		form.setFiles('birthNotice', []);
		expect(form.value('birthNotice')).toBeUndefined();
	});
	it('is busy while any field sends files', () => {
		const form = open();
		form.setBusy('birthNotice', true);
		form.setBusy('other', true);
		form.setBusy('birthNotice', false);
		expect(form.busy()).toBe(true);
		form.setBusy('other', false);
		expect(form.busy()).toBe(false);
	});
	it('shows a finding of the server until its field is changed', () => {
		const form = open({ answers: { requesterName: 'Lê Văn A' } });
		form.setServerFindings([
			{
				path: 'requesterName',
				code: 'name.unknown',
				severity: 'error',
				message: { vi: 'Không khớp.', en: 'No match.' },
			},
		]);
		expect(form.shown('requesterName', 'error')?.vi).toBe('Không khớp.');
		form.setValue('requesterName', 'Lê Văn B');
		expect(form.shown('requesterName', 'error')).toBeNull();
	});
});

describe('paths', () => {
	it('lead into rows and parts without changing what they lead through', () => {
		const before = { papers: [{ name: 'a' }], mother: { fullName: 'x' } };
		const after = withValue(before, 'papers[0].name', 'b');
		expect(after).toEqual({ papers: [{ name: 'b' }], mother: { fullName: 'x' } });
		expect(before.papers[0]?.name).toBe('a');
		expect(after.mother).toBe(before.mother);
	});
	it('never reach into the prototype', () => {
		expect(valueAt({}, 'constructor.name')).toBeUndefined();
		expect(valueAt({ a: [] }, 'a.length')).toBe(0);
		expect(valueAt({}, '__proto__')).toBeUndefined();
	});
	it('take an entry away with undefined', () => {
		expect(withValue({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
	});
});
