import { defineHandlers, text } from '@motcua/procedure-sdk';
import type procedure from './procedure.ts';

export default defineHandlers<typeof procedure>({
	validate: ({ answers, finding, t }) =>
		answers.copies > 50 ? [finding('copies', 'copies.many', t('Nhiều hơn 50 bản', 'More than 50 copies'))] : [],
	checkCopies: () => [],
	price: ({ answers, settings, done, fee, notify, renderResult }) => {
		if (answers.copies > 90) return done('tooMany');
		const total = answers.copies * settings.perCopy;
		return done('priced', {
			patch: { total },
			intents: [
				fee([{ label: text('Bản sao', 'Copies'), quantity: answers.copies, unitVnd: settings.perCopy }]),
				notify('priced', { amount: String(total) }),
				renderResult({ name: answers.fullName, total }),
			],
		});
	},
});
