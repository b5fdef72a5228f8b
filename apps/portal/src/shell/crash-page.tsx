import { Button, problemOf, useI18n } from '@motcua/ui';
import { useLocation } from '@solidjs/router';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createEffect, type JSX, on } from 'solid-js';
import { useShellText } from './texts.ts';

/** A page's script that is gone from the server because a new release came. */
function isOutdated(error: unknown): boolean {
	return error instanceof TypeError && /dynamically imported|module script|importing a module/i.test(error.message);
}

/** Shown by the error boundary instead of a page that failed; going to another page tries again (`onLeave`). */
export function CrashPage(props: { readonly error: unknown; readonly onLeave: () => void }): JSX.Element {
	const t = useShellText();
	const i18n = useI18n();
	const location = useLocation();
	createEffect(
		on(
			() => location.pathname,
			() => props.onLeave(),
			{ defer: true },
		),
	);
	console.error(props.error);
	return (
		<div class="mx-auto max-w-xl py-12 text-center" role="alert">
			<h1 class="text-2xl font-bold">{t('crashTitle')}</h1>
			<p class="mt-3">{isOutdated(props.error) ? t('outdatedText') : t('crashText')}</p>
			<p class="mt-2 text-sm text-muted">{i18n.t('errors.code', { code: problemOf(props.error).code })}</p>
			<Button class="mt-6" variant="primary" icon={<RotateCw size={18} />} onClick={() => globalThis.location.reload()}>
				{t('reload')}
			</Button>
		</div>
	);
}
