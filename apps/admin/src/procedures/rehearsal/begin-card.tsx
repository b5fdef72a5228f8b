import type { RehearsalStart } from '@motcua/server/views';
import { Alert, Button, Card, DateInput, Field, type Problem, problemOf, Select, TextInput, useI18n } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { focusFirstInvalid } from '../../shell/focus-first-invalid.ts';
import { useText } from './texts.ts';
import { dayOf } from './use-rehearsal.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const WARD_OFFSET = '+07:00';
const wardTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** Name, what to begin with, and where the virtual clock stands. */
export function BeginCard(props: { readonly start: RehearsalStart }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const navigate = useNavigate();
	const now = new Date();
	const [name, setName] = createSignal(t('begin.defaultName', { at: format.dateTime(now.toISOString()) }));
	const [sample, setSample] = createSignal('');
	const [day, setDay] = createSignal(dayOf(now.toISOString()));
	const [time, setTime] = createSignal(wardTime.format(now));
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);

	/** A sample brings its own day: its answers speak of it. */
	const choose = (index: string): void => {
		setSample(index);
		const chosen = props.start.samples[Number(index)];
		if (index === '' || !chosen) return;
		setName(chosen.name.slice(0, 120));
		setDay(dayOf(chosen.now));
		setTime(wardTime.format(new Date(chosen.now)));
	};
	const wrongName = () => (tried() && name().trim() === '' ? t('begin.needName') : null);
	const wrongTime = () => (tried() && !(DATE.test(day()) && TIME.test(time())) ? t('begin.wrongTime') : null);

	const begin = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (wrongName() !== null || wrongTime() !== null) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const { code } = props.start;
			const startsAt = `${day()}T${time()}:00${WARD_OFFSET}`;
			const { id } = await api.ward.rehearsals.start.mutate({ code, name: name().trim(), startsAt });
			navigate(`/thu-tuc/${code}/dien-tap/${id}${sample() === '' ? '' : `?mau=${sample()}`}`);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Card title={t('begin.title')}>
			<form onSubmit={begin} novalidate class="grid gap-5">
				<Field label={t('begin.from')}>
					<Select
						value={sample()}
						onValue={choose}
						placeholder={t('begin.blank')}
						options={props.start.samples.map((one, index) => ({
							value: String(index),
							label: t('begin.sample', { name: one.name }),
						}))}
					/>
				</Field>
				<Field label={t('begin.name')} help={t('begin.nameHelp')} required error={wrongName()}>
					<TextInput value={name()} onValue={setName} maxlength="120" />
				</Field>
				<div class="grid gap-5 sm:grid-cols-2">
					<Field label={t('begin.day')} required error={wrongTime()}>
						<DateInput value={day()} onValue={setDay} />
					</Field>
					<Field label={t('begin.time')} help={t('begin.timeHelp')} required>
						<TextInput value={time()} onValue={setTime} maxlength="5" inputmode="numeric" autocomplete="off" />
					</Field>
				</div>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
				<div>
					<Button type="submit" variant="primary" busy={busy()}>
						{t('begin.start')}
					</Button>
				</div>
			</form>
		</Card>
	);
}
