import { Toaster as ArkToasterRoot, createToaster, Toast } from '@ark-ui/solid/toast';
import X from 'lucide-solid/icons/x';
import { type JSX, onCleanup, onMount, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { type Tone, toneBox } from '../tone.ts';
import { ToneIcon } from '../tone-icon.tsx';
import { type Notice, receiveNotices } from './notify.ts';

const TYPES = { info: 'info', good: 'success', warn: 'warning', bad: 'error' } as const;
const TONES: Record<string, Tone> = { info: 'info', success: 'good', warning: 'warn', error: 'bad' };
const FOREVER = 24 * 3_600_000;

/** The part of {@link Toaster} that needs Ark's toast machine. */
export default function ArkToaster(props: { readonly early: readonly Notice[] }): JSX.Element {
	const { t } = useI18n();
	const toaster = createToaster({ placement: 'bottom', overlap: false, gap: 12, max: 3 });
	const show = (notice: Notice) =>
		void toaster.create({
			type: TYPES[notice.tone],
			title: notice.title,
			...(notice.text === undefined ? {} : { description: notice.text }),
			duration: notice.lasts ?? (notice.tone === 'bad' ? FOREVER : 6_000),
		});
	onMount(() => {
		// The live region must be in the page before its first words, or screen readers miss them.
		const timer = setTimeout(() => {
			for (const notice of props.early) show(notice);
			disconnect = receiveNotices(show);
		}, 150);
		let disconnect = (): void => clearTimeout(timer);
		onCleanup(() => disconnect());
	});
	return (
		<ArkToasterRoot toaster={toaster} data-print="hide">
			{(toast) => (
				<Toast.Root
					class={`flex w-[min(28rem,calc(100vw-2rem))] items-start gap-3 rounded-lg border px-4 py-3 text-ink shadow-raised ${toneBox[TONES[toast().type ?? 'info'] ?? 'info']}`}
				>
					<ToneIcon tone={TONES[toast().type ?? 'info'] ?? 'info'} class="mt-0.75" />
					<div class="min-w-0 grow">
						<Toast.Title class="font-semibold">{toast().title}</Toast.Title>
						<Show when={toast().description}>
							<Toast.Description class="text-sm">{toast().description}</Toast.Description>
						</Show>
					</div>
					<Toast.CloseTrigger
						aria-label={t('common.close')}
						class="inline-flex size-9 items-center justify-center rounded-md"
					>
						<X size={18} />
					</Toast.CloseTrigger>
				</Toast.Root>
			)}
		</ArkToasterRoot>
	);
}
