import { styleText } from 'node:util';
import type { FixtureReport } from '@motcua/plugin-host';
import { describeRefusal, wireErrorOf } from '../../play/clients.ts';
import type { DevBuild } from './dev-package.ts';
import { Unsound } from './dev-package.ts';

type Print = (line: string) => void;

/** Findings of a build. */
export function tellBuild({ findings }: DevBuild, print: Print): void {
	for (const { rule, severity, place, message, fix } of findings) {
		const colour = severity === 'error' ? 'red' : 'yellow';
		print(`${styleText(colour, rule)} ${place}\n  ${message.vi} ${fix.vi}\n  ${message.en} ${fix.en}`);
	}
}

/** Samples that fail. */
export function tellFailing(failing: readonly FixtureReport[], print: Print): void {
	for (const { name, mismatches } of failing) {
		print(styleText('yellow', `hồ sơ mẫu không đạt / fixture fails: ${name}`));
		for (const { message } of mismatches) print(`  ${message.vi}\n  ${message.en}`);
	}
}

/** Why a save did not become live: place in the source and both languages where the error has them. */
export function tellRefusal(error: unknown, print: Print): void {
	if (error instanceof Unsound) {
		tellBuild(error.build, print);
		return;
	}
	const { code, place, text, wire } = Object(error) as {
		code?: unknown;
		place?: unknown;
		text?: { vi: string; en: string };
		wire?: { code: string; message: { vi: string; en: string }; field?: string };
	};
	const told = text ? { code, place, ...text } : wire ? { code: wire.code, place: wire.field, ...wire.message } : null;
	if (told) print(`${styleText('red', String(told.code))} ${told.place ?? ''}\n  ${told.vi}\n  ${told.en}`);
	else if (wireErrorOf(error)) print(styleText('red', describeRefusal(error)));
	else print(styleText('red', error instanceof Error ? (error.stack ?? error.message) : String(error)));
}
