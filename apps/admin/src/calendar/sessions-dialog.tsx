import type { Session } from '@motcua/domain';
import { Button, Checkbox, Field } from '@motcua/ui';
import { createSignal, For, type JSX } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { TimeInput } from '../shell/time-input.tsx';
import { isTime } from '../shell/time-of-day.ts';
import type { Weekday } from './draft.ts';
import { EditDialog } from './edit-dialog.tsx';
import { useText } from './texts.ts';

/** The sessions of one weekday: from, to, and what the desk does in them. */
export function SessionsDialog(props: {
	readonly title: string;
	readonly weekday: Weekday;
	readonly sessions: readonly Session[];
	readonly onSessions: (sessions: readonly Session[]) => void;
	readonly onClose: () => void;
}): JSX.Element {
	const t = useText();
	const [sessions, setSessions] = createStore<Session[]>(props.sessions.map((session) => ({ ...session })));
	const [tried, setTried] = createSignal(false);
	const isWrong = ({ from, to }: Session): boolean => !isTime(from) || !isTime(to) || to <= from;
	const add = (): void => {
		const isFirst = sessions.length === 0;
		setSessions(sessions.length, {
			weekday: props.weekday,
			from: isFirst ? '07:30' : '13:00',
			to: isFirst ? '11:30' : '17:00',
			acceptsDossiers: true,
			countsAsWorkingDay: props.weekday <= 5,
		});
	};
	const done = (): void => {
		setTried(true);
		if (!sessions.some(isWrong)) props.onSessions(structuredClone(unwrap(sessions)));
	};
	return (
		<EditDialog title={props.title} onDone={done} onClose={props.onClose}>
			<For each={sessions} fallback={<p class="text-muted">{t('sessions.closed')}</p>}>
				{(session, index) => (
					<Field
						label={t('sessions.session', { n: index() + 1 })}
						group="block"
						error={tried() && isWrong(session) ? t('badTime') : null}
					>
						<div class="grid grid-cols-2 gap-4">
							<Field label={t('sessions.start')}>
								<TimeInput value={session.from} onValue={(from) => setSessions(index(), { from })} />
							</Field>
							<Field label={t('sessions.end')}>
								<TimeInput value={session.to} onValue={(to) => setSessions(index(), { to })} />
							</Field>
						</div>
						<div class="mt-3 grid gap-2">
							<Checkbox
								label={t('sessions.accepts')}
								value={session.acceptsDossiers}
								onValue={(acceptsDossiers) => setSessions(index(), { acceptsDossiers })}
							/>
							<Checkbox
								label={t('sessions.counts')}
								help={t('sessions.countsHelp')}
								value={session.countsAsWorkingDay}
								onValue={(countsAsWorkingDay) => setSessions(index(), { countsAsWorkingDay })}
							/>
						</div>
						<div class="mt-3">
							<Button size="sm" onClick={() => setSessions((all) => all.toSpliced(index(), 1))}>
								{t('sessions.removeSession', { n: index() + 1 })}
							</Button>
						</div>
					</Field>
				)}
			</For>
			<div>
				<Button onClick={add}>{t('sessions.add')}</Button>
			</div>
		</EditDialog>
	);
}
