import { createSignal, type JSX, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { type Notice, receiveNotices } from './notify.ts';

const ArkToaster = lazy(() => import('./ark-toaster.tsx'));

/**
 * Put one into the app's root; {@link notify} from anywhere. The machinery behind it is loaded with the first message,
 * so that a page that never shows one does not carry it.
 */
export function Toaster(): JSX.Element {
	const [wanted, setWanted] = createSignal(false);
	const [early, setEarly] = createSignal<readonly Notice[]>([]);
	onMount(() => {
		onCleanup(
			receiveNotices((notice) => {
				setEarly((all) => [...all, notice]);
				setWanted(true);
			}),
		);
	});
	return (
		<Show when={wanted()}>
			<Suspense>
				<ArkToaster early={early()} />
			</Suspense>
		</Show>
	);
}
