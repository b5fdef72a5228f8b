import type { Bump } from './package-diff.ts';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The greater of the bumps; `none` of none. */
export const greatestBump = (bumps: readonly Bump[]): Bump => ORDER.findLast((bump) => bumps.includes(bump)) ?? 'none';

/** True when a version raised by `declared` may carry changes that ask for `required`. */
export const covers = (declared: Bump | 'older', required: Bump): boolean =>
	declared !== 'older' && ORDER.indexOf(declared) >= ORDER.indexOf(required);

/** Major, minor, patch, and what stands behind the hyphen. */
function partsOf(version: string): readonly [number, number, number, string] {
	const [core = '', ...rest] = version.split('+')[0]?.split('-') ?? [];
	const [major = 0, minor = 0, patch = 0] = core.split('.').map(Number);
	return [major, minor, patch, rest.join('-')];
}

/** What a change of version numbers says. A pre-release of a higher version counts as that version. */
export function declaredBump(from: string, to: string): Bump | 'older' {
	const [a, b] = [partsOf(from), partsOf(to)];
	if (b[0] !== a[0]) return b[0] > a[0] ? 'major' : 'older';
	if (b[1] !== a[1]) return b[1] > a[1] ? 'minor' : 'older';
	if (b[2] !== a[2]) return b[2] > a[2] ? 'patch' : 'older';
	if (a[3] === b[3]) return 'none';
	return b[3] === '' || (a[3] !== '' && b[3] > a[3]) ? 'patch' : 'older';
}

/** The version raised by a bump: `1.2.3` by minor is `1.3.0`. */
export function raise(version: string, bump: Bump): string {
	const [major, minor, patch] = partsOf(version);
	if (bump === 'none') return version;
	if (bump === 'major') return `${major + 1}.0.0`;
	return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
