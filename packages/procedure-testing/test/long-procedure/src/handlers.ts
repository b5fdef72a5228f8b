import { defineHandlers, text } from '@motcua/procedure-sdk';
import type procedure from './procedure.ts';

export default defineHandlers<typeof procedure>({
	validate: ({ answers, finding, t }) =>
		answers.copies > 50 ? [finding('copies', 'copies.many', t('Nhiều hơn 50 bản', 'More than 50 copies'))] : [],
	countCopies: ({ answers, finding, t }) =>
		answers.copies > 20 ? [finding('copies', 'copies.several', t('Nhiều hơn 20 bản', 'More than 20 copies'))] : [],
	async lookUp({ use, done, needInput, refuse, answers, random }) {
		const answer = await use.http({ method: 'GET', url: 'https://tracuu.example.vn/standing' });
		const standing: string = JSON.parse(answer.body).standing;
		if (standing === 'incomplete')
			return needInput([text('Số điện thoại khác', 'Another phone')], text('Không liên lạc được', 'Not reached'));
		if (standing === 'barred') return refuse(text('Không đủ điều kiện', 'Not eligible'), 'Luật mẫu, Điều 1');
		return answers.fullName && standing === 'clear'
			? done('found', { patch: { looked: random.integer(1, 1_000_000), standing } })
			: done('unknown');
	},
	waitForPosting({ dossier, now, done, wait }) {
		const over = Temporal.Instant.from(dossier.receivedAt ?? now).add({ hours: 20 * 24 });
		return Temporal.Instant.compare(Temporal.Instant.from(now), over) < 0
			? wait(over.toString(), text('Đang niêm yết', 'Posted'))
			: done('over');
	},
	decline: ({ done }) => done('declined'),
	price({ answers, settings, done, fee, notify, renderResult }) {
		const total = answers.copies * settings.perCopy;
		return done('priced', {
			patch: { total },
			intents: [
				fee([{ label: text('Bản', 'Copies'), quantity: answers.copies, unitVnd: settings.perCopy }]),
				notify('asked', { amount: String(total) }),
				renderResult({ name: answers.fullName, total }),
			],
		});
	},
});
