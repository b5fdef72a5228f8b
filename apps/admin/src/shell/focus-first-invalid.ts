/** After a form refused to be sent: focus goes to the first field that is wrong, once it is marked. */
export function focusFirstInvalid(form: EventTarget | null): void {
	if (!(form instanceof HTMLElement)) return;
	queueMicrotask(() => {
		const ofGroup = 'fieldset[aria-describedby*="-error"] :is(input:not(.hidden), button)';
		form.querySelector<HTMLElement>(`:is(input, textarea, select)[aria-invalid="true"], ${ofGroup}`)?.focus();
	});
}
