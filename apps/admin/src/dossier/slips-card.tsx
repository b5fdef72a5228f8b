import type { DeskDossier } from '@motcua/server/views';
import { Card, Link, useI18n } from '@motcua/ui';
import FileText from 'lucide-solid/icons/file-text';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** The slips of the one-stop desk that this dossier can print now. */
export function SlipsCard(props: { readonly slips: DeskDossier['slips'] }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Show when={props.slips.length > 0}>
			<Card title={t('slips')}>
				<ul class="grid gap-1">
					<For each={props.slips}>
						{(slip) => (
							<li>
								<Link
									href={slip.url}
									rel="external"
									target="_self"
									download=""
									class="inline-flex min-h-9 items-center gap-2"
								>
									<FileText size={18} class="shrink-0" /> {localised(slip.name)}
								</Link>
							</li>
						)}
					</For>
				</ul>
			</Card>
		</Show>
	);
}
