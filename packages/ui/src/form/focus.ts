/** Brings a control (or the first one of its group) into view and gives it focus. False when it is not on the page. */
export function focusById(id: string): boolean {
	const element = document.getElementById(id);
	if (!element) return false;
	const inputs = 'input:not([type=hidden]):not(.hidden), select, textarea';
	const control = element.matches(`${inputs}, button`)
		? element
		: (element.querySelector<HTMLElement>(inputs) ?? element.querySelector<HTMLElement>('button:not([disabled])'));
	const target = control ?? element;
	target.scrollIntoView({ block: 'center' });
	target.focus({ preventScroll: true });
	return true;
}
