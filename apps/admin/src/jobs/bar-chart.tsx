import { type Column, Table, useI18n } from '@motcua/ui';
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** One bar, of one or two parts on top of each other. */
export interface Bar {
	/** Under the axis, where there is room. */
	readonly label: string;
	/** In the table. */
	readonly name: string;
	readonly value: number;
	/** What failed; stands on top. */
	readonly bad?: number;
}

const WIDTH = 600;
const HEIGHT = 120;
const GAP = 4;

/**
 * Bars with a sentence that says what they show and the same figures as a table. The drawing stretches with the page, so
 * the words stand beside it and not in it.
 */
export function BarChart(props: {
	readonly title: string;
	/** What can be read from it at a glance; the name of the picture. */
	readonly summary: string;
	readonly note?: string;
	readonly bars: readonly Bar[];
	readonly headers: { readonly name: string; readonly value: string; readonly bad?: string };
}): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const titleId = createUniqueId();
	const top = () => Math.max(1, ...props.bars.map(({ value, bad }) => value + (bad ?? 0)));
	/** As many as find room on a phone, each under the first of its bars. */
	const every = () => Math.max(1, Math.ceil(props.bars.length / 6));
	const labels = () =>
		props.bars.flatMap(({ label }, index) => {
			const span = Math.min(every(), props.bars.length - index);
			return index % every() === 0 && span >= every() / 2 ? [{ label, span }] : [];
		});
	/** What a mouse over a bar is told. */
	const said = ({ name, value, bad }: Bar): string => {
		const parts = [`${props.headers.value}: ${format.number(value)}`];
		if (bad !== undefined) parts.push(`${props.headers.bad ?? ''}: ${format.number(bad)}`);
		return `${name} – ${parts.join(', ')}`;
	};
	const columns = (): readonly Column<Bar>[] => [
		{ key: 'name', header: props.headers.name, primary: true, cell: (bar) => bar.name },
		{ key: 'value', header: props.headers.value, align: 'end', cell: (bar) => format.number(bar.value) },
		...(props.headers.bad === undefined
			? []
			: [
					{
						key: 'bad',
						header: props.headers.bad,
						align: 'end' as const,
						cell: (bar: Bar) => format.number(bar.bad ?? 0),
					},
				]),
	];
	return (
		<figure aria-labelledby={titleId} class="min-w-0">
			<figcaption id={titleId} class="font-semibold">
				{props.title}
			</figcaption>
			<p class="mb-2 text-sm">{props.summary}</p>
			<div class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
				<div class="tabular grid min-w-6 content-between text-right text-xs text-muted" aria-hidden="true">
					<span>{format.number(top())}</span>
					<span>0</span>
				</div>
				<svg
					role="img"
					aria-label={`${props.title}. ${props.summary}`}
					viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
					preserveAspectRatio="none"
					class="h-32 w-full border-b border-l border-edge"
				>
					<For each={props.bars}>
						{(bar, index) => (
							<g>
								<title>{said(bar)}</title>
								<Drawn bar={bar} index={index()} of={props.bars.length} top={top()} />
							</g>
						)}
					</For>
				</svg>
				<div
					class="tabular col-start-2 mt-1 grid text-xs text-muted"
					style={{ 'grid-template-columns': `repeat(${props.bars.length}, minmax(0, 1fr))` }}
					aria-hidden="true"
				>
					<For each={labels()}>
						{(one) => (
							<span class="pr-2 leading-tight" style={{ 'grid-column': `span ${one.span}` }}>
								{one.label}
							</span>
						)}
					</For>
				</div>
			</div>
			<Show when={props.headers.bad}>
				<p class="mt-1 flex flex-wrap gap-4 text-sm">
					<Sample class="fill-good" text={props.headers.value} />
					<Sample class="fill-bad" text={props.headers.bad ?? ''} />
				</p>
			</Show>
			<Show when={props.note}>
				<p class="mt-1 text-sm text-muted">{props.note}</p>
			</Show>
			<details class="mt-2">
				<summary class="flex min-h-11 cursor-pointer items-center text-sm text-accent-ink">
					{t('figures.table')}
				</summary>
				<Table caption={props.title} rows={props.bars} rowKey={(bar) => bar.name} columns={columns()} />
			</details>
		</figure>
	);
}

/** What a colour stands for. */
function Sample(props: { readonly class: string; readonly text: string }): JSX.Element {
	return (
		<span class="flex items-center gap-2">
			{/* Drawn, as colours behind text are not printed. */}
			<svg class="size-3" viewBox="0 0 12 12" aria-hidden="true">
				<rect class={props.class} width="12" height="12" rx="3" />
			</svg>
			{props.text}
		</span>
	);
}

function Drawn(props: {
	readonly bar: Bar;
	readonly index: number;
	readonly of: number;
	readonly top: number;
}): JSX.Element {
	const slot = () => WIDTH / props.of;
	const x = () => props.index * slot() + GAP / 2;
	const width = () => Math.max(1, slot() - GAP);
	/** What is there at all is seen: a line at least. */
	const high = (value: number): number => (value === 0 ? 0 : Math.max(2, (value / props.top) * (HEIGHT - 4)));
	const bad = () => high(props.bar.bad ?? 0);
	return (
		<>
			<rect class="fill-transparent" x={props.index * slot()} y={0} width={slot()} height={HEIGHT} />
			<rect
				class={props.bar.bad === undefined ? 'fill-info' : 'fill-good'}
				x={x()}
				y={HEIGHT - high(props.bar.value)}
				width={width()}
				height={high(props.bar.value)}
			/>
			<rect class="fill-bad" x={x()} y={HEIGHT - high(props.bar.value) - bad()} width={width()} height={bad()} />
		</>
	);
}
