import Camera from 'lucide-solid/icons/camera';
import Upload from 'lucide-solid/icons/upload';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button } from '../actions/button.tsx';
import { useI18n } from '../i18n/index.ts';
import { useControl } from '../inputs/field/field-context.ts';
import { acceptAttribute, type FileKind, isAccepted, kindNames } from './accept.ts';
import { createFileQueue } from './file-queue.ts';
import { QueuedRow, StoredRow } from './file-row.tsx';
import { useFileText } from './texts.ts';
import type { UploadedFile, Uploader } from './upload.ts';

export interface FileDropProps {
	readonly files: readonly UploadedFile[];
	readonly onFiles: (files: readonly UploadedFile[]) => void;
	readonly uploader: Uploader;
	readonly accept: readonly FileKind[];
	/** Bytes of one file. */
	readonly maxBytes: number;
	/** Default 10. */
	readonly maxFiles?: number;
	readonly disabled?: boolean;
	readonly id?: string;
	/** Files are on their way: do not let the form go on before they are stored. */
	readonly onBusy?: (busy: boolean) => void;
}

/**
 * Papers as files: choose, drop, or photograph; progress, retry and removal of each. Files go up one after the other as
 * soon as they are chosen. Put it into a `<Field group>`.
 *
 * ```tsx
 * <FileDrop files={files()} onFiles={setFiles} uploader={createUploader('/api/uploads')} accept={['pdf', 'jpeg']} maxBytes={20e6} />
 * ```
 */
export function FileDrop(props: FileDropProps): JSX.Element {
	const t = useFileText();
	const { format, localised } = useI18n();
	const control = useControl(() => props.id);
	const [over, setOver] = createSignal(false);
	const [news, setNews] = createSignal('');
	const maxFiles = () => props.maxFiles ?? 10;
	const rules = () =>
		t('rules', { types: kindNames(props.accept), size: format.bytes(props.maxBytes), count: maxFiles() });
	const tellBusy = () => props.onBusy?.(queue.items.some((item) => item.state === 'sending'));
	const queue = createFileQueue({
		uploader: () => props.uploader,
		explain: (error) => localised(error.text),
		onStored(file) {
			props.onFiles([...props.files.filter((one) => one.uploadId !== file.uploadId), file]);
			setNews(t('done', { name: file.name }));
			tellBusy();
		},
		onFailed(file) {
			setNews(t('failed', { name: file.name }));
			tellBusy();
		},
	});

	function problemOf(file: File): string | null {
		if (file.size === 0) return t('empty');
		if (!isAccepted(file, props.accept)) return t('wrongType', { types: kindNames(props.accept) });
		if (file.size > props.maxBytes) {
			return t('tooLarge', { size: format.bytes(file.size), max: format.bytes(props.maxBytes) });
		}
		const underWay = queue.items.filter((item) => item.state === 'sending').length;
		return props.files.length + underWay >= maxFiles() ? t('tooMany', { count: maxFiles() }) : null;
	}
	function take(list: FileList | null): void {
		for (const file of list ?? []) {
			const problem = problemOf(file);
			if (problem) queue.refuse(file, problem);
			else queue.add(file);
		}
		tellBusy();
	}
	function remove(file: UploadedFile): void {
		props.onFiles(props.files.filter((one) => one.uploadId !== file.uploadId));
		setNews(t('removed', { name: file.name }));
	}

	return (
		<div class="grid gap-2">
			{/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the buttons inside do the same */}
			<div
				class={`grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-4 py-5 text-center ${over() ? 'border-accent bg-accent-soft' : 'border-edge bg-surface'}`}
				onDragOver={(event) => {
					event.preventDefault();
					setOver(true);
				}}
				onDragLeave={() => setOver(false)}
				onDrop={(event) => {
					event.preventDefault();
					setOver(false);
					if (!props.disabled) take(event.dataTransfer?.files ?? null);
				}}
			>
				<p class="hidden text-sm text-muted pointer-fine:block">{t('drop')}</p>
				<Pickers {...props} control={control} onTake={take} again={props.files.length > 0} maxFiles={maxFiles()} />
				<p class="text-sm text-muted">{rules()}</p>
			</div>
			<Show when={props.files.length + queue.items.length > 0}>
				<ul class="grid gap-2" aria-label={t('list')}>
					<For each={props.files}>
						{(file) => <StoredRow file={file} onRemove={props.disabled ? undefined : () => remove(file)} />}
					</For>
					<For each={queue.items}>
						{(item) => (
							<QueuedRow
								item={item}
								onRetry={() => {
									queue.retry(item.id);
									tellBusy();
								}}
								onRemove={() => {
									queue.remove(item.id);
									tellBusy();
								}}
							/>
						)}
					</For>
				</ul>
			</Show>
			<p class="visually-hidden" role="status">
				{news()}
			</p>
		</div>
	);
}

interface PickersProps {
	readonly control: ReturnType<typeof useControl>;
	readonly accept: readonly FileKind[];
	readonly maxFiles: number;
	readonly disabled?: boolean;
	readonly again: boolean;
	readonly onTake: (files: FileList | null) => void;
}

function Pickers(props: PickersProps): JSX.Element {
	const t = useFileText();
	let picker: HTMLInputElement | undefined;
	let camera: HTMLInputElement | undefined;
	const taken = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
		props.onTake(event.currentTarget.files);
		event.currentTarget.value = ''; // the same file may be chosen again after its removal
	};
	const pictures = () => props.accept.filter((kind) => kind !== 'pdf');
	return (
		<div class="flex flex-wrap justify-center gap-2">
			<input
				ref={picker}
				type="file"
				class="hidden"
				data-testid="file-picker"
				multiple={props.maxFiles > 1}
				accept={acceptAttribute(props.accept)}
				disabled={props.disabled ?? false}
				onChange={taken}
			/>
			<Button
				id={props.control.id}
				aria-describedby={props.control['aria-describedby']}
				icon={<Upload size={18} />}
				disabled={props.disabled ?? false}
				onClick={() => picker?.click()}
			>
				{props.again ? t('add') : t('choose')}
			</Button>
			<Show when={pictures().length > 0}>
				<input
					ref={camera}
					type="file"
					class="hidden"
					accept="image/jpeg"
					capture="environment"
					disabled={props.disabled ?? false}
					onChange={taken}
				/>
				<Button
					class="pointer-fine:hidden"
					icon={<Camera size={18} />}
					disabled={props.disabled ?? false}
					onClick={() => camera?.click()}
				>
					{t('camera')}
				</Button>
			</Show>
		</div>
	);
}
