import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../i18n/index.ts';

export interface KeyValue {
	readonly key: string;
	readonly label: JSX.Element;
	/** Empty is written as “Không khai”. */
	readonly value: JSX.Element;
	readonly rows?: readonly KeyValue[] | undefined;
}

/** Facts with their names. Side by side from 640 px up, one below the other on phones. */
export function KeyValueList(props: { readonly items: readonly KeyValue[]; readonly dense?: boolean }): JSX.Element {
	const { t } = useI18n();
	return (
		<dl class="divide-y divide-line">
			<For each={props.items}>
				{(item) => (
					// Rows within rows need the whole width: beside their name, three levels would leave a letter a line.
					<div
						class={`grid gap-x-4 ${item.rows?.length ? '' : 'sm:grid-cols-[minmax(9rem,2fr)_3fr]'} ${props.dense ? 'py-1.5' : 'py-2.5'}`}
					>
						<dt class="text-muted">{item.label}</dt>
						<dd class="min-w-0 break-words">
							<Show
								when={item.rows?.length}
								fallback={item.value || <span class="text-muted">{t('common.notGiven')}</span>}
							>
								<Show when={item.value}>
									<p>{item.value}</p>
								</Show>
								<div class="border-l-2 border-line pl-3">
									<KeyValueList items={item.rows ?? []} dense />
								</div>
							</Show>
						</dd>
					</div>
				)}
			</For>
		</dl>
	);
}
