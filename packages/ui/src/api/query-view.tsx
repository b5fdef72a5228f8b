import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js';
import { ErrorState, Skeleton } from '../feedback/states.tsx';

interface QueryLike<T> {
	readonly isPending: boolean;
	readonly data: T | undefined;
	readonly error: unknown;
	readonly refetch: () => unknown;
}

/**
 * A query's three faces: skeleton, failure with a retry, data. Data that is there stays while it is fetched again, also
 * when that fails. Never suspends: a page keeps its head and its focus while a part of it loads.
 *
 * ```tsx
 * <QueryView query={ward}>{(info) => <h1>{info().name}</h1>}</QueryView>
 * ```
 */
export function QueryView<T>(props: {
	readonly query: QueryLike<T>;
	readonly skeleton?: JSX.Element;
	/** The data holds the page's `<h1>`; until it is there, or when it does not come, this stands for it. */
	readonly heading?: string;
	readonly children: (data: Accessor<NonNullable<T>>) => JSX.Element;
}): JSX.Element {
	return (
		<Switch
			fallback={
				<>
					<Heading text={props.heading} />
					<ErrorState error={props.query.error} onRetry={() => props.query.refetch()} />
				</>
			}
		>
			<Match when={props.query.isPending}>
				<Heading text={props.heading} />
				{props.skeleton ?? <Skeleton />}
			</Match>
			<Match when={props.query.data}>{(data) => props.children(data)}</Match>
		</Switch>
	);
}

function Heading(props: { readonly text: string | undefined }): JSX.Element {
	return (
		<Show when={props.text}>
			<h1 tabindex="-1" class="visually-hidden">
				{props.text}
			</h1>
		</Show>
	);
}
