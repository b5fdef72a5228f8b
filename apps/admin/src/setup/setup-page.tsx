import { PROVINCES } from '@motcua/domain/formats';
import {
	Alert,
	Button,
	Card,
	Checkbox,
	CheckboxGroup,
	ErrorState,
	Field,
	LanguageSwitch,
	LinkButton,
	LogoMark,
	type Problem,
	problemOf,
	Select,
	Skeleton,
	TextInput,
	ThemeSwitch,
	useI18n,
} from '@motcua/ui';
import { useLocation } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { api, queries } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import {
	isAgencyCode,
	isUsername,
	isWardCode,
	LEAST_PASSWORD,
	LEAST_PERSON_NAME,
	LEAST_WARD_NAME,
} from '../shell/input-rules.ts';
import { PageHead } from '../shell/page-head.tsx';
import { TimeInput } from '../shell/time-input.tsx';
import { isTime } from '../shell/time-of-day.ts';
import { useText } from './texts.ts';

/** First run, opened by the token that the terminal printed: ward, hours, first administrator, procedures. */
export default function SetupPage(): JSX.Element {
	const t = useText();
	const location = useLocation();
	const token = () => location.hash.replace(/^#/, '');
	const status = useQuery(() => ({ ...queries.platform.setup.status(), retry: false }));
	const [done, setDone] = createSignal(false);
	return (
		<div class="mx-auto max-w-3xl p-4 sm:p-8">
			<header class="mb-6 flex items-center justify-between gap-3">
				<LogoMark />
				<div class="flex gap-2">
					<LanguageSwitch />
					<ThemeSwitch />
				</div>
			</header>
			<main id="main" tabindex="-1">
				<PageHead title={t('title')} lead={t('lead')} />
				<Switch fallback={<Skeleton lines={10} />}>
					<Match when={status.error}>
						<ErrorState error={status.error} onRetry={() => status.refetch()} />
					</Match>
					<Match when={done() || status.data?.needed === false}>
						<Alert tone="good" title={t('done')}>
							<LinkButton href="/admin/dang-nhap" variant="primary">
								{t('signIn')}
							</LinkButton>
						</Alert>
					</Match>
					<Match when={status.data && token() === ''}>
						<Alert tone="warn">{t('noToken')}</Alert>
					</Match>
					<Match when={status.data}>
						{(data) => <SetupForm token={token()} procedures={data().procedures} onDone={() => setDone(true)} />}
					</Match>
				</Switch>
			</main>
		</div>
	);
}

type Procedures = Awaited<ReturnType<typeof api.platform.setup.status.query>>['procedures'];

const times = ['morningFrom', 'morningTo', 'afternoonFrom', 'afternoonTo'] as const;
type TimeKey = (typeof times)[number];

function SetupForm(props: {
	readonly token: string;
	readonly procedures: Procedures;
	readonly onDone: () => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [values, setValues] = createStore({
		name: '',
		code: '',
		provinceCode: '01',
		agencyCode: '',
		address: '',
		phone: '',
		morningFrom: '07:30',
		morningTo: '11:30',
		afternoonFrom: '13:00',
		afternoonTo: '17:00',
		saturdayMorning: true,
		adminName: '',
		adminTitle: '',
		username: '',
		password: '',
		procedures: props.procedures.map((one) => one.code) as readonly string[],
	});
	type TextKey =
		| 'name'
		| 'code'
		| 'agencyCode'
		| 'address'
		| 'phone'
		| 'adminName'
		| 'adminTitle'
		| 'username'
		| 'password';
	const required: readonly TextKey[] = ['name', 'code', 'agencyCode', 'adminName', 'username', 'password'];
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const error = (key: TextKey): string | null => {
		if (!tried()) return null;
		if (required.includes(key) && values[key].trim() === '') return t('required');
		if (key === 'name' && values.name.trim().length < LEAST_WARD_NAME) return t('wrong.name');
		if (key === 'code' && !isWardCode(values.code)) return t('wrong.code');
		if (key === 'agencyCode' && !isAgencyCode(values.agencyCode)) return t('wrong.agencyCode');
		if (key === 'adminName' && values.adminName.trim().length < LEAST_PERSON_NAME) return t('wrong.adminName');
		if (key === 'username' && !isUsername(values.username)) return t('wrong.username');
		return key === 'password' && values.password.length < LEAST_PASSWORD ? t('short') : null;
	};
	/** Each time is one, and later than the one before it. */
	const timeError = (key: TimeKey): string | null => {
		if (!tried()) return null;
		if (!isTime(values[key])) return t('wrong.time');
		const before = times[times.indexOf(key) - 1];
		return before !== undefined && values[key] <= values[before] ? t('wrong.order') : null;
	};
	const finish = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (required.some((key) => error(key) !== null) || times.some((key) => timeError(key) !== null)) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await api.platform.setup.complete.mutate(toInput(props.token, unwrap(values)));
			props.onDone();
		} catch (cause) {
			setProblem(problemOf(cause));
		} finally {
			setBusy(false);
		}
	};
	const text = (key: TextKey, label: string, help?: string, type: 'text' | 'password' = 'text'): JSX.Element => (
		<Field label={label} help={help} required={required.includes(key)} error={error(key)}>
			<TextInput
				type={type}
				value={values[key]}
				onValue={(next) => setValues(key, next)}
				autocomplete={type === 'password' ? 'new-password' : 'off'}
			/>
		</Field>
	);
	const time = (key: TimeKey, label: string): JSX.Element => (
		<Field label={label} error={timeError(key)}>
			<TimeInput value={values[key]} onValue={(next) => setValues(key, next)} />
		</Field>
	);
	return (
		<form class="grid gap-5" onSubmit={finish} novalidate>
			<Card title={t('ward')}>
				<div class="grid gap-5 sm:grid-cols-2">
					{text('name', t('name'), t('nameHelp'))}
					{text('code', t('code'), t('codeHelp'))}
					<Field label={t('province')} required>
						<Select
							value={values.provinceCode}
							onValue={(next) => setValues('provinceCode', next)}
							options={Object.entries(PROVINCES).map(([value, label]) => ({ value, label }))}
						/>
					</Field>
					{text('agencyCode', t('agencyCode'), t('agencyCodeHelp'))}
					{text('address', t('address'))}
					{text('phone', t('phone'))}
				</div>
			</Card>
			<Card title={t('hours')}>
				<p class="mb-4 text-muted">{t('hoursHelp')}</p>
				<div class="grid grid-cols-2 gap-5 sm:grid-cols-4">
					{time('morningFrom', `${t('morning')}, ${t('from')}`)}
					{time('morningTo', `${t('morning')}, ${t('to')}`)}
					{time('afternoonFrom', `${t('afternoon')}, ${t('from')}`)}
					{time('afternoonTo', `${t('afternoon')}, ${t('to')}`)}
				</div>
				<div class="mt-5">
					<Checkbox
						label={t('saturday')}
						value={values.saturdayMorning}
						onValue={(on) => setValues('saturdayMorning', on)}
					/>
				</div>
			</Card>
			<Card title={t('admin')}>
				<div class="grid gap-5 sm:grid-cols-2">
					{text('adminName', t('adminName'))}
					{text('adminTitle', t('adminTitle'))}
					{text('username', t('username'), t('usernameHelp'))}
					{text('password', t('password'), t('passwordHelp'), 'password')}
				</div>
			</Card>
			<Show when={props.procedures.length > 0}>
				<Card title={t('procedures')}>
					<Field label={t('procedures')} help={t('proceduresHelp')} group hideLabel>
						<CheckboxGroup
							value={values.procedures}
							onValue={(next) => setValues('procedures', next)}
							options={props.procedures.map((one) => ({
								value: one.code,
								label: `${one.code} ${localised(one.name)}`,
							}))}
						/>
					</Field>
				</Card>
			</Show>
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
				<Button type="submit" variant="primary" size="lg" busy={busy()}>
					{t('finish')}
				</Button>
			</div>
		</form>
	);
}

interface Values {
	readonly name: string;
	readonly code: string;
	readonly provinceCode: string;
	readonly agencyCode: string;
	readonly address: string;
	readonly phone: string;
	readonly morningFrom: string;
	readonly morningTo: string;
	readonly afternoonFrom: string;
	readonly afternoonTo: string;
	readonly saturdayMorning: boolean;
	readonly adminName: string;
	readonly adminTitle: string;
	readonly username: string;
	readonly password: string;
	readonly procedures: readonly string[];
}

function toInput(token: string, values: Values): Parameters<typeof api.platform.setup.complete.mutate>[0] {
	return {
		token,
		ward: { name: values.name, code: values.code, provinceCode: values.provinceCode, agencyCode: values.agencyCode },
		settings: { provinceName: PROVINCES[values.provinceCode] ?? '', address: values.address, phone: values.phone },
		hours: {
			morning: [values.morningFrom, values.morningTo],
			afternoon: [values.afternoonFrom, values.afternoonTo],
			saturdayMorning: values.saturdayMorning,
		},
		administrator: {
			name: values.adminName,
			title: values.adminTitle,
			username: values.username,
			password: values.password,
		},
		procedures: [...values.procedures],
	};
}
