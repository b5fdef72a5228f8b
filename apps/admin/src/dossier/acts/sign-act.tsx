import type { DossierAction } from '@motcua/server/views';
import { Alert, Checkbox, ErrorState, LinkButton, Skeleton, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import FileText from 'lucide-solid/icons/file-text';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';

/** Shows the result as it will be signed; what is signed is what was shown, or nothing. */
export function SignAct(props: ActProps & { readonly action: Extract<DossierAction, { kind: 'sign' }> }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const act = useAct(() => props.dossier);
	const [read, setRead] = createSignal(false);
	const [tried, setTried] = createSignal(false);
	const preview = useQuery(() => ({
		queryKey: ['signPreview', props.dossier.id, props.dossier.seq, props.action.step],
		queryFn: () => api.desk.dossier.signPreview.mutate({ dossierId: props.dossier.id, step: props.action.step }),
		staleTime: Number.POSITIVE_INFINITY,
	}));
	const confirm = async (): Promise<void> => {
		setTried(true);
		const sha256 = preview.data?.sha256;
		if (!read() || sha256 === undefined) return;
		const { step, outcome } = props.action;
		if (await act.run((desk, target) => desk.sign.mutate({ ...target, step, outcome, sha256 }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('sign.title')}
			lead={t('sign.text')}
			confirm={localised(props.action.label)}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Switch fallback={<Skeleton lines={3} />}>
				<Match when={preview.error}>
					<ErrorState error={preview.error} onRetry={() => preview.refetch()} />
				</Match>
				<Match when={preview.data}>
					{(data) => (
						<div class="grid gap-4">
							<LinkButton
								href={data().url}
								rel="external"
								target="_blank"
								download={data().file.name}
								icon={<FileText size={18} />}
							>
								{t('sign.open')}
							</LinkButton>
							<p class="text-sm">
								<span class="block text-muted">{t('sign.hash')}</span>
								<code class="break-all">{data().sha256}</code>
							</p>
							<Show when={tried() && !read()}>
								<Alert tone="warn">{t('sign.mustRead')}</Alert>
							</Show>
							<Checkbox label={t('sign.read')} value={read()} onValue={setRead} />
						</div>
					)}
				</Match>
			</Switch>
		</ActDialog>
	);
}
