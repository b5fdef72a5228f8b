import { type Accessor, type JSX, Match, Switch } from 'solid-js';
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
	readonly children: (data: Accessor<NonNullable<T>>) => JSX.Element;
}): JSX.Element {
	return (
		<Switch fallback={<ErrorState error={props.query.error} onRetry={() => props.query.refetch()} />}>
			<Match when={props.query.isPending}>{props.skeleton ?? <Skeleton />}</Match>
			<Match when={props.query.data}>{(data) => props.children(data)}</Match>
		</Switch>
	);
}
