import { Alert, Skeleton } from '@motcua/ui';
import type { RouteSectionProps } from '@solidjs/router';
import { ErrorBoundary, type JSX, Show, Suspense } from 'solid-js';
import { CrashPage } from './crash-page.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useShellText } from './texts.ts';
import { useWard } from './ward.ts';

/** What stands around every page. A page that fails leaves the header usable. */
export function Layout(props: RouteSectionProps): JSX.Element {
	const t = useShellText();
	const ward = useWard();
	const info = () => (ward.isPending ? undefined : ward.data);
	return (
		<div class="flex min-h-dvh flex-col">
			<Header />
			<main id="main" tabindex="-1" class="mx-auto w-full max-w-5xl grow px-4 py-6 sm:py-8">
				<Show when={info() && !info()?.onlineFiling}>
					<Alert tone="warn" class="mb-6">
						{t('closed')}
					</Alert>
				</Show>
				<ErrorBoundary fallback={(error, reset) => <CrashPage error={error} onLeave={reset} />}>
					<Suspense fallback={<Skeleton lines={6} />}>{props.children}</Suspense>
				</ErrorBoundary>
			</main>
			<Footer />
		</div>
	);
}
