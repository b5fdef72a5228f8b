import type { CapabilityRequest } from '@motcua/procedure-sdk';
import { withoutTexts } from '../texts.ts';
import type { Pair } from './change.ts';
import { change, paired, same, shown } from './change.ts';
import type { PackageChange } from './package-diff.ts';

/**
 * What the ward is asked for beyond, or short of, what it granted before. Compares whatever limits a right has (fields, hosts, channels,
 * …) without knowing them by name, so that a right added to the contract is compared too.
 */
export const diffCapabilities = (
	before: readonly CapabilityRequest[],
	after: readonly CapabilityRequest[],
): readonly PackageChange[] => paired(byUse(before), byUse(after)).flatMap(diffCapability);

type Bag = Readonly<Record<string, unknown>>;
const byUse = (list: readonly CapabilityRequest[]) =>
	list.map((capability) => [capability.use, withoutTexts(capability) as Bag] as const);

function diffCapability({ key: use, before, after }: Pair<Bag>): readonly PackageChange[] {
	const place = `manifest.json capabilities ${use}`;
	if (!before) {
		return [
			change(
				'capabilities',
				'capability.added',
				'minor',
				place,
				[undefined, after],
				[`Xin thêm quyền ${use}.`, `Asks for one more right: ${use}.`],
			),
		];
	}
	if (!after) {
		return [
			change(
				'capabilities',
				'capability.removed',
				'patch',
				place,
				[before, undefined],
				[`Không còn xin quyền ${use}.`, `No longer asks for: ${use}.`],
			),
		];
	}
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.filter((name) => !same(before[name], after[name]))
		.flatMap((name) => diffLimit(name, before[name], after[name], use));
}

function diffLimit(name: string, before: unknown, after: unknown, use: string): readonly PackageChange[] {
	const [old, fresh] = [membersOf(before), membersOf(after)];
	const more = old && fresh ? fresh.filter((item) => !old.some((other) => same(item, other))) : [after];
	const less = old && fresh ? old.filter((item) => !fresh.some((other) => same(item, other))) : [];
	const widened = after === 'all' || (before !== 'all' && more.length > 0);
	const place = `manifest.json capabilities ${use} ${name}`;
	if (widened) {
		const what = after === 'all' ? name : more.map(shown).join(', ');
		return [
			change(
				'capabilities',
				'capability.more',
				'minor',
				place,
				[before, after],
				[`Quyền ${use} mở rộng: ${what}.`, `The right ${use} reaches further: ${what}.`],
			),
		];
	}
	const gone = before === 'all' ? shown(after) : less.map(shown).join(', ');
	return [
		change(
			'capabilities',
			'capability.less',
			'patch',
			place,
			[before, after],
			[`Quyền ${use} thu hẹp: ${gone || name}.`, `The right ${use} reaches less far: ${gone || name}.`],
		),
	];
}

/** The single limits: members of a list, `register.field` of a record of lists; undefined for what is neither. */
function membersOf(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.entries(value).flatMap(([name, inner]) =>
		(membersOf(inner) ?? [inner]).map((member) => `${name}.${member}`),
	);
}
