import { ErrorState } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { ChooseProcedure } from './choose-procedure.tsx';
import { CounterForm } from './counter-form.tsx';
import { useText } from './texts.ts';

/** Filing for somebody who stands at the counter, or whose papers came by post: first which procedure, then its form. */
export default function CounterPage(): JSX.Element {
	const params = useParams<{ code?: string }>();
	return (
		<Show when={params.code} keyed fallback={<ChooseProcedure />}>
			{(code) => <ChosenProcedure code={code} />}
		</Show>
	);
}

function ChosenProcedure(props: { readonly code: string }): JSX.Element {
	const t = useText();
	const procedure = useQuery(() => ({ ...queries.public.procedure.get({ code: props.code }), staleTime: 60_000 }));
	const ward = useQuery(() => queries.public.ward.info());
	const both = () => {
		const [detail, info] = [procedure.data, ward.data];
		return detail && info ? { detail, info } : null;
	};
	return (
		<Switch fallback={<PageSkeleton />}>
			<Match when={both()} keyed>
				{({ detail, info }) => <CounterForm procedure={detail} maxFileBytes={info.limits.fileBytes} />}
			</Match>
			<Match when={procedure.error ?? ward.error}>
				{(error) => (
					<>
						<PageHead title={t('title')} back={{ href: '/admin/nop-tai-quay', label: t('back') }} />
						<ErrorState error={error()} onRetry={() => procedure.refetch()} />
					</>
				)}
			</Match>
		</Switch>
	);
}
