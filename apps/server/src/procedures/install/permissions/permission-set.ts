import { createHash } from 'node:crypto';
import type { CapabilityRequest, ProcedureManifest } from '@motcua/procedure-sdk';

type Asking = Pick<ProcedureManifest, 'capabilities'>;

/** Everything: wider than any list of names. */
const ALL = '*';

/**
 * A request broken down to what can be granted or not: `dossier.read fields address`, `http hosts api.example.vn`. A request without
 * details is one item of its own name.
 */
export function itemsOf({ why: _, use, ...details }: CapabilityRequest): ReadonlySet<string> {
	const items = Object.entries(details).flatMap(([part, value]) =>
		namesIn(value).map((name) => `${use} ${part} ${name}`),
	);
	return new Set([use, ...items]);
}

function namesIn(value: unknown): readonly string[] {
	if (value === 'all') return [ALL];
	if (Array.isArray(value)) return value.map(String);
	return Object.entries(Object(value)).flatMap(([name, inner]) => [
		name,
		...namesIn(inner).map((item) => `${name}.${item}`),
	]);
}

/** True when somebody who granted `granted` has granted this item with it. */
export const covers = (granted: ReadonlySet<string>, item: string): boolean =>
	granted.has(item) || granted.has(item.replace(/ [^ ]+$/, ` ${ALL}`));

/** What a request asks for beyond another one; empty when it asks for the same or less. */
export const beyond = (request: CapabilityRequest, other: CapabilityRequest | undefined): readonly string[] => {
	const granted = other ? itemsOf(other) : new Set<string>();
	return [...itemsOf(request)].filter((item) => !covers(granted, item));
};

const known = new WeakMap<object, string>();

/**
 * Identity of everything that a version asks for, without its reasons: versions that ask for the same share what the ward granted, a
 * version that asks for anything else does not. 16 hex digits.
 */
export function permissionSetOf(manifest: Asking): string {
	const found = known.get(manifest.capabilities);
	if (found !== undefined) return found;
	const items = manifest.capabilities.flatMap((capability) => [...itemsOf(capability)]).sort();
	const id = createHash('sha256').update(items.join('\n')).digest('hex').slice(0, 16);
	known.set(manifest.capabilities, id);
	return id;
}
