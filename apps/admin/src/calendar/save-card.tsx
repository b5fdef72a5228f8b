import type { Calendar } from '@motcua/domain';
import type { CalendarView } from '@motcua/server/views';
import { Alert, Button, Card, Field, notify, type Problem, problemOf, TextArea, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, type Inputs } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { placeOf } from './draft.ts';
import { useText } from './texts.ts';

const LEAST_CHARACTERS = 3;

/** The reason for the changes, and saving them as a new version. */
export function SaveCard(props: {
	readonly draft: Calendar;
	readonly version: number;
	readonly isChanged: boolean;
	readonly onUndo: () => void;
	readonly onSaved: (view: CalendarView) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [reason, setReason] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const isShort = () => reason().trim().length < LEAST_CHARACTERS;
	const place = (): string | null => placeName(props.draft, problem()?.field);

	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (isShort()) focusFirstInvalid(event.currentTarget);
		if (isShort() || busy()) return;
		setBusy(true);
		setProblem(null);
		try {
			const view = await api.ward.calendar.save.mutate({
				expectedVersion: props.version,
				reason: reason().trim(),
				calendar: toInput(props.draft),
			});
			notify({ tone: 'good', title: t('save.done', { version: view.version }) });
			props.onSaved(view);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	const placeName = (draft: Calendar, field: string | undefined): string | null => {
		const at = field === undefined ? null : placeOf(field);
		if (at === null) return null;
		if (at.list === 'sessionTables') return t('sessions.title');
		if (at.list !== 'holidays' && at.list !== 'makeUpDays' && at.list !== 'closures') return null;
		const entry = at.index === null ? undefined : draft[at.list][at.index];
		const name = entry && ('date' in entry ? `${entry.date} ${localised(entry.name)}` : localised(entry.reason));
		return [t(`${at.list}.title`), name].filter(Boolean).join(': ');
	};
	return (
		<Card title={t('save.title')}>
			<Show when={props.isChanged} fallback={<p class="text-muted">{t('save.unchanged')}</p>}>
				<form class="grid gap-5" onSubmit={save} novalidate>
					<Field
						label={t('save.reason')}
						help={t('save.reasonHelp')}
						required
						error={tried() && isShort() ? t('save.reasonShort') : null}
					>
						<TextArea value={reason()} onValue={setReason} maxlength="500" />
					</Field>
					<div role="alert" class="empty:hidden">
						<Show when={problem()}>
							{(found) => (
								<Alert tone="bad" title={localised(found().message)}>
									<Show when={place()}>{(name) => t('save.at', { place: name() })}</Show> {localised(found().advice)}
								</Alert>
							)}
						</Show>
					</div>
					<div class="flex flex-wrap gap-3">
						<Button type="submit" variant="primary" busy={busy()}>
							{t('save.save')}
						</Button>
						<Button disabled={busy()} onClick={() => props.onUndo()}>
							{t('save.undo')}
						</Button>
					</div>
				</form>
			</Show>
		</Card>
	);
}

/** The API takes lists that may be changed, and gives each version its own name. */
function toInput(draft: Calendar): Inputs['ward']['calendar']['save']['calendar'] {
	const { version: _version, ...calendar } = draft;
	return {
		...calendar,
		years: [...calendar.years],
		sessionTables: calendar.sessionTables.map((table) => ({ ...table, sessions: [...table.sessions] })),
		holidays: [...calendar.holidays],
		makeUpDays: [...calendar.makeUpDays],
		closures: [...calendar.closures],
	};
}
