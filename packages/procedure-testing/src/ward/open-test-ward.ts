import type { DossierEvent } from '@motcua/domain';
import { beginning, chain, decide, replay } from '@motcua/domain/dossier';
import type { FormFinding } from '@motcua/forms';
import type { Procedure, ProcedurePackage } from '@motcua/procedure-sdk';
import type { RecordedCall } from '../calls/fake-calls.ts';
import { RefusedError } from './errors.ts';
import type { TestFiling } from './file-dossier.ts';
import { prepareFiling } from './file-dossier.ts';
import { requestFor, runStep } from './run-handler-step.ts';
import type { TestClock } from './test-clock.ts';
import { TestDossier } from './test-dossier.ts';
import type { TestWardOptions, WardContext } from './ward-context.ts';
import { staff, wardContext } from './ward-context.ts';

/** A ward in memory that has published one procedure. */
export interface TestWard {
	readonly clock: TestClock;
	/** What steps asked of the outside world, in order. */
	readonly calls: readonly RecordedCall[];
	/**
	 * A citizen files: the form is evaluated, the checks run. The dossier then waits for the desk.
	 *
	 * @throws FormRefusedError when the form does not accept the answers.
	 */
	file(filing: TestFiling): Promise<TestDossier>;
	/** What `validate` finds while the citizen reviews the answers. */
	validate(filing: TestFiling): Promise<readonly FormFinding[]>;
	/** Frees the runner that was given or made. */
	close(): Promise<void>;
}

/**
 * Opens a ward in memory around a built package. Deadlines, states and refusals are the core's own; only files, messages and the outside
 * world are stand-ins that record.
 */
export function openTestWard(pkg: ProcedurePackage, options: TestWardOptions = {}): TestWard {
	const ward = wardContext(pkg, options);
	let filed = 0;
	return {
		clock: ward.clock,
		calls: ward.calls.journal,
		async file(filing) {
			filed += 1;
			const dossier = submit(ward, filing, filed);
			await dossier.runChecks();
			return dossier;
		},
		async validate(filing) {
			const { state } = submit(ward, filing, 0);
			const { settled } = await runStep(ward, requestFor(ward, state, 'validate', `${state.id}:validate`));
			if (!settled.ok) throw new Error(`validate: ${settled.failure}, ${settled.message}`);
			return settled.result.kind === 'done' ? (settled.result.findings ?? []) : [];
		},
		close: () => ward.runner.close(),
	};
}

function submit(ward: WardContext, filing: TestFiling, number: number): TestDossier {
	const { manifest, flow } = ward.pkg;
	const { channel = 'online' } = filing;
	const prepared = prepareFiling(ward, filing);
	const { clock, calendar, rules } = ward;
	const dossierId = `019aae00-0000-7000-8000-${String(number).padStart(12, '0')}`;
	const actor =
		channel === 'online'
			? ({ kind: 'citizen', id: 'citizen', name: prepared.requester.fullName } as const)
			: staff('receptionist');
	const decision = decide(
		null,
		{
			type: 'submit',
			dossierId,
			wardId: 'ward',
			procedure: { code: manifest.code, version: manifest.version, digest: 'working-copy', name: manifest.name },
			channel,
			temporaryCode: 'TMP-0000000000',
			delivery: { method: 'counter' },
			timeLimit: manifest.timeLimit,
			supplementMode: manifest.supplementMode,
			...prepared,
		},
		{ now: clock.now(), actor, calendar, flow, rules },
	);
	if (!decision.ok) throw new RefusedError('submit', decision.refusal);
	const events: readonly DossierEvent[] = chain(beginning(dossierId), decision.events);
	const state = replay(events);
	if (state === null) throw new Error('a submission makes a dossier');
	return new TestDossier(ward, state, events);
}

/** A package as it would be built from a procedure that has no code, for tests of data-only procedures without a build. */
export const dataPackage = ({ manifest, forms, flow, messages }: Procedure): ProcedurePackage => ({
	manifest,
	forms,
	flow,
	messages,
	templates: {},
	fixtures: [],
});
