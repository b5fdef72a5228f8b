import { Link, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useShellText } from './texts.ts';
import { useWard } from './ward.ts';

/** Where the office is, when it is open, how to reach it. */
export function Footer(): JSX.Element {
	const t = useShellText();
	const { localised } = useI18n();
	const ward = useWard();
	return (
		<footer class="mt-12 border-t border-line bg-sunken" data-print="hide">
			<Show when={!ward.isPending && ward.data}>
				{(info) => (
					<div class="mx-auto grid max-w-5xl gap-6 px-4 py-8 text-sm sm:grid-cols-2">
						<div>
							<p class="font-semibold">{t('footer')}</p>
							<p class="mt-1">
								{info().name}, {info().provinceName}
							</p>
							<p>{info().address}</p>
							<Show when={info().phone}>
								<p class="mt-1">
									{t('phone')}: <Link href={`tel:${info().phone}`}>{info().phone}</Link>
								</p>
							</Show>
						</div>
						<div>
							<p class="font-semibold">{t('hours')}</p>
							<ul class="mt-1">
								<For each={info().sessions}>{(session) => <li>{localised(session)}</li>}</For>
							</ul>
						</div>
					</div>
				)}
			</Show>
		</footer>
	);
}
