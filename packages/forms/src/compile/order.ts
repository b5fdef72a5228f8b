/** Something that may depend on others by name. */
export interface Dependent {
	readonly name: string;
	readonly dependsOn: ReadonlySet<string>;
}

/**
 * Puts each after what it depends on; otherwise keeps the given order. Names that are not in the list are ignored.
 *
 * `circular` holds, per circle found, the names along it. Members of a circle come in the given order.
 */
export function inDependencyOrder<T extends Dependent>(
	items: readonly T[],
): { readonly order: readonly T[]; readonly circular: readonly (readonly string[])[] } {
	const byName = new Map(items.map((item) => [item.name, item]));
	const order: T[] = [];
	const circular: string[][] = [];
	const state = new Map<string, 'open' | 'done'>();
	const trail: string[] = [];
	const visit = (item: T): void => {
		state.set(item.name, 'open');
		trail.push(item.name);
		for (const name of item.dependsOn) {
			const other = byName.get(name);
			if (other === undefined) continue;
			if (state.get(name) === 'open') circular.push([...trail.slice(trail.indexOf(name)), name]);
			else if (state.get(name) === undefined) visit(other);
		}
		trail.pop();
		state.set(item.name, 'done');
		order.push(item);
	};
	for (const item of items) if (state.get(item.name) === undefined) visit(item);
	return { order, circular };
}
