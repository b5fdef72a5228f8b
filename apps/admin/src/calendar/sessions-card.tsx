import type { SessionTable } from '@motcua/domain';
import { Badge, Button, Card, type Column, DateInput, Field, Table, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { TimeInput } from '../shell/time-input.tsx';
import { isIsoDate, sessionsOn, WEEKDAYS, type Weekday, withoutTable, withSessionsOn, withTableFrom } from './draft.ts';
import { EditDialog } from './edit-dialog.tsx';
import type { EditorProps } from './editor-props.ts';
import { SessionsDialog } from './sessions-dialog.tsx';
import { useText } from './texts.ts';

/** The week, table by table (provinces have summer and winter hours), and the same-day cut-off. */
export function SessionsCard(props: EditorProps): JSX.Element {
	const t = useText();
	const [adding, setAdding] = createSignal(false);
	const change = (tables: readonly SessionTable[]): void =>
		props.onChange({ ...props.calendar(), sessionTables: tables });
	const tables = () => props.calendar().sessionTables;
	return (
		<Card
			title={t('sessions.title')}
			actions={
				<Show when={!props.readOnly}>
					<Button size="sm" onClick={() => setAdding(true)}>
						{t('sessions.newTable')}
					</Button>
				</Show>
			}
		>
			<For each={tables()}>
				{(table, index) => (
					<WeekTable
						table={table}
						readOnly={props.readOnly}
						removable={!props.readOnly && tables().length > 1}
						onTable={(next) => change(tables().with(index(), next))}
						onRemove={() => change(withoutTable(tables(), index()))}
					/>
				)}
			</For>
			<div class="mt-5 max-w-md">
				<Field label={t('sessions.cutOff')} help={t('sessions.cutOffHelp')}>
					<TimeInput
						value={props.calendar().sameDayCutOff}
						disabled={props.readOnly}
						onValue={(sameDayCutOff) => props.onChange({ ...props.calendar(), sameDayCutOff })}
					/>
				</Field>
			</div>
			<Show when={adding()}>
				<NewTableDialog
					onClose={() => setAdding(false)}
					onFrom={(from) => {
						change(withTableFrom(tables(), from));
						setAdding(false);
					}}
				/>
			</Show>
		</Card>
	);
}

function WeekTable(props: {
	readonly table: SessionTable;
	readonly readOnly: boolean;
	readonly removable: boolean;
	readonly onTable: (table: SessionTable) => void;
	readonly onRemove: () => void;
}): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const [editing, setEditing] = createSignal<Weekday | null>(null);
	const span = () => {
		const from = format.date(props.table.from);
		const { until } = props.table;
		return until === undefined
			? t('sessions.from', { from })
			: t('sessions.fromUntil', { from, until: format.date(until) });
	};
	const columns: readonly Column<Weekday>[] = [
		{ key: 'day', header: t('sessions.day'), primary: true, class: 'sm:w-40', cell: (day) => t(`weekdays.w${day}`) },
		{ key: 'hours', header: t('sessions.hours'), cell: (day) => <Hours table={props.table} day={day} /> },
		{
			key: 'edit',
			header: t('edit'),
			hideHeader: true,
			cell: (day) => (
				<Show when={!props.readOnly}>
					<div class="flex justify-end">
						<Button
							size="sm"
							aria-label={t('sessions.editDay', { day: t(`weekdays.w${day}`) })}
							onClick={() => setEditing(day)}
						>
							{t('edit')}
						</Button>
					</div>
				</Show>
			),
		},
	];
	return (
		<section class="not-first:mt-6">
			<div class="mb-2 flex flex-wrap items-center justify-between gap-2">
				<h3 class="font-semibold">{span()}</h3>
				<Show when={props.removable}>
					<Button size="sm" onClick={() => props.onRemove()}>
						{t('sessions.removeTable')}
					</Button>
				</Show>
			</div>
			<Table caption={`${t('sessions.caption')}: ${span()}`} rows={WEEKDAYS} rowKey={(day) => day} columns={columns} />
			<Show when={editing()} keyed>
				{(day) => (
					<SessionsDialog
						title={t('sessions.editDay', { day: t(`weekdays.w${day}`) })}
						weekday={day}
						sessions={sessionsOn(props.table, day)}
						onClose={() => setEditing(null)}
						onSessions={(sessions) => {
							setEditing(null);
							props.onTable(withSessionsOn(props.table, day, sessions));
						}}
					/>
				)}
			</Show>
		</section>
	);
}

function Hours(props: { readonly table: SessionTable; readonly day: Weekday }): JSX.Element {
	const t = useText();
	return (
		<ul class="grid gap-1">
			<For each={sessionsOn(props.table, props.day)} fallback={<li class="text-muted">{t('sessions.closed')}</li>}>
				{(session) => (
					<li class="flex flex-wrap items-center justify-end gap-2 sm:justify-start">
						<span class="tabular">
							{session.from} – {session.to}
						</span>
						<Show when={!session.acceptsDossiers}>
							<Badge tone="warn">{t('sessions.noReception')}</Badge>
						</Show>
						<Show when={!session.countsAsWorkingDay}>
							<Badge>{t('sessions.noCount')}</Badge>
						</Show>
					</li>
				)}
			</For>
		</ul>
	);
}

function NewTableDialog(props: { readonly onFrom: (date: string) => void; readonly onClose: () => void }): JSX.Element {
	const t = useText();
	const [from, setFrom] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const done = (): void => {
		setTried(true);
		if (isIsoDate(from())) props.onFrom(from());
	};
	return (
		<EditDialog title={t('sessions.newTable')} size="sm" onDone={done} onClose={props.onClose}>
			<p class="text-muted">{t('sessions.newTableHelp')}</p>
			<Field label={t('sessions.newTableFrom')} required error={tried() && !isIsoDate(from()) ? t('badDate') : null}>
				<DateInput value={from()} onValue={setFrom} />
			</Field>
		</EditDialog>
	);
}
