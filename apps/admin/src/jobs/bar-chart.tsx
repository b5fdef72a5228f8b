import { type Column, Table } from '@motcua/ui';
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
	const titleId = createUniqueId();
	const top = () => Math.max(1, ...props.bars.map(({ value, bad }) => value + (bad ?? 0)));
	const labels = () => {
		const { bars } = props;
		const every = Math.max(1, Math.ceil(bars.length / 6));
		return bars.filter((_, index) => index % every === 0);
	};
	const columns = (): readonly Column<Bar>[] => [
		{ key: 'name', header: props.headers.name, primary: true, cell: (bar) => bar.name },
		{ key: 'value', header: props.headers.value, align: 'end', cell: (bar) => bar.value },
		...(props.headers.bad === undefined
			? []
			: [{ key: 'bad', header: props.headers.bad, align: 'end' as const, cell: (bar: Bar) => bar.bad ?? 0 }]),
	];
	return (
		<figure aria-labelledby={titleId} class="min-w-0">
			<figcaption id={titleId} class="font-semibold">
				{props.title}
			</figcaption>
			<p class="mb-2 text-sm">{props.summary}</p>
			<div class="flex gap-2">
				<div class="tabular grid content-between text-right text-sm text-muted" aria-hidden="true">
					<span>{top()}</span>
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
						{(bar, index) => <Drawn bar={bar} index={index()} of={props.bars.length} top={top()} />}
					</For>
				</svg>
			</div>
			<div class="tabular mt-1 flex justify-between pl-6 text-xs text-muted" aria-hidden="true">
				<For each={labels()}>{(bar) => <span>{bar.label}</span>}</For>
			</div>
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
			<rect
				class="fill-accent"
				x={x()}
				y={HEIGHT - high(props.bar.value)}
				width={width()}
				height={high(props.bar.value)}
			/>
			<rect class="fill-bad" x={x()} y={HEIGHT - high(props.bar.value) - bad()} width={width()} height={bad()} />
		</>
	);
}
