import { Button, ErrorState, problemOf } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useLaterText } from '../later-texts.ts';
import type { Submission } from './use-submission.ts';

/** While it is sent again: says so. When it failed: why, what to do, and that filing again is safe. */
export function SubmitProblem(props: { readonly submission: Submission }): JSX.Element {
	const t = useLaterText();
	return (
		<>
			<p role="status" class="text-muted">
				<Show when={props.submission.isPending() && props.submission.failures() > 0}>
					{t('review.again', { count: props.submission.failures() })}
				</Show>
			</p>
			<Show when={!props.submission.isPending() && props.submission.error()}>
				{(error) => (
					<div class="grid gap-2">
						<ErrorState title={t('review.failed')} error={error()} />
						{/* The draft is kept in this browser; opened anew it is made fit for the version that is published now. */}
						<Show when={problemOf(error()).code === 'procedure.outdated'}>
							<div>
								<Button variant="primary" onClick={() => location.reload()}>
									{t('review.openNew')}
								</Button>
							</div>
						</Show>
						<Show when={problemOf(error()).retryable}>
							<p class="font-medium">{t('review.safe')}</p>
						</Show>
					</div>
				)}
			</Show>
		</>
	);
}
