import { Button, DateInput, Field, IconButton, TextArea, TextInput, useI18n } from '@motcua/ui';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, Index, type JSX, Show } from 'solid-js';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';
import { useFields } from './use-fields.ts';

const MOST_ITEMS = 30;

/** Asks once and in full for what is missing (form 02): a list, a reason, a last day. */
export function SupplementAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const { localised } = useI18n();
	const { proposal } = props.dossier;
	const proposed = proposal?.kind === 'supplement' ? proposal : null;
	const fields = useFields(['reason', 'respondBy'], ['reason'], {
		reason: proposed ? [localised(proposed.reason), proposed.legalBasis].filter(Boolean).join(' ') : '',
	});
	const [items, setItems] = createSignal<readonly string[]>(proposed?.items.map(localised) ?? ['']);
	const [tried, setTried] = createSignal(false);
	const change = (index: number, text: string) => setItems((all) => all.with(index, text));
	const add = (event: MouseEvent): void => {
		setItems((all) => [...all, '']);
		const form = event.target instanceof Element ? event.target.closest('form') : null;
		[...(form?.querySelectorAll<HTMLInputElement>('[data-item] input') ?? [])].at(-1)?.focus();
	};
	const confirm = async (): Promise<void> => {
		setTried(true);
		const wanted = items()
			.map((item) => item.trim())
			.filter(Boolean);
		if (!fields.complete() || wanted.length === 0) return;
		const respondBy = fields.filled('respondBy');
		const input = { items: wanted, reason: fields.values.reason, ...(respondBy !== undefined && { respondBy }) };
		if (await act.run((api, target) => api.requestSupplement.mutate({ ...target, ...input }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('supplement.title')}
			lead={t('supplement.text')}
			confirm={t('act.requestSupplement')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Index each={items()}>
				{(item, index) => (
					<div class="flex items-end gap-2" data-item="">
						<Field
							label={t('supplement.item', { n: index + 1 })}
							class="grow"
							error={tried() && index === 0 && items().every((one) => one.trim() === '') ? t('required') : null}
							required={index === 0}
						>
							<TextInput value={item()} onValue={(text) => change(index, text)} maxlength="2000" />
						</Field>
						<Show when={items().length > 1}>
							<IconButton
								label={t('supplement.remove', { n: index + 1 })}
								onClick={() => setItems((all) => all.toSpliced(index, 1))}
							>
								<Trash size={18} />
							</IconButton>
						</Show>
					</div>
				)}
			</Index>
			<Show when={items().length < MOST_ITEMS}>
				<div>
					<Button size="sm" onClick={add}>
						{t('supplement.add')}
					</Button>
				</div>
			</Show>
			<Field label={t('reason')} help={t('reasonHelp')} error={fields.error('reason')} required>
				<TextArea value={fields.values.reason} onValue={fields.set('reason')} maxlength="2000" />
			</Field>
			<Field label={t('supplement.respondBy')} help={t('supplement.respondByHelp')}>
				<DateInput value={fields.values.respondBy} onValue={fields.set('respondBy')} />
			</Field>
		</ActDialog>
	);
}
