import type { Difference } from '@motcua/server/views';
import { Table, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { useText } from './texts.ts';

/** What is different when a rehearsal is played again, line by line. */
export function DifferencesTable(props: {
	readonly name: string;
	readonly differences: readonly Difference[];
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Table
			caption={t('kept.caption', { name: props.name })}
			rows={props.differences}
			rowKey={(one) => one.what.vi}
			columns={[
				{ key: 'what', header: t('kept.what'), primary: true, cell: (one) => localised(one.what) },
				{
					key: 'before',
					header: t('kept.was'),
					class: 'break-words',
					cell: (one) => <span class="min-w-0 break-words">{one.before}</span>,
				},
				{
					key: 'after',
					header: t('kept.now'),
					class: 'break-words',
					cell: (one) => <span class="min-w-0 break-words">{one.after}</span>,
				},
			]}
		/>
	);
}
