import type { FileView } from '@motcua/server/views';
import { Badge, Link, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** Files of a dossier to save; pictures can be looked at as a re-encoded copy. */
export function FileLinks(props: { readonly dossierId: string; readonly files: readonly FileView[] }): JSX.Element {
	return (
		<ul class="grid gap-2">
			<For each={props.files}>{(file) => <FileLink dossierId={props.dossierId} file={file} />}</For>
		</ul>
	);
}

function FileLink(props: { readonly dossierId: string; readonly file: FileView }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const [looking, setLooking] = createSignal(false);
	const url = (query = '') => `/api/files/${props.file.fileId}?dossier=${props.dossierId}${query}`;
	const isPicture = () => props.file.mime.startsWith('image/');
	return (
		<li class="min-w-0">
			<div class="flex flex-wrap items-baseline gap-x-3 gap-y-1">
				<Link href={url()} rel="external" target="_self" download={props.file.name} class="min-w-0 break-all">
					{props.file.name}
				</Link>
				<span class="text-sm whitespace-nowrap text-muted">
					{format.bytes(props.file.bytes)}
					<Show when={props.file.pages}>{(count) => ` · ${t('papers.pages', { count: count() })}`}</Show>
				</span>
				<Show when={isPicture()}>
					<button
						type="button"
						class="min-h-9 font-medium text-accent-ink hover:underline"
						aria-expanded={looking()}
						onClick={() => setLooking(!looking())}
					>
						{t('papers.preview')}
					</button>
					<Link href={url('&as=pdf')} rel="external" target="_self" download="">
						{t('papers.asPdf')}
					</Link>
				</Show>
				<Show when={props.file.scan === 'notScanned'}>
					<Badge tone="warn">{t('papers.notScanned')}</Badge>
				</Show>
			</div>
			<Show when={looking()}>
				<img
					src={url('&preview=1')}
					alt={props.file.name}
					class="mt-2 max-h-[70dvh] max-w-full rounded-md border border-line"
				/>
			</Show>
		</li>
	);
}
