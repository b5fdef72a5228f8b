import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FormDefinition } from '@motcua/forms';
import type { FlowStep } from '@motcua/procedure-sdk';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';
import '../src/vitest/matchers.ts';
import { openTestWard, playToEnd } from '../src/index.ts';

const PLUGINS = fileURLToPath(new URL('../../../plugins/', import.meta.url));
const shipped = readdirSync(PLUGINS).filter((name) => existsSync(`${PLUGINS}${name}/src/procedure.ts`));

/** What the sample's result holds of a staff form. */
const filledIn = (form: FormDefinition | undefined, result: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(
		(form?.sections ?? [])
			.flatMap((section) => section.fields)
			.filter((field) => field.key in result)
			.map((field) => [field.key, result[field.key]]),
	);
/** A sample's result may name a day on the way: the last of the dates that lie within a week after the sample was written. */
function lastDay(now: string, result: object): string {
	const written = Temporal.PlainDate.from(now.slice(0, 10));
	const days = (JSON.stringify(result).match(/\d{4}-\d{2}-\d{2}/g) ?? []).map((day) => Temporal.PlainDate.from(day));
	const near = days.filter(
		(day) => [1, 0].includes(Temporal.PlainDate.compare(day, written)) && written.until(day).days <= 7,
	);
	const last = near.sort(Temporal.PlainDate.compare).at(-1) ?? written;
	return now.replace(written.toString(), last.toString());
}
const formOf = (step: FlowStep) => (step.kind === 'human' ? step.form : undefined);

describe('every procedure that ships', () => {
	it.each(shipped)('%s plays from its sample to the hand-over, the same at every repetition', async (name) => {
		const pkg = await buildPackage(`${PLUGINS}${name}`);
		const sample = pkg.fixtures.find(
			({ expect: { formFindings = [] }, result }) => formFindings.length === 0 && result,
		);
		if (!sample?.result) throw new Error('no sample with a result');
		const { result, answers } = sample;
		const staffForms = Object.fromEntries(
			pkg.flow.steps.map((step) => [step.key, filledIn(pkg.forms[formOf(step) ?? ''], result)]),
		);
		const now = lastDay(sample.now, result);
		const dossier = await playToEnd(await openTestWard(pkg, { now }).file({ answers }), { staffForms });
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'granted' });
		await expect(dossier).toBeIdempotent();
	});
});
