import { Button, useI18n } from '@motcua/ui';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { FilingState } from '../filing-state.ts';
import { useFilingText } from '../texts.ts';

const ClearDraftDialog = lazy(() => import('./clear-draft-dialog.tsx'));

/** Says what is kept on this device, warns about shared ones, and lets one switch it off or clear it. */
export function DraftPanel(props: { readonly state: FilingState; readonly onCleared: () => void }): JSX.Element {
	const t = useFilingText();
	const { format } = useI18n();
	const [asking, setAsking] = createSignal(false);
	const keeps = () => props.state.keepsDraft();
	const text = () => {
		if (!keeps()) return t('draft.off');
		const at = props.state.savedAt();
		return at ? t('draft.saved', { at: format.dateTime(at) }) : t('draft.saving');
	};
	return (
		<section class="rounded-lg border border-line p-3 text-sm">
			<p>{text()}</p>
			<Show when={keeps()}>
				<p class="mt-1 text-muted">{t('draft.shared')}</p>
			</Show>
			<div class="mt-2 flex flex-wrap gap-2">
				<Button size="sm" onClick={() => props.state.setKeepsDraft(!keeps())}>
					{keeps() ? t('draft.turnOff') : t('draft.turnOn')}
				</Button>
				<Button size="sm" variant="quiet" onClick={() => setAsking(true)}>
					{t('draft.clear')}
				</Button>
			</div>
			<Show when={asking()}>
				<Suspense>
					<ClearDraftDialog
						onCancel={() => setAsking(false)}
						onConfirm={() => {
							props.state.forget();
							props.onCleared();
						}}
					/>
				</Suspense>
			</Show>
		</section>
	);
}
