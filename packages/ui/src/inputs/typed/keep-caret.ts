/**
 * Rewrites what stands in an input (grouping digits, adding slashes) without moving the caret away from the digit it
 * was behind.
 */
export function rewriteKeepingCaret(input: HTMLInputElement, next: string): void {
	const before = input.value;
	if (before === next) return;
	const caret = input.selectionStart ?? before.length;
	const digits = before.slice(0, caret).replace(/\D/g, '').length;
	const atEnd = caret >= before.length;
	input.value = next;
	const place = atEnd ? next.length : positionAfterDigits(next, digits);
	input.setSelectionRange(place, place);
}

/** Index in `text` just after its `count`-th digit. */
export function positionAfterDigits(text: string, count: number): number {
	if (count === 0) return 0;
	let seen = 0;
	for (let index = 0; index < text.length; index++) {
		if (/\d/.test(text[index] ?? '')) seen++;
		if (seen === count) return index + 1;
	}
	return text.length;
}
