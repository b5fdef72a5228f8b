import type { InquiryView } from '@motcua/server/views';
import { Badge, Card, KeyValueList, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useSession } from '../session/session.tsx';
import { AnswerForm } from './answer-form.tsx';
import { useText } from './texts.ts';

/** One question: what is asked, what must be known for it, and the answer or the form for it. */
export function InquiryCard(props: { readonly inquiry: InquiryView; readonly onAnswered: () => void }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const inquiry = () => props.inquiry;
	const heading = () => t('heading', { ward: inquiry().askedBy, code: inquiry().dossierCode });
	return (
		<Card
			title={heading()}
			actions={
				<Show when={inquiry().isLate}>
					<Badge tone="bad">{t('late')}</Badge>
				</Show>
			}
		>
			<p class="mb-3 text-lg">{localised(inquiry().question)}</p>
			<KeyValueList
				items={[
					...inquiry().facts.map(({ label, value }, index) => ({
						key: `fact-${index}`,
						label: localised(label),
						value,
					})),
					{ key: 'procedure', label: t('procedure'), value: localised(inquiry().procedureName) },
					{ key: 'askedAt', label: t('askedAt'), value: format.dateTime(inquiry().askedAt) },
					{ key: 'answerBy', label: t('answerBy'), value: format.dateTime(inquiry().answerBy) },
				]}
			/>
			<Show
				when={inquiry().answer}
				fallback={
					<Show when={may('inquiries.answer')} fallback={<p class="mt-4 text-muted">{t('mayNot')}</p>}>
						<AnswerForm inquiry={inquiry()} onAnswered={props.onAnswered} />
					</Show>
				}
			>
				{(answer) => (
					<div class="mt-4 rounded-lg bg-sunken px-4 py-2">
						<KeyValueList
							dense
							items={[
								{ key: 'choice', label: t('choice'), value: <strong>{localised(answer().choice)}</strong> },
								{ key: 'note', label: t('note'), value: answer().note },
								{ key: 'by', label: t('by'), value: answer().by },
								{ key: 'at', label: t('at'), value: format.dateTime(answer().at) },
							]}
						/>
					</div>
				)}
			</Show>
		</Card>
	);
}
