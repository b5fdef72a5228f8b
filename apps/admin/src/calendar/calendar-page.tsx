import type { Calendar } from '@motcua/domain';
import type { CalendarView } from '@motcua/server/views';
import { Alert, Button, Card, ErrorState, Field, Select, useI18n } from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { todayInWard } from '../today.ts';
import { ClosuresCard } from './closures-card.tsx';
import { DaysCard } from './days-card.tsx';
import { withYear, yearOfDate, yearsOf } from './draft.ts';
import { SaveCard } from './save-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useText } from './texts.ts';
import { YearCheck } from './year-check.tsx';

/** The ward's working time: week, days off, closures. Edited as a whole and saved as a new version. */
export default function CalendarPage(): JSX.Element {
	const t = useText();
	const calendar = useQuery(() => ({
		...queries.ward.calendar.get(),
		// Under an open editor nothing is fetched again by itself: it would throw away what was typed.
		staleTime: Number.POSITIVE_INFINITY,
		refetchOnMount: 'always' as const,
	}));
	return (
		<>
			<PageHead title={t('title')} lead={t('lead')} />
			<Switch fallback={<PageSkeleton />}>
				<Match when={calendar.error}>
					<ErrorState error={calendar.error} onRetry={() => calendar.refetch()} />
				</Match>
				<Match when={!calendar.isFetching && calendar.data} keyed>
					{(view) => <CalendarEditor view={view} />}
				</Match>
			</Switch>
		</>
	);
}

function CalendarEditor(props: { readonly view: CalendarView }): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const client = useQueryClient();
	const today = todayInWard();
	const [draft, setDraft] = createSignal<Calendar>(props.view.calendar);
	const [year, setYear] = createSignal(yearOfDate(today));
	const isChanged = () => draft() !== props.view.calendar;
	const readOnly = !may('calendar.manage');
	const years = () => [...new Set([...yearsOf(draft(), today), year()])].sort((a, b) => a - b);
	const nextYear = () => Math.max(...years()) + 1;
	const saved = (fresh: CalendarView): void => {
		client.setQueryData(queries.ward.calendar.get().queryKey, fresh);
		// The portal's opening hours and the due dates of open dossiers come from the calendar.
		void client.invalidateQueries({ queryKey: queries.public.ward.key() });
		void client.invalidateQueries({ queryKey: queries.desk.key() });
	};
	const shared = { calendar: draft, onChange: setDraft, readOnly };
	return (
		<div class="grid gap-5">
			<p class="text-muted">
				{props.view.version === 0 ? t('shipped') : t('version', { version: props.view.version })}
			</p>
			<Show when={props.view.warnings.length > 0}>
				<Warnings view={props.view} />
			</Show>
			<SessionsCard {...shared} />
			<Card>
				<div class="flex flex-wrap items-end gap-4">
					<Field label={t('year')} class="w-32">
						<Select
							noEmpty
							value={String(year())}
							onValue={(next) => setYear(Number(next))}
							options={years().map((one) => ({ value: String(one), label: String(one) }))}
						/>
					</Field>
					<Show when={!readOnly}>
						<Button onClick={() => setYear(nextYear())}>{t('addYear', { year: nextYear() })}</Button>
					</Show>
				</div>
				<YearCheck
					calendar={draft()}
					year={year()}
					readOnly={readOnly}
					onKnown={(known) => setDraft(withYear(draft(), year(), known))}
				/>
			</Card>
			<DaysCard {...shared} list="holidays" year={year()} />
			<DaysCard {...shared} list="makeUpDays" year={year()} />
			<ClosuresCard {...shared} />
			<Show when={!readOnly}>
				<SaveCard
					draft={draft()}
					version={props.view.version}
					isChanged={isChanged()}
					onUndo={() => setDraft(props.view.calendar)}
					onSaved={saved}
				/>
			</Show>
			<LeaveGuard when={isChanged()} />
		</div>
	);
}

function Warnings(props: { readonly view: CalendarView }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Alert tone="warn" title={t('warnings')}>
			<ul class="list-disc pl-5">
				<For each={props.view.warnings}>{(warning) => <li>{localised(warning)}</li>}</For>
			</ul>
		</Alert>
	);
}
