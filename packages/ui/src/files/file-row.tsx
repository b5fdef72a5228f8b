import CircleAlert from 'lucide-solid/icons/circle-alert';
import FileText from 'lucide-solid/icons/file-text';
import ImageIcon from 'lucide-solid/icons/image';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/icon-button.tsx';
import { useI18n } from '../i18n/index.ts';
import type { QueuedFile } from './file-queue.ts';
import { useFileText } from './texts.ts';
import type { UploadedFile } from './upload.ts';

function Row(props: {
	readonly mime: string;
	readonly bad?: boolean;
	readonly children: JSX.Element;
	readonly actions: JSX.Element;
}): JSX.Element {
	return (
		<li
			class={`flex min-w-0 items-center gap-3 rounded-md border px-3 py-1.5 ${props.bad ? 'border-bad-line bg-bad-soft' : 'border-line bg-surface'}`}
		>
			<Show when={props.mime.startsWith('image/')} fallback={<FileText size={20} class="shrink-0 text-muted" />}>
				<ImageIcon size={20} class="shrink-0 text-muted" />
			</Show>
			<div class="min-w-0 grow">{props.children}</div>
			<div class="flex shrink-0">{props.actions}</div>
		</li>
	);
}

/** A stored file with its size and pages. */
export function StoredRow(props: {
	readonly file: UploadedFile;
	readonly onRemove?: (() => void) | undefined;
}): JSX.Element {
	const t = useFileText();
	const { format } = useI18n();
	const facts = () =>
		[format.bytes(props.file.bytes), props.file.pages === null ? '' : t('pages', { count: props.file.pages })]
			.filter(Boolean)
			.join(' · ');
	return (
		<Row
			mime={props.file.mime}
			actions={
				<Show when={props.onRemove}>
					<IconButton label={t('removeNamed', { name: props.file.name })} onClick={() => props.onRemove?.()}>
						<Trash size={18} />
					</IconButton>
				</Show>
			}
		>
			<p class="truncate font-medium">{props.file.name}</p>
			<p class="text-sm text-muted">{facts()}</p>
		</Row>
	);
}

/** A file that is on its way or did not get through. */
export function QueuedRow(props: {
	readonly item: QueuedFile;
	readonly onRetry: () => void;
	readonly onRemove: () => void;
}): JSX.Element {
	const t = useFileText();
	const percent = () => Math.round(props.item.progress * 100);
	const name = () => props.item.file.name;
	return (
		<Row
			mime={props.item.file.type}
			bad={props.item.state !== 'sending'}
			actions={
				<>
					<Show when={props.item.state === 'failed'}>
						<IconButton label={t('retryNamed', { name: name() })} onClick={() => props.onRetry()}>
							<RotateCw size={18} />
						</IconButton>
					</Show>
					<IconButton label={t('removeNamed', { name: name() })} onClick={() => props.onRemove()}>
						<X size={18} />
					</IconButton>
				</>
			}
		>
			<p class="truncate font-medium">{name()}</p>
			<Show
				when={props.item.state === 'sending'}
				fallback={
					<p class="flex items-start gap-1.5 text-sm text-bad">
						<CircleAlert size={16} class="mt-0.75 shrink-0" /> {props.item.problem}
					</p>
				}
			>
				<div class="flex items-center gap-2">
					<progress
						class="h-2 w-full overflow-hidden rounded-full accent-accent"
						max="100"
						value={percent()}
						aria-label={t('uploading', { name: name(), percent: percent() })}
					/>
					<span class="tabular w-10 shrink-0 text-right text-sm text-muted">{percent()}%</span>
				</div>
			</Show>
		</Row>
	);
}
