import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { sha256 } from '../archive/integrity.ts';
import type { PlacedText } from '../texts.ts';
import { textsOf } from '../texts.ts';
import { change, paired, same } from './change.ts';
import type { ChangeKind, PackageChange } from './package-diff.ts';

/** What changed in words, templates, code and samples: nothing here changes what is asked or who acts. */
export const diffContents = (before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] => [
	...diffTexts(before, after),
	...diffMessages(before, after),
	...diffTemplates(before, after),
	...diffCode(before, after),
	...diffFixtures(before, after),
];

const allTexts = ({ manifest, forms, flow }: ProcedurePackage): readonly (readonly [string, PlacedText['text']])[] =>
	[...textsOf(manifest, 'manifest.json'), ...textsOf(forms, 'forms'), ...textsOf(flow, 'flow.json')].map(
		({ place, text }) => [place, text] as const,
	);

/** Words that are other on both sides. Words of something new or gone are told with it; lists without keys change as a whole. */
function diffTexts(before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] {
	return paired(allTexts(before), allTexts(after)).flatMap(({ key: place, before: old, after: fresh }) => {
		const listed = /^manifest\.json\.(legalBasis|unverified)\./.test(place);
		if (same(old, fresh) || (!listed && (!old || !fresh))) return [];
		return [
			change(
				'texts',
				'text.changed',
				'patch',
				place,
				[old, fresh],
				[
					`Lời văn: “${fresh?.vi ?? '–'}” (trước đây: “${old?.vi ?? '–'}”).`,
					`Words: "${fresh?.en ?? '–'}" (before: "${old?.en ?? '–'}").`,
				],
			),
		];
	});
}

const presence = (before: unknown, after: unknown, vi: string, en: string): readonly [string, string] =>
	before === undefined
		? [`Thêm ${vi}.`, `New: ${en}.`]
		: after === undefined
			? [`Bỏ ${vi}.`, `Gone: ${en}.`]
			: [`Thay đổi ${vi}.`, `Changed: ${en}.`];

function diffMessages(before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] {
	return paired(Object.entries(before.messages), Object.entries(after.messages))
		.filter((pair) => !same(pair.before, pair.after))
		.map(({ key, before: old, after: fresh }) =>
			change(
				'texts',
				'message.changed',
				'patch',
				`messages.json ${key}`,
				[old, fresh],
				presence(old, fresh, `tin nhắn “${key}”`, `the message "${key}"`),
			),
		);
}

function diffTemplates(before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] {
	return paired(Object.entries(before.templates), Object.entries(after.templates))
		.filter((pair) => pair.before !== pair.after)
		.map(({ key, before: old, after: fresh }) =>
			change(
				'templates',
				'template.changed',
				'patch',
				key,
				[hashOf(old), hashOf(fresh)],
				presence(old, fresh, `mẫu ${key}`, `the template ${key}`),
			),
		);
}

function diffCode(before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] {
	const simple = (kind: ChangeKind, place: string, values: readonly [unknown, unknown], vi: string, en: string) =>
		change('code', kind, 'patch', place, values, presence(values[0] ?? undefined, values[1] ?? undefined, vi, en));
	return [
		...(before.code === after.code
			? []
			: [simple('code.changed', 'code/steps.js', [hashOf(before.code), hashOf(after.code)], 'mã xử lý', 'the code')]),
		...(same([...before.manifest.handlers].sort(), [...after.manifest.handlers].sort())
			? []
			: [
					change(
						'code',
						'handlers.changed',
						'minor',
						'manifest.json handlers',
						[before.manifest.handlers, after.manifest.handlers],
						[
							`Các hàm xử lý: ${after.manifest.handlers.join(', ') || 'không có'}.`,
							`Handlers: ${after.manifest.handlers.join(', ') || 'none'}.`,
						],
					),
				]),
	];
}

function diffFixtures(before: ProcedurePackage, after: ProcedurePackage): readonly PackageChange[] {
	const list = (pkg: ProcedurePackage) => pkg.fixtures.map((fixture) => [fixture.name, fixture] as const);
	return paired(list(before), list(after))
		.filter((pair) => !same(pair.before, pair.after))
		.map(({ key, before: old, after: fresh }) =>
			change(
				'fixtures',
				'fixture.changed',
				'patch',
				`fixtures ${key}`,
				[hashOf(old && JSON.stringify(old)), hashOf(fresh && JSON.stringify(fresh))],
				presence(old, fresh, `hồ sơ mẫu “${key}”`, `the fixture "${key}"`),
			),
		);
}

const hashOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : sha256(text));
