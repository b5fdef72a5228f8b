import type { ProcedureDetail } from '@motcua/server/router';
import { Alert, Card, KeyValueList, LinkButton, PageHeader, PrintButton, useI18n } from '@motcua/ui';
import { QueryView } from '@motcua/ui/api';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import FilePen from 'lucide-solid/icons/file-pen';
import { For, type JSX, Show } from 'solid-js';
import { queries } from '../api.ts';
import { usePage } from '../shell/page.ts';
import { useWard } from '../shell/ward.ts';
import { PapersCard } from './papers-card.tsx';
import { useProcedureText } from './texts.ts';

export default function ProcedurePage(): JSX.Element {
	const params = useParams<{ code: string }>();
	const procedure = useQuery(() => queries.public.procedure.get({ code: params.code }));
	const t = useProcedureText();
	return (
		<QueryView query={procedure} heading={t('code', { code: params.code })}>
			{(detail) => <Procedure procedure={detail()} />}
		</QueryView>
	);
}

function Procedure(props: { readonly procedure: ProcedureDetail }): JSX.Element {
	const t = useProcedureText();
	const { localised } = useI18n();
	const ward = useWard();
	usePage(() => localised(props.procedure.name));
	const open = () => ward.isPending || ward.data?.onlineFiling !== false;
	const fileButton = () => (
		<Show when={open()} fallback={<p class="font-medium text-warn">{t('closed')}</p>}>
			<LinkButton
				href={`/nop/${props.procedure.code}`}
				variant="primary"
				size="lg"
				wide
				icon={<FilePen size={20} />}
				data-print="hide"
			>
				{t('file')}
			</LinkButton>
		</Show>
	);
	return (
		<article>
			<PageHeader
				back={{ href: '/thu-tuc', label: t('back') }}
				eyebrow={`${localised(props.procedure.category)} · ${t('code', { code: props.procedure.code })}`}
				title={<LongTitle text={localised(props.procedure.name)} />}
				lead={localised(props.procedure.summary)}
			/>
			<div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
				<div class="order-2 grid min-w-0 gap-6 lg:order-1">
					<PapersCard documents={props.procedure.documents} />
					<FeeCard procedure={props.procedure} />
					<BenefitCard benefits={props.procedure.benefits} />
					<StepsCard steps={props.procedure.steps} />
					<LegalCard procedure={props.procedure} />
				</div>
				<div class="order-1 grid gap-4 lg:sticky lg:top-4 lg:order-2">
					<Overview procedure={props.procedure} />
					{fileButton()}
					<PrintButton variant="quiet" />
				</div>
			</div>
		</article>
	);
}

/** Official names may run to four lines; they are set smaller then, never cut. */
function LongTitle(props: { readonly text: string }): JSX.Element {
	return <span class={props.text.length > 110 ? 'text-lg leading-7 font-semibold sm:text-xl' : ''}>{props.text}</span>;
}

function Overview(props: { readonly procedure: ProcedureDetail }): JSX.Element {
	const t = useProcedureText();
	const { localised, format } = useI18n();
	const limit = () => (
		<>
			<span class="font-semibold">{format.limit(props.procedure.timeLimit)}</span>
			<Show when={props.procedure.timeLimit.note}>
				<span class="mt-1 block text-sm text-muted">{localised(props.procedure.timeLimit.note)}</span>
			</Show>
		</>
	);
	return (
		<Card title={t('overview')}>
			<dl class="grid gap-3">
				<Fact label={t('limit')}>{limit()}</Fact>
				<Fact label={t('fee')}>
					<span class={localised(props.procedure.feeText).length > 60 ? '' : 'font-semibold'}>
						{localised(props.procedure.feeText)}
					</span>
				</Fact>
				<Fact label={t('result')}>{localised(props.procedure.resultName)}</Fact>
				<Fact label={t('authority')}>{localised(props.procedure.authority)}</Fact>
				<Fact label={t('level')}>{t(props.procedure.onlineLevel)}</Fact>
				<Show when={props.procedure.officers.length > 0}>
					<Fact label={t('officers')}>
						<For each={props.procedure.officers}>
							{(officer) => (
								<span class="block">
									{officer.name}
									<span class="text-sm text-muted">
										{' '}
										· {[officer.title, officer.phone].filter(Boolean).join(' · ')}
									</span>
								</span>
							)}
						</For>
					</Fact>
				</Show>
			</dl>
		</Card>
	);
}

function Fact(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
	return (
		<div>
			<dt class="text-sm text-muted">{props.label}</dt>
			<dd>{props.children}</dd>
		</div>
	);
}

/** The rule behind the fee, and its amounts; nothing when the summary has said it all. */
function FeeCard(props: { readonly procedure: ProcedureDetail }): JSX.Element {
	const t = useProcedureText();
	const { localised, format } = useI18n();
	const note = () => {
		const text = localised(props.procedure.feeNote);
		return text === localised(props.procedure.feeText) ? '' : text;
	};
	const amounts = () =>
		props.procedure.feeAmounts.map((amount) => ({
			key: amount.key,
			label: localised(amount.label),
			value: format.money(amount.amountVnd),
		}));
	return (
		<Show when={note() || amounts().length > 0}>
			<Card title={t('fee')}>
				<Show when={note()}>
					<p class="mb-2">{note()}</p>
				</Show>
				<KeyValueList items={amounts()} />
			</Card>
		</Show>
	);
}

/** Amounts that the ward pays to the citizen; nothing where a procedure gives none. */
function BenefitCard(props: { readonly benefits: ProcedureDetail['benefits'] }): JSX.Element {
	const t = useProcedureText();
	const { localised, format } = useI18n();
	const amounts = () =>
		props.benefits.map(({ key, label, amountVnd }) => ({
			key,
			label: localised(label),
			value: format.money(amountVnd),
		}));
	return (
		<Show when={amounts().length > 0}>
			<Card title={t('benefits')}>
				<KeyValueList items={amounts()} />
			</Card>
		</Show>
	);
}

function StepsCard(props: { readonly steps: ProcedureDetail['steps'] }): JSX.Element {
	const t = useProcedureText();
	const { localised } = useI18n();
	return (
		<Card title={t('steps')}>
			<ol class="grid gap-3">
				<For each={props.steps}>
					{(step, index) => (
						<li class="flex gap-3">
							<span
								aria-hidden="true"
								class="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink"
							>
								{index() + 1}
							</span>
							<span>
								{localised(step.name)}
								<span class="block text-sm text-muted">{localised(step.by)}</span>
							</span>
						</li>
					)}
				</For>
			</ol>
		</Card>
	);
}

function LegalCard(props: { readonly procedure: ProcedureDetail }): JSX.Element {
	const t = useProcedureText();
	const { localised } = useI18n();
	return (
		<>
			<Card title={t('legal')}>
				<ul class="list-disc pl-5">
					<For each={props.procedure.legalBasis}>{(text) => <li>{localised(text)}</li>}</For>
				</ul>
				<p class="mt-3 text-sm text-muted">{t('version', { version: props.procedure.version })}</p>
			</Card>
			<Show when={props.procedure.unverified.length > 0}>
				<Alert tone="warn" title={t('unverifiedTitle')}>
					<p>{t('unverifiedText')}</p>
					<ul class="mt-2 list-disc pl-5">
						<For each={props.procedure.unverified}>{(text) => <li>{localised(text)}</li>}</For>
					</ul>
				</Alert>
			</Show>
		</>
	);
}
