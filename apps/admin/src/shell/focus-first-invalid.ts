/** After a form refused to be sent: focus goes to the first field that is wrong, once it is marked. */
export function focusFirstInvalid(form: EventTarget | null): void {
	if (!(form instanceof HTMLElement)) return;
	queueMicrotask(() => {
		const wrong = form.querySelector<HTMLElement>(':is(input, textarea, select)[aria-invalid="true"]');
		const inGroup = form.querySelector<HTMLElement>('fieldset[aria-describedby*="-error"] :is(input, button)');
		(wrong ?? inGroup)?.focus();
	});
}
