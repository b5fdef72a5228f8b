import { type Answers, describeAnswer, type FormDefinition, type FormField } from '@motcua/forms';
import type { Delivery } from './draft/draft-store.ts';

/** Keys by which a declaration form asks for the delivery itself (as the birth declaration does). */
const METHOD = 'resultDelivery';
const ADDRESS = 'deliveryAddress';

const METHODS: Readonly<Record<string, Delivery['method']>> = {
	counter: 'counter',
	post: 'publicPost',
	publicPost: 'publicPost',
	electronic: 'electronic',
};

function fieldOf(form: FormDefinition, key: string): FormField | undefined {
	return form.sections.flatMap((section) => section.fields).find((field) => field.key === key);
}

/** Whether the form asks how the result is delivered; then the portal does not ask again (declare once). */
export function asksForDelivery(form: FormDefinition): boolean {
	const field = fieldOf(form, METHOD);
	return field?.type === 'choice' && field.options.every((option) => METHODS[option.value] !== undefined);
}

/** The delivery as the form's answers have it; at the counter until they say otherwise. */
export function deliveryOf(form: FormDefinition, answers: Answers): Delivery {
	const method = METHODS[String(answers[METHOD] ?? 'counter')] ?? 'counter';
	const field = fieldOf(form, ADDRESS);
	const address = answers[ADDRESS];
	const isAnswerable = field && field.type !== 'group' && field.type !== 'static';
	return { method, address: isAnswerable && address !== undefined ? describeAnswer(field, address, 'vi') : '' };
}
