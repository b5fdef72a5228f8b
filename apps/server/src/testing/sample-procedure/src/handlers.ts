import { defineHandlers, RetryableError } from '@motcua/procedure-sdk';
import type procedure from './procedure.ts';

export default defineHandlers<typeof procedure>({
	validate: ({ answers, finding, t }) =>
		answers.copies === 13 ? [finding('copies', 'copies.unlucky', t('Mười ba bản?', 'Thirteen copies?'))] : [],

	checkCopies: ({ answers, finding, t }) =>
		answers.copies > 5 ? [finding('copies', 'copies.several', t('Nhiều hơn năm bản.', 'More than five copies.'))] : [],

	price({ answers, settings, now, t, done, fee, notify, wait, needInput, refuse, random }) {
		switch (answers.mood) {
			case 'flaky':
				throw new RetryableError('the outside does not answer');
			case 'broken':
				throw new Error('a fault in the step');
			case 'endless':
				for (;;) random.next();
			case 'greedy':
				return done('priced', { patch: { somebodyElses: 1 } as never });
			case 'waits': {
				const later = new Date(Date.parse(now) + 3_600_000).toISOString();
				// Waits until nine o'clock of the ward have passed, then goes on.
				if (Number(now.slice(11, 13)) < 10) return wait(later, t('Chờ phản hồi.', 'Waiting for an answer.'));
				break;
			}
			case 'asks':
				return needInput([t('Bản chụp giấy khai sinh', 'Copy of the birth certificate')], t('Còn thiếu.', 'Missing.'));
			case 'refuses':
				return refuse(t('Không đủ điều kiện.', 'Not eligible.'), 'Điều 1');
		}
		const { copies } = answers;
		const unitVnd = settings.perCopy;
		return done('priced', {
			intents: [
				fee([{ label: t('Lệ phí', 'Fee'), quantity: copies, unitVnd }]),
				notify('priced', { amount: String(copies * unitVnd) }),
			],
		});
	},

	draft: ({ answers, dossier, result, done, renderResult, random }) => {
		const certificateNumber = `${dossier.code ?? ''}/${random.integer(1000, 9999)}`;
		return done('drafted', {
			patch: { certificateNumber },
			intents: [renderResult({ fullName: answers.fullName, certificateNumber, opinion: result.opinion ?? '' })],
		});
	},
});
