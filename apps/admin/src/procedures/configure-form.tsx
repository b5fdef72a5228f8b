import type { WardProcedure } from '@motcua/server/views';
import {
	Alert,
	Button,
	Card,
	Checkbox,
	CheckboxGroup,
	Field,
	MoneyInput,
	type Problem,
	problemOf,
	Skeleton,
	useI18n,
} from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api, queries } from '../api.ts';
import { useText } from './texts.ts';

/** Fee amounts, officers, and the sheet of rights that the procedure asks for. */
export function ConfigureForm(props: {
	readonly procedure: WardProcedure;
	readonly onSaved: (fresh: WardProcedure) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const staff = useQuery(() => queries.ward.staff.list());
	const [amounts, setAmounts] = createStore<Record<string, number | null>>(
		Object.fromEntries(props.procedure.fee.amounts.map((amount) => [amount.key, amount.amountVnd])),
	);
	const [confirmed, setConfirmed] = createSignal(
		props.procedure.fee.amounts.every((amount) => amount.confirmed) && props.procedure.fee.amounts.length > 0,
	);
	const [officers, setOfficers] = createSignal<readonly string[]>(
		props.procedure.officers.map((officer) => officer.staffId),
	);
	const [grants, setGrants] = createSignal<readonly string[]>(
		props.procedure.capabilities.filter((capability) => capability.granted).map((capability) => capability.use),
	);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const toggle = (use: string, on: boolean) =>
		setGrants((all) => (on ? [...new Set([...all, use])] : all.filter((one) => one !== use)));

	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setBusy(true);
		setProblem(null);
		try {
			const feeAmounts = Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amount ?? 0]));
			const { code } = props.procedure;
			const fresh = await api.ward.procedures.configure.mutate({
				code,
				feeAmounts,
				feeConfirmed: confirmed(),
				officers: [...officers()],
				grants: [...grants()],
			});
			props.onSaved(fresh);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<form class="grid gap-5 lg:grid-cols-2 lg:items-start" onSubmit={save}>
			<Card title={t('fee.title')}>
				<p class="mb-4 text-muted">{localised(props.procedure.fee.note)}</p>
				<Show when={props.procedure.fee.kind === 'free'}>
					<p>{t('fee.free')}</p>
				</Show>
				<Show when={props.procedure.fee.kind !== 'free' || props.procedure.fee.amounts.length > 0}>
					<div class="grid gap-5">
						<For each={props.procedure.fee.amounts}>
							{(amount) => (
								<Field
									label={localised(amount.label)}
									help={t('fee.default', { amount: format.money(amount.defaultVnd) })}
								>
									<MoneyInput value={amounts[amount.key] ?? null} onValue={(next) => setAmounts(amount.key, next)} />
								</Field>
							)}
						</For>
						<Checkbox label={t('fee.confirm')} value={confirmed()} onValue={setConfirmed} />
					</div>
				</Show>
			</Card>
			<Card title={t('officers.title')}>
				<Show when={staff.data} fallback={<Skeleton lines={4} />}>
					{(people) => (
						<Field label={t('officers.title')} help={t('officers.help')} group hideLabel>
							<CheckboxGroup
								value={officers()}
								onValue={setOfficers}
								options={people()
									.filter((person) => person.active)
									.map((person) => ({
										value: person.id,
										label: [person.name, person.title].filter(Boolean).join(' – '),
									}))}
							/>
						</Field>
					)}
				</Show>
			</Card>
			<Card title={t('grants.title')} class="lg:col-span-2">
				<p class="mb-3 text-muted">{t('grants.help')}</p>
				<Show when={props.procedure.capabilities.length > 0} fallback={<p>{t('grants.none')}</p>}>
					<ul>
						<For each={props.procedure.capabilities}>
							{(capability) => (
								<li class="not-first:mt-2">
									<Checkbox
										label={localised(capability.detail)}
										help={localised(capability.why)}
										value={grants().includes(capability.use)}
										onValue={(on) => toggle(capability.use, on)}
									/>
								</li>
							)}
						</For>
					</ul>
				</Show>
			</Card>
			<div class="flex flex-wrap items-center gap-4 lg:col-span-2">
				<Button type="submit" variant="primary" busy={busy()}>
					{t('save')}
				</Button>
				<div role="alert">
					<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
				</div>
			</div>
		</form>
	);
}
