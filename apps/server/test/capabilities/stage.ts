import { Writable } from 'node:stream';
import { findStepRun, liveCalls, stepRunsOf } from '@motcua/database';
import type { CapabilityRequest, ProcedurePackage } from '@motcua/procedure-sdk';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Services } from '../../src/services.ts';
import { runStep } from '../../src/steps/run/run-step.ts';
import { journey } from '../../src/testing/journey.ts';
import type { TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, sampleProcedure, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../src/views.ts';

const why = { vi: 'Để thử.', en: 'To try.' };
export const right = (request: Record<string, unknown>): CapabilityRequest =>
	({ why, ...request }) as CapabilityRequest;

/** What the sample asks for besides calls: its other steps need it. */
const always: readonly CapabilityRequest[] = [
	right({ use: 'dossier.read', fields: 'all' }),
	right({ use: 'result.write', fields: ['seen', 'certificateNumber'] }),
	right({ use: 'fee.write' }),
	right({ use: 'document.render', templates: ['templates/certificate.typ'] }),
];

let versions = 0;

/** The sample procedure with this body as the handler of its first automatic step, and these rights. */
export async function callingProcedure(
	body: string,
	capabilities: readonly CapabilityRequest[],
): Promise<ProcedurePackage> {
	const sample = await sampleProcedure();
	const { codeMap: _, fixtures: __, ...rest } = sample;
	const code = `var __procedure={default:{validate:()=>[],checkCopies:()=>[],draft:({done})=>done('drafted'),price:async({use,done,wait,now,answers,attach,log})=>{${body}\n}}};`;
	const flow = {
		...sample.flow,
		steps: sample.flow.steps.map((step) => (step.kind === 'auto' ? { ...step, timeoutMs: 30_000 } : step)),
	};
	const asked = [...always.filter(({ use }) => !capabilities.some((one) => one.use === use)), ...capabilities];
	return {
		...rest,
		flow,
		code,
		fixtures: [],
		manifest: { ...sample.manifest, version: `1.0.${++versions}`, capabilities: asked },
	};
}

/** A dossier whose first automatic step is due, and nobody but the test runs it. */
export async function stage(
	test: TestServices,
	body: string,
	capabilities: readonly CapabilityRequest[],
	options: { readonly code?: string } = {},
): Promise<Staged> {
	const source = await callingProcedure(body, capabilities);
	const ward = await createTestWard(test.services, { source, code: options.code ?? String(10_000 + versions) });
	await test.engine.close();
	const way = journey(test, ward);
	const dossier = await way.as('receptionist').receive(way.target(await way.registered()));
	return staged(test, ward, dossier);
}

/** One due step, run by hand. */
export interface Staged {
	readonly ward: TestWard;
	readonly dossier: DeskDossier;
	readonly runId: string;
	/** One attempt, when it is due. */
	attempt(services?: Services): Promise<void>;
	/** What the step left in the dossier's result, and how its run stands. */
	look(): Promise<{
		readonly result: Readonly<Record<string, unknown>>;
		readonly state: string;
		readonly failure: string | null;
		readonly message: string;
	}>;
	calls(): ReturnType<typeof liveCalls>;
}

async function staged(test: TestServices, ward: TestWard, dossier: DeskDossier): Promise<Staged> {
	const { db } = test.services;
	const run = (await stepRunsOf(db.read, ward.wardId, dossier.id)).find(({ step }) => step === 'price');
	if (!run) return expect.fail('no run');
	return {
		ward,
		dossier,
		runId: run.id,
		attempt: (services = test.services) => runStep(services, run.id, 'test'),
		async look() {
			const { loadDossier } = await import('@motcua/database');
			const [now, loaded] = await Promise.all([
				findStepRun(db.read, run.id),
				loadDossier(db.read, ward.wardId, dossier.id),
			]);
			const { message = '' } = (now?.result ?? {}) as { message?: string };
			return { result: loaded?.state.result ?? {}, state: now?.state ?? '', failure: now?.failure ?? null, message };
		},
		calls: () => liveCalls(db.read, run.id),
	};
}

/** The same services, with every log line kept. */
export function listening(services: Services): { readonly services: Services; readonly lines: string[] } {
	const lines: string[] = [];
	const keep = new Writable({
		write(chunk, _, done) {
			lines.push(String(chunk));
			done();
		},
	});
	return { services: { ...services, logger: pino({ level: 'trace' }, keep) }, lines };
}
