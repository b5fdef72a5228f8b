import type { DeskDossier } from '../views.ts';
import { fileSample } from './filing.ts';
import type { TestServices } from './test-services.ts';
import { callerFor, type TestWard } from './test-ward.ts';

/** Brings sample dossiers to the point where a test begins, through the same calls that people make. */
export function journey({ services, engine }: TestServices, ward: TestWard) {
	const as = (role: keyof TestWard['people']) => callerFor(services, ward.people[role]).desk.dossier;
	const target = (dossier: DeskDossier) => ({ dossierId: dossier.id, expectedSeq: dossier.seq });

	async function registered(answers: Readonly<Record<string, unknown>> = {}): Promise<DeskDossier> {
		const { dossierId } = await fileSample(services, ward, answers);
		await engine.idle();
		return as('receptionist').get({ dossierId });
	}

	/** Received, and the automatic step after it done (or blocked, or waiting: as the answers' mood has it). */
	async function received(answers: Readonly<Record<string, unknown>> = {}): Promise<DeskDossier> {
		const dossier = await as('receptionist').receive(target(await registered(answers)));
		await engine.idle();
		return as('receptionist').get({ dossierId: dossier.id });
	}

	/** Paid, and waiting for the specialist. */
	async function paid(answers: Readonly<Record<string, unknown>> = {}): Promise<DeskDossier> {
		return as('cashier').collectPayment({ ...target(await received(answers)), method: 'cash' });
	}

	/** Examined and drafted: the citizen is asked. */
	async function drafted(answers: Readonly<Record<string, unknown>> = {}): Promise<DeskDossier> {
		const dossier = await as('specialist').completeStep({
			...target(await paid(answers)),
			step: 'examine',
			outcome: 'approve',
			answers: { opinion: 'Đủ điều kiện' },
		});
		await engine.idle();
		return as('specialist').get({ dossierId: dossier.id });
	}

	/** Confirmed by the citizen: waits for the signature. */
	async function confirmed(): Promise<DeskDossier> {
		const dossier = await drafted();
		const trackToken = services.trackTokens.issue(ward.wardId, dossier.id);
		const { public: portal } = callerFor(services, null);
		await portal.dossier.answerStep({ trackToken, expectedSeq: dossier.seq, step: 'confirm', outcome: 'yes' });
		return as('leader').get({ dossierId: dossier.id });
	}

	async function signed(): Promise<DeskDossier> {
		const dossier = await confirmed();
		const { sha256 } = await as('leader').signPreview({ dossierId: dossier.id, step: 'sign' });
		return as('leader').sign({ ...target(dossier), step: 'sign', outcome: 'signed', sha256 });
	}

	async function resolved(): Promise<DeskDossier> {
		return as('clerk').completeStep({ ...target(await signed()), step: 'issue', outcome: 'issued' });
	}

	return { as, target, registered, received, paid, drafted, confirmed, signed, resolved };
}

/** The acts that somebody is offered on a dossier, by their kind. */
export const kindsOf = (dossier: DeskDossier): string[] => dossier.actions.map((action) => action.kind).sort();
