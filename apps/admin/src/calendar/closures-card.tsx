import type { Closure } from '@motcua/domain';
import { Button, Card, type Column, DateInput, Field, Table, TextArea, TextInput, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { isIsoDate, withClosure } from './draft.ts';
import { EditDialog } from './edit-dialog.tsx';
import type { EditorProps } from './editor-props.ts';
import { useText } from './texts.ts';

/** Days off that the province or the ward decided, each with the document that orders it. */
export function ClosuresCard(props: EditorProps): JSX.Element {
	const t = useText();
	const [editing, setEditing] = createSignal<Closure | 'new' | null>(null);
	const put = (before: Closure | null, after: Closure | null): void => {
		const index = before === null ? null : props.calendar().closures.indexOf(before);
		setEditing(null);
		props.onChange(withClosure(props.calendar(), index, after));
	};
	return (
		<Card
			title={t('closures.title')}
			actions={
				<Show when={!props.readOnly}>
					<Button size="sm" onClick={() => setEditing('new')}>
						{t('closures.add')}
					</Button>
				</Show>
			}
		>
			<p class="mb-3 text-muted">{t('closures.lead')}</p>
			<Show when={props.calendar().closures.length > 0} fallback={<p>{t('closures.none')}</p>}>
				<ClosuresTable
					closures={props.calendar().closures}
					readOnly={props.readOnly}
					onEdit={setEditing}
					onRemove={(closure) => put(closure, null)}
				/>
			</Show>
			<Show when={editing()} keyed>
				{(closure) => (
					<ClosureDialog
						closure={closure === 'new' ? null : closure}
						onClose={() => setEditing(null)}
						onClosure={(after) => put(closure === 'new' ? null : closure, after)}
					/>
				)}
			</Show>
		</Card>
	);
}

function ClosuresTable(props: {
	readonly closures: readonly Closure[];
	readonly readOnly: boolean;
	readonly onEdit: (closure: Closure) => void;
	readonly onRemove: (closure: Closure) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const span = ({ from, until }: Closure): string =>
		from === until ? format.date(from) : `${format.date(from)} – ${format.date(until)}`;
	const columns: readonly Column<Closure>[] = [
		{
			key: 'span',
			header: t('closures.span'),
			primary: true,
			cell: (one) => <span class="tabular">{span(one)}</span>,
		},
		{ key: 'reason', header: t('closures.reason'), cell: ({ reason }) => localised(reason) },
		{ key: 'document', header: t('closures.document'), cell: ({ document }) => document },
		{
			key: 'acts',
			header: t('days.acts'),
			hideHeader: true,
			cell: (one) => (
				<Show when={!props.readOnly}>
					<div class="flex justify-end gap-2">
						<Button size="sm" aria-label={`${t('edit')} ${span(one)}`} onClick={() => props.onEdit(one)}>
							{t('edit')}
						</Button>
						<Button size="sm" aria-label={`${t('remove')} ${span(one)}`} onClick={() => props.onRemove(one)}>
							{t('remove')}
						</Button>
					</div>
				</Show>
			),
		},
	];
	return (
		<Table
			caption={t('closures.caption')}
			rows={props.closures}
			rowKey={({ from, document }) => `${from} ${document}`}
			columns={columns}
		/>
	);
}

function ClosureDialog(props: {
	readonly closure: Closure | null;
	readonly onClosure: (closure: Closure) => void;
	readonly onClose: () => void;
}): JSX.Element {
	const t = useText();
	const [values, set] = createStore({
		from: props.closure?.from ?? '',
		until: props.closure?.until ?? '',
		reason: props.closure?.reason.vi ?? '',
		document: props.closure?.document ?? '',
	});
	const [tried, setTried] = createSignal(false);
	/** A closure of one day needs only its first day. */
	const until = (): string => values.until.trim() || values.from;
	const untilError = (): string | null => {
		if (values.until.trim() === '') return null;
		if (!isIsoDate(values.until)) return t('badDate');
		return values.until < values.from ? t('badOrder') : null;
	};
	const errors = () => ({
		from: isIsoDate(values.from) ? null : t('badDate'),
		until: untilError(),
		reason: values.reason.trim() === '' ? t('required') : null,
		document: values.document.trim() === '' ? t('required') : null,
	});
	const shown = (key: keyof ReturnType<typeof errors>): string | null => (tried() ? errors()[key] : null);
	const done = (): void => {
		setTried(true);
		if (Object.values(errors()).some((error) => error !== null)) return;
		const reason = values.reason.trim();
		const before = props.closure?.reason;
		props.onClosure({
			from: values.from,
			until: until(),
			reason: before?.vi === reason ? before : { vi: reason, en: reason },
			document: values.document.trim(),
		});
	};
	return (
		<EditDialog title={t(`closures.${props.closure ? 'change' : 'new'}`)} onDone={done} onClose={props.onClose}>
			<div class="grid gap-5 sm:grid-cols-2">
				<Field label={t('closures.from')} required error={shown('from')}>
					<DateInput value={values.from} onValue={(from) => set({ from })} />
				</Field>
				<Field label={t('closures.until')} error={shown('until')}>
					<DateInput value={values.until} onValue={(next) => set({ until: next })} />
				</Field>
			</div>
			<Field label={t('closures.reason')} required error={shown('reason')}>
				<TextArea value={values.reason} onValue={(reason) => set({ reason })} maxlength="300" />
			</Field>
			<Field label={t('closures.document')} help={t('closures.documentHelp')} required error={shown('document')}>
				<TextInput value={values.document} onValue={(document) => set({ document })} maxlength="200" />
			</Field>
		</EditDialog>
	);
}
