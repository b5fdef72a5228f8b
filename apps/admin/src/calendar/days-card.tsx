import { Badge, Button, Card, type Column, Table, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { DayDialog } from './day-dialog.tsx';
import { type DayList, type DayOut, type Weekday, withDay, yearOfDate } from './draft.ts';
import type { EditorProps } from './editor-props.ts';
import { useText } from './texts.ts';
import { weekdayOf } from './weekday.ts';

interface Row {
	readonly day: DayOut;
	readonly index: number;
}

/** Days off or make-up days of one year. */
export function DaysCard(props: EditorProps & { readonly list: DayList; readonly year: number }): JSX.Element {
	const t = useText();
	const [editing, setEditing] = createSignal<Row | 'new' | null>(null);
	const rows = (): readonly Row[] =>
		(props.calendar()[props.list] as readonly DayOut[])
			.map((day, index) => ({ day, index }))
			.filter(({ day }) => yearOfDate(day.date) === props.year);
	const put = (index: number | null, day: DayOut | null): void => {
		setEditing(null);
		props.onChange(withDay(props.calendar(), props.list, index, day));
	};
	return (
		<Card
			title={t(`${props.list}.title`)}
			actions={
				<Show when={!props.readOnly}>
					<Button size="sm" onClick={() => setEditing('new')}>
						{t(`${props.list}.add`)}
					</Button>
				</Show>
			}
		>
			<Show when={rows().length > 0} fallback={<p class="text-muted">{t(`${props.list}.none`)}</p>}>
				<DaysTable
					list={props.list}
					caption={t(`${props.list}.caption`, { year: props.year })}
					rows={rows()}
					readOnly={props.readOnly}
					onEdit={setEditing}
					onRemove={({ index }) => put(index, null)}
				/>
			</Show>
			<Show when={editing()} keyed>
				{(row) => (
					<DayDialog
						list={props.list}
						day={row === 'new' ? null : row.day}
						taken={(date) => isTaken(props, date, row === 'new' ? null : row.day.date)}
						onClose={() => setEditing(null)}
						onDay={(day) => put(row === 'new' ? null : row.index, day)}
					/>
				)}
			</Show>
		</Card>
	);
}

const isTaken = ({ calendar }: EditorProps, date: string, own: string | null): boolean =>
	date !== own && [...calendar().holidays, ...calendar().makeUpDays].some((day) => day.date === date);

function DaysTable(props: {
	readonly list: DayList;
	readonly caption: string;
	readonly rows: readonly Row[];
	readonly readOnly: boolean;
	readonly onEdit: (row: Row) => void;
	readonly onRemove: (row: Row) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const columns: readonly Column<Row>[] = [
		{
			key: 'date',
			header: t('days.date'),
			primary: true,
			cell: ({ day }) => (
				<>
					<span class="tabular whitespace-nowrap">{format.date(day.date)}</span>
					<span class="block text-sm font-normal text-muted">{t(`weekdays.w${weekdayOf(day.date)}`)}</span>
				</>
			),
		},
		{ key: 'name', header: t('days.name'), cell: ({ day }) => localised(day.name) },
		props.list === 'holidays'
			? {
					key: 'kind',
					header: t('days.kind'),
					cell: ({ day }) => t(`holidays.kinds.${day.kind ?? 'public'}`),
				}
			: {
					key: 'like',
					header: t('makeUpDays.like'),
					cell: ({ day }) => t(`weekdays.w${(day.likeWeekday ?? 5) as Weekday}`),
				},
		{ key: 'source', header: t('days.source'), class: 'sm:max-w-56', cell: ({ day }) => day.source ?? '–' },
		{
			key: 'verified',
			header: t('days.verified'),
			cell: ({ day }) => (
				<Badge tone={day.verified ? 'good' : 'warn'}>{t(day.verified ? 'days.verified' : 'days.notVerified')}</Badge>
			),
		},
		{
			key: 'acts',
			header: t('days.acts'),
			hideHeader: true,
			cell: (row) => (
				<Show when={!props.readOnly}>
					<div class="flex justify-end gap-2">
						<Button
							size="sm"
							aria-label={`${t('edit')} ${format.date(row.day.date)}`}
							onClick={() => props.onEdit(row)}
						>
							{t('edit')}
						</Button>
						<Button
							size="sm"
							aria-label={`${t('remove')} ${format.date(row.day.date)}`}
							onClick={() => props.onRemove(row)}
						>
							{t('remove')}
						</Button>
					</div>
				</Show>
			),
		},
	];
	return <Table caption={props.caption} rows={props.rows} rowKey={({ day }) => day.date} columns={columns} />;
}
