import {
	Alert,
	Button,
	Card,
	Checkbox,
	ErrorState,
	Field,
	NumberInput,
	notify,
	type Problem,
	problemOf,
	Skeleton,
	TextArea,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { api, type Inputs, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { isAgencyCode, isEmailOrEmpty, LEAST_WARD_NAME } from '../shell/input-rules.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './texts.ts';

type Saving = Inputs['ward']['settings']['save'];
type TextKey = 'provinceName' | 'address' | 'phone' | 'email' | 'parentBody' | 'serviceCentre' | 'place';
const aboutKeys: readonly TextKey[] = ['provinceName', 'address', 'phone', 'email'];
const printKeys: readonly TextKey[] = ['parentBody', 'serviceCentre', 'place'];

/** What the ward says about itself and how its desk works. */
export default function SettingsPage(): JSX.Element {
	const t = useText();
	const settings = useQuery(() => ({
		...queries.ward.settings.get(),
		// Under an open form nothing is fetched again by itself: it would throw away what was typed.
		staleTime: Number.POSITIVE_INFINITY,
		refetchOnMount: 'always' as const,
	}));
	return (
		<>
			<PageHead title={t('title')} lead={t('lead')} />
			<Switch fallback={<Skeleton lines={10} />}>
				<Match when={settings.error}>
					<ErrorState error={settings.error} onRetry={() => settings.refetch()} />
				</Match>
				<Match when={!settings.isFetching && settings.data} keyed>
					{(data) => (
						<SettingsForm
							initial={{
								expectedVersion: data.version,
								name: data.name,
								agencyCode: data.agencyCode,
								settings: structuredClone(unwrap(data.settings)),
							}}
						/>
					)}
				</Match>
			</Switch>
		</>
	);
}

function SettingsForm(props: { readonly initial: Saving }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [values, setValues] = createStore<Saving>(props.initial);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const [tried, setTried] = createSignal(false);
	const rules = () => values.settings.rules;
	const complaints = () => ({
		name: values.name.trim().length < LEAST_WARD_NAME ? t('wrong.name') : null,
		agencyCode: isAgencyCode(values.agencyCode) ? null : t('wrong.agencyCode'),
		email: isEmailOrEmpty(values.settings.email ?? '') ? null : t('wrong.email'),
	});
	const error = (key: keyof ReturnType<typeof complaints>): string | null => (tried() ? complaints()[key] : null);
	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (Object.values(complaints()).some((complaint) => complaint !== null)) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const { version } = await api.ward.settings.save.mutate(unwrap(values));
			notify({ tone: 'good', title: t('saved', { version }) });
			setValues('expectedVersion', version);
			void client.invalidateQueries({ queryKey: queries.public.ward.key() });
			void client.invalidateQueries({ queryKey: queries.desk.me.key() });
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	const textField = (key: TextKey): JSX.Element => (
		<Field label={t(key)} error={key === 'email' ? error('email') : null}>
			<TextInput value={values.settings[key] ?? ''} onValue={(text) => setValues('settings', key, text)} />
		</Field>
	);
	return (
		<form onSubmit={save} novalidate>
			<fieldset disabled={!may('settings.manage')} class="grid gap-5 lg:grid-cols-2 lg:items-start">
				<Card title={t('about')}>
					<div class="grid gap-5">
						<Field label={t('name')} required error={error('name')}>
							<TextInput value={values.name} onValue={(text) => setValues('name', text)} />
						</Field>
						<Field label={t('agencyCode')} help={t('agencyCodeHelp')} required error={error('agencyCode')}>
							<TextInput value={values.agencyCode} onValue={(text) => setValues('agencyCode', text)} />
						</Field>
						{aboutKeys.map(textField)}
					</div>
				</Card>
				<Card title={t('print')}>
					<div class="grid gap-5">
						{printKeys.map(textField)}
						<Field label={t('signerOffice')} help={t('signerOfficeHelp')}>
							<TextArea
								value={(values.settings.signerOffice ?? []).join('\n')}
								onValue={(text) => setValues('settings', 'signerOffice', text.split('\n').slice(0, 4))}
							/>
						</Field>
					</div>
				</Card>
				<Card title={t('rules')} class="lg:col-span-2">
					<div class="grid gap-5 sm:grid-cols-2">
						<Field label={t('supplementDays')} help={t('unverified')}>
							<NumberInput
								value={rules()?.supplementWorkingDays ?? null}
								onValue={(next) =>
									setValues('settings', 'rules', (all) => ({ ...all, supplementWorkingDays: next ?? 0 }))
								}
							/>
						</Field>
						<Field label={t('acceptanceHours')} help={t('unverified')}>
							<NumberInput
								value={rules()?.acceptanceWorkingHours ?? null}
								onValue={(next) =>
									setValues('settings', 'rules', (all) => ({ ...all, acceptanceWorkingHours: next ?? 1 }))
								}
							/>
						</Field>
						<Field label={t('oldVersionDays')} help={t('oldVersionHelp')}>
							<NumberInput
								value={values.settings.oldVersionDays ?? null}
								onValue={(next) => setValues('settings', 'oldVersionDays', Math.min(Math.max(next ?? 0, 0), 90))}
							/>
						</Field>
						<Checkbox
							label={t('onlineFiling')}
							help={t('onlineHelp')}
							value={values.settings.onlineFiling ?? true}
							onValue={(on) => setValues('settings', 'onlineFiling', on)}
						/>
						<Checkbox
							label={t('publishNeedsApproval')}
							help={t('publishNeedsApprovalHelp')}
							value={values.settings.publishNeedsApproval ?? false}
							onValue={(on) => setValues('settings', 'publishNeedsApproval', on)}
						/>
						<Checkbox
							label={t('countersign')}
							help={t('countersignHelp')}
							value={values.settings.packages?.countersign ?? true}
							onValue={(on) => setValues('settings', 'packages', { countersign: on })}
						/>
						<Checkbox
							label={t('secondSupplement')}
							help={t('secondHelp')}
							value={rules()?.secondSupplement ?? false}
							onValue={(on) => setValues('settings', 'rules', (all) => ({ ...all, secondSupplement: on }))}
						/>
						<Checkbox
							label={t('separateSigner')}
							value={rules()?.separateSigner ?? false}
							onValue={(on) => setValues('settings', 'rules', (all) => ({ ...all, separateSigner: on }))}
						/>
					</div>
				</Card>
			</fieldset>
			<div class="mt-5 flex flex-wrap items-center gap-4">
				<Show when={may('settings.manage')}>
					<Button type="submit" variant="primary" busy={busy()}>
						{t('save')}
					</Button>
				</Show>
				<div role="alert">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
			</div>
		</form>
	);
}
