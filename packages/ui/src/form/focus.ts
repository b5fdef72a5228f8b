/** Brings a control (or the first one of its group) into view and gives it focus. False when it is not on the page. */
export function focusById(id: string): boolean {
	const element = document.getElementById(id);
	if (!element) return false;
	const control = element.matches('input, select, textarea, button')
		? element
		: element.querySelector<HTMLElement>(
				'input:not([type=hidden]):not(.hidden), select, textarea, button:not([disabled])',
			);
	const target = control ?? element;
	target.scrollIntoView({ block: 'center' });
	target.focus({ preventScroll: true });
	return true;
}
