import RotateCw from 'lucide-solid/icons/rotate-cw';
import { For, type JSX, Show } from 'solid-js';
import { Button } from '../actions/button.tsx';
import { problemOf } from '../api/problem.ts';
import { useI18n } from '../i18n/index.ts';
import { Alert } from './alert.tsx';

/**
 * A failure in the reader's language: what happened, what to do, the code for the help desk, and a retry where trying
 * again can help. Takes whatever was thrown.
 */
export function ErrorState(props: {
	readonly error: unknown;
	readonly onRetry?: (() => void) | undefined;
	readonly title?: string;
}): JSX.Element {
	const { t, localised } = useI18n();
	const problem = () => problemOf(props.error);
	return (
		<Alert
			tone="bad"
			role="alert"
			title={props.title ?? t('errors.wrongTitle')}
			actions={
				<Show when={props.onRetry && problem().kind !== 'notFound' && problem().kind !== 'forbidden'}>
					<Button size="md" icon={<RotateCw size={18} />} onClick={() => props.onRetry?.()}>
						{t('common.retry')}
					</Button>
				</Show>
			}
		>
			<p>{localised(problem().message)}</p>
			<Show when={localised(problem().advice)}>{(advice) => <p class="mt-1">{advice()}</p>}</Show>
			<p class="mt-1 text-sm text-muted">{t('errors.code', { code: problem().code })}</p>
		</Alert>
	);
}

/** Grey lines in the place of what is loading. Says so once to screen readers. */
export function Skeleton(props: { readonly lines?: number; readonly tall?: boolean }): JSX.Element {
	const { t } = useI18n();
	const widths = ['w-2/3', 'w-full', 'w-5/6', 'w-3/4'];
	return (
		<div role="status" class="grid gap-3">
			<span class="visually-hidden">{t('common.loading')}</span>
			<For each={Array.from({ length: props.lines ?? 3 }, (_, index) => index)}>
				{(index) => (
					<div
						class={`animate-pulse rounded-md bg-line ${props.tall ? 'h-20 w-full' : `h-5 ${widths[index % widths.length]}`}`}
					/>
				)}
			</For>
		</div>
	);
}
