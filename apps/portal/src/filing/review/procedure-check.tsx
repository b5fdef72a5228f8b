import { Alert, Spinner, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import type { FilingState } from '../filing-state.ts';
import { useLaterText } from '../later-texts.ts';

/**
 * Asks the procedure's own code what it thinks of the answers. It advises and never stops a filing, so a check that
 * cannot run is said in one line.
 */
export function ProcedureCheck(props: { readonly state: FilingState }): JSX.Element {
	const t = useLaterText();
	const { localised } = useI18n();
	const { procedure, form } = props.state;
	const check = useQuery(() => ({
		queryKey: ['check', procedure.digest, form.answers()],
		queryFn: () =>
			api.public.dossier.check.mutate({ code: procedure.code, digest: procedure.digest, answers: form.answers() }),
		enabled: procedure.validates,
		retry: 0,
		staleTime: Number.POSITIVE_INFINITY,
	}));
	// The form's own findings are shown by the form; here only what the server knows more.
	const news = () => {
		const own = new Set(form.evaluation().findings.map((finding) => `${finding.path} ${finding.code}`));
		return (check.data?.findings ?? []).filter((finding) => !own.has(`${finding.path} ${finding.code}`));
	};
	return (
		<Show when={procedure.validates}>
			<div role="status">
				<Switch>
					<Match when={check.isPending}>
						<p class="flex items-center gap-2 text-muted">
							<Spinner /> {t('review.checking')}
						</p>
					</Match>
					<Match when={check.isError || check.data?.validator === 'unavailable'}>
						<Alert>{t('review.unavailable')}</Alert>
					</Match>
					<Match when={news().length > 0}>
						<Alert tone="warn" title={t('review.findings')}>
							<ul class="list-disc pl-5">
								<For each={news()}>{(finding) => <li>{localised(finding.message)}</li>}</For>
							</ul>
							<p class="mt-2">{t('review.findingsText')}</p>
						</Alert>
					</Match>
				</Switch>
			</div>
		</Show>
	);
}
