import Check from 'lucide-solid/icons/check';
import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../i18n/index.ts';

export interface StepItem {
	readonly key: string;
	readonly label: string;
	readonly state: 'done' | 'current' | 'next';
	/** Lets one go back to it. */
	readonly onSelect?: (() => void) | undefined;
}

function StepLabel(props: { readonly step: StepItem; readonly number: number }): JSX.Element {
	const mark = () =>
		({
			done: 'border-good bg-good-soft text-good',
			current: 'border-accent bg-accent text-on-accent',
			next: 'border-edge bg-surface text-muted',
		})[props.step.state];
	return (
		<>
			<span
				class={`flex size-7 shrink-0 items-center justify-center rounded-full border text-sm font-semibold ${mark()}`}
			>
				<Show when={props.step.state === 'done'} fallback={props.number}>
					<Check size={16} />
				</Show>
			</span>
			<span class={props.step.state === 'current' ? 'font-semibold' : 'text-muted'}>{props.step.label}</span>
		</>
	);
}

/**
 * Where one is in a sequence: “Bước 2/5: …” with a bar on phones, the whole list on larger screens. `vertical` keeps the
 * list at every size.
 */
export function Steps(props: {
	readonly steps: readonly StepItem[];
	readonly label: string;
	readonly vertical?: boolean;
}): JSX.Element {
	const { t } = useI18n();
	const current = () =>
		Math.max(
			0,
			props.steps.findIndex((step) => step.state === 'current'),
		);
	const progress = () => t('form.step', { current: current() + 1, total: props.steps.length });
	return (
		<nav aria-label={props.label}>
			<Show when={!props.vertical}>
				<div class="lg:hidden">
					<p class="mb-2 text-sm">
						<span class="font-semibold text-accent-ink">{progress()}</span>
						<span class="text-muted"> · {props.steps[current()]?.label}</span>
					</p>
					<div class="flex gap-1" aria-hidden="true">
						<For each={props.steps}>
							{(step) => (
								<span
									class={`h-1.5 grow rounded-full ${step.state === 'next' ? 'bg-line' : step.state === 'done' ? 'bg-good' : 'bg-accent'}`}
								/>
							)}
						</For>
					</div>
				</div>
			</Show>
			<ol class={props.vertical ? 'grid gap-1' : 'hidden gap-1 lg:grid'}>
				<For each={props.steps}>
					{(step, index) => (
						<li aria-current={step.state === 'current' ? 'step' : undefined}>
							<Show
								when={step.onSelect}
								fallback={
									<span class="flex min-h-11 items-center gap-3 px-2">
										<StepLabel step={step} number={index() + 1} />
									</span>
								}
							>
								<button
									type="button"
									class="flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-sunken"
									onClick={() => step.onSelect?.()}
								>
									<StepLabel step={step} number={index() + 1} />
								</button>
							</Show>
						</li>
					)}
				</For>
			</ol>
		</nav>
	);
}
