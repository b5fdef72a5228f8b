import { parseFormDefinition } from '@motcua/forms/schema';
import { everyFieldForm, sampleAnswers } from '@motcua/forms/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../src/browser.ts';
import { evaluateHere, evaluateThere, installEvaluator, shippedForms } from '../src/forms-parity.ts';

const TODAY = '2026-11-23';
const SAMPLES = { mixed: 250, valid: 50 } as const;

const forms = [{ name: 'everyField', definition: everyFieldForm }, ...(await shippedForms())];

describe('a form is evaluated in the browser as on the server', () => {
	let browser: Browser;
	let page: Awaited<ReturnType<typeof openPage>>;

	beforeAll(async () => {
		browser = await launchBrowser();
		page = await openPage(browser);
		await installEvaluator(page);
	}, 60_000);
	afterAll(async () => browser?.close());

	it('the shipped procedures have forms', () => {
		expect(forms.filter((form) => form.name.endsWith('/application')).length).toBeGreaterThan(0);
	});

	it.each(forms)('$name', { timeout: 60_000 }, async ({ definition }) => {
		expect(parseFormDefinition(definition)).toMatchObject({ ok: true });
		const answers = (['mixed', 'valid'] as const).flatMap((flavour, index) =>
			sampleAnswers(definition, { seed: 2026 + index, count: SAMPLES[flavour], flavour, today: TODAY }),
		);
		const task = JSON.stringify({ definition, answers, today: TODAY });
		const [here, there] = [evaluateHere(task), await evaluateThere(page, task)];
		expect(there.length).toBe(answers.length);
		for (const [index, evaluation] of there.entries()) expect(evaluation).toBe(here[index]);
		expect(page.faults).toEqual([]);
	});
});
