import { Checkbox, DateInput, Field, RadioGroup, Select, TextInput } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type DayList, type DayOut, isIsoDate, WEEKDAYS } from './draft.ts';
import { EditDialog } from './edit-dialog.tsx';
import { useText } from './texts.ts';

/** One day off, or one make-up day. */
export function DayDialog(props: {
	readonly list: DayList;
	readonly day: DayOut | null;
	/** Whether another entry has this date. */
	readonly taken: (date: string) => boolean;
	readonly onDay: (day: DayOut) => void;
	readonly onClose: () => void;
}): JSX.Element {
	const t = useText();
	const [values, set] = createStore({
		date: props.day?.date ?? '',
		name: props.day?.name.vi ?? '',
		kind: props.day?.kind ?? 'public',
		like: String(props.day?.likeWeekday ?? 5),
		source: props.day?.source ?? '',
		verified: props.day?.verified ?? false,
	});
	const [tried, setTried] = createSignal(false);
	const dateError = (): string | null => {
		if (!isIsoDate(values.date)) return t('badDate');
		return props.taken(values.date) ? t('days.twice') : null;
	};
	const nameError = (): string | null => (values.name.trim() === '' ? t('required') : null);
	const done = (): void => {
		setTried(true);
		if (dateError() === null && nameError() === null) props.onDay(entryOf(props.list, props.day, values));
	};
	return (
		<EditDialog title={t(`${props.list}.${props.day ? 'change' : 'new'}`)} onDone={done} onClose={props.onClose}>
			<Field label={t('days.date')} required error={tried() ? dateError() : null}>
				<DateInput value={values.date} onValue={(date) => set({ date })} />
			</Field>
			<Field label={t('days.name')} required error={tried() ? nameError() : null}>
				<TextInput value={values.name} onValue={(name) => set({ name })} maxlength="300" />
			</Field>
			<Show
				when={props.list === 'holidays'}
				fallback={
					<Field label={t('makeUpDays.likeLabel')}>
						<Select
							noEmpty
							value={values.like}
							onValue={(like) => set({ like })}
							options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekdays.w${day}`) }))}
						/>
					</Field>
				}
			>
				<Field label={t('holidays.kindLabel')} group>
					<RadioGroup
						value={values.kind}
						onValue={(kind) => set({ kind })}
						options={[
							{ value: 'public', label: t('holidays.kindPublic') },
							{ value: 'swap', label: t('holidays.kindSwap') },
						]}
					/>
				</Field>
			</Show>
			<Field label={t('days.source')} help={t('days.sourceHelp')}>
				<TextInput value={values.source} onValue={(source) => set({ source })} maxlength="300" />
			</Field>
			<Checkbox label={t('days.verifiedLabel')} value={values.verified} onValue={(verified) => set({ verified })} />
		</EditDialog>
	);
}

interface Values {
	readonly date: string;
	readonly name: string;
	readonly kind: 'public' | 'swap';
	readonly like: string;
	readonly source: string;
	readonly verified: boolean;
}

/** An English name stays while the Vietnamese one does; a new name is a proper name and reads the same in both. */
function entryOf(list: DayList, before: DayOut | null, values: Values): DayOut {
	const name = values.name.trim();
	const source = values.source.trim();
	return {
		date: values.date,
		name: before?.name.vi === name ? before.name : { vi: name, en: name },
		verified: values.verified,
		...(source !== '' && { source }),
		...(list === 'holidays' ? { kind: values.kind } : { likeWeekday: Number(values.like) }),
	};
}
