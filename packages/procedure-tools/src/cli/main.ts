#!/usr/bin/env node
/** `motcua-procedure build|check|pack <folder>`: for authors, until `motcua procedure` has it all. */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { ArchiveError } from '../archive/archive-error.ts';
import { BuildError } from '../build/build-error.ts';
import { buildPackage } from '../build/build-package.ts';
import { writePackage } from '../build/write-package.ts';
import type { CheckFinding } from '../check/check-finding.ts';
import { checkPackage, isSound } from '../check/check-package.ts';

const USAGE = `motcua-procedure build <folder>            dựng gói và báo thành phần / build the package and say what is in it
motcua-procedure check <folder> [--json]   kiểm tra gói / check the package
motcua-procedure pack <folder> [out]       dựng, kiểm tra và đóng gói .procpkg / build, check and pack`;

const [command, folder, extra] = process.argv.slice(2);
try {
	process.exitCode = await run(command, resolve(folder ?? '.'), extra);
} catch (error) {
	if (!(error instanceof BuildError || error instanceof ArchiveError)) throw error;
	console.error(`${styleText('red', error.code)} ${error.place}\n  ${error.text.vi}\n  ${error.text.en}`);
	process.exitCode = 1;
}

async function run(name: string | undefined, root: string, option: string | undefined): Promise<number> {
	switch (name) {
		case 'build':
			return describe(root);
		case 'check':
			return check(root, option === '--json');
		case 'pack':
			return pack(root, option);
		default:
			console.error(USAGE);
			return 2;
	}
}

async function describe(root: string): Promise<number> {
	const { manifest, flow, templates, fixtures, code } = await buildPackage(root);
	console.log(
		`${manifest.code} ${manifest.version} ${manifest.name.vi}\n${manifest.forms.length} forms, ${flow.steps.length} steps, ${Object.keys(templates).length} templates, ${fixtures.length} fixtures, ${code?.length ?? 0} characters of code`,
	);
	return 0;
}

async function check(root: string, asJson: boolean): Promise<number> {
	const findings = checkPackage(await buildPackage(root));
	if (asJson) console.log(JSON.stringify(findings, null, '\t'));
	else print(findings);
	return isSound(findings) ? 0 : 1;
}

async function pack(root: string, outDir: string | undefined): Promise<number> {
	const { file, digest, findings } = await writePackage(root, outDir);
	print(findings);
	console.log(`${file}\nsha256 ${digest}`);
	return 0;
}

function print(findings: readonly CheckFinding[]): void {
	for (const { rule, severity, place, message, fix } of findings) {
		const colour = severity === 'error' ? 'red' : 'yellow';
		console.log(`${styleText(colour, rule)} ${place}\n  ${message.vi} ${fix.vi}\n  ${message.en} ${fix.en}`);
	}
}
