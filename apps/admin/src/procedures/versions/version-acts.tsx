import type { ProcedureVersions, VersionView } from '@motcua/server/views';
import { Button, ConfirmDialog, Field, notify, TextArea } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { useText } from './texts.ts';

type Act = 'rollback' | 'quarantine' | 'release' | 'uninstall';
const done = {
	rollback: 'rolledBack',
	quarantine: 'quarantined',
	release: 'released',
	uninstall: 'uninstalled',
} as const;

/** What a person may do with a version, each asked for once more before it is done. */
export function VersionActs(props: {
	readonly code: string;
	readonly version: VersionView;
	readonly onChanged: (fresh: ProcedureVersions) => void;
}): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const [asking, setAsking] = createSignal<Act | null>(null);
	const [reason, setReason] = createSignal('');
	const target = () => ({ code: props.code, digest: props.version.digest });
	const calls: Readonly<Record<Act, () => Promise<ProcedureVersions>>> = {
		rollback: () => api.ward.versions.rollback.mutate(target()),
		quarantine: () => api.ward.versions.quarantine.mutate({ ...target(), reason: reason() }),
		release: () => api.ward.versions.release.mutate(target()),
		uninstall: () => api.ward.versions.uninstall.mutate(target()),
	};
	const act = async (): Promise<void> => {
		const chosen = asking();
		if (chosen === null) return;
		const { version } = props.version;
		props.onChanged(await calls[chosen]());
		setAsking(null);
		notify({ tone: 'good', title: t(done[chosen], { version }) });
	};
	const isHere = () => props.version.state !== 'retired';
	return (
		<>
			<Show when={may('procedures.publish') && props.version.againstRollback.length === 0}>
				<Button size="sm" onClick={() => setAsking('rollback')}>
					{t('rollback')}
				</Button>
			</Show>
			<Show when={may('procedures.quarantine') && isHere() && props.version.quarantine === null}>
				<Button size="sm" onClick={() => setAsking('quarantine')}>
					{t('quarantine')}
				</Button>
			</Show>
			<Show when={may('procedures.quarantine') && isHere() && props.version.quarantine !== null}>
				<Button size="sm" variant="primary" onClick={() => setAsking('release')}>
					{t('release')}
				</Button>
			</Show>
			<Show when={may('procedures.uninstall') && props.version.againstUninstall.length === 0}>
				<Button size="sm" onClick={() => setAsking('uninstall')}>
					{t('uninstall')}
				</Button>
			</Show>
			<ConfirmDialog
				open={asking() !== null}
				title={t(`${asking() ?? 'rollback'}Title`, { version: props.version.version })}
				confirmLabel={t(asking() ?? 'rollback')}
				danger={asking() === 'quarantine' || asking() === 'uninstall'}
				disabled={asking() === 'quarantine' && reason().trim() === ''}
				onCancel={() => setAsking(null)}
				onConfirm={act}
			>
				<p>{t(`${asking() ?? 'rollback'}Text`)}</p>
				<Show when={asking() === 'quarantine'}>
					<div class="mt-4">
						<Field label={t('reason')} help={t('reasonHelp')} required>
							<TextArea value={reason()} onValue={setReason} />
						</Field>
					</div>
				</Show>
			</ConfirmDialog>
		</>
	);
}
