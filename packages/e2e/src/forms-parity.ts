import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Answers, FormDefinition } from '@motcua/forms';
import { plainEvaluation } from '@motcua/forms/testing';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

const PLUGINS = new URL('../../../plugins/', import.meta.url);

/** A form with a name for the report. */
export interface NamedForm {
	readonly name: string;
	readonly definition: FormDefinition;
}

/** Every form of every procedure in `plugins/`, found when this runs: a new procedure is compared without being named. */
export async function shippedForms(): Promise<readonly NamedForm[]> {
	const forms: NamedForm[] = [];
	for (const folder of await readdir(PLUGINS)) {
		const source = new URL(`${folder}/src/procedure.ts`, PLUGINS);
		if (!existsSync(source)) continue;
		const { default: procedure }: { default: { readonly forms: Readonly<Record<string, FormDefinition>> } } =
			await import(source.href);
		for (const [id, definition] of Object.entries(procedure.forms)) forms.push({ name: `${folder}/${id}`, definition });
	}
	return forms;
}

/** What both sides get and give is JSON text: nothing of JavaScript (own `__proto__` keys, -0) is lost or added between. */
interface Task {
	readonly definition: FormDefinition;
	readonly answers: readonly Answers[];
	readonly today: string;
}

/** Evaluates here; one JSON text per set of answers. */
export function evaluateHere(task: string): readonly string[] {
	const { definition, answers, today }: Task = JSON.parse(task);
	return answers.map((one) => JSON.stringify(plainEvaluation(definition, one, { today })));
}

/** Puts the evaluator into a page, bundled as for the portal. */
export async function installEvaluator(page: Page): Promise<void> {
	const bundle = await build({
		stdin: {
			contents: `
				import { plainEvaluation } from '@motcua/forms/testing';
				globalThis.evaluateThere = (task) => {
					const { definition, answers, today } = JSON.parse(task);
					return answers.map((one) => JSON.stringify(plainEvaluation(definition, one, { today })));
				};`,
			resolveDir: fileURLToPath(new URL('.', import.meta.url)),
			loader: 'ts',
		},
		bundle: true,
		minify: true,
		format: 'iife',
		platform: 'browser',
		write: false,
		logLevel: 'silent',
	});
	await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
}

/** Evaluates in the page; one JSON text per set of answers. */
export async function evaluateThere(page: Page, task: string): Promise<readonly string[]> {
	return page.evaluate((given) => {
		const there: unknown = Reflect.get(globalThis, 'evaluateThere');
		if (typeof there !== 'function') throw new Error('the evaluator is not in the page');
		return there(given) as readonly string[];
	}, task);
}
