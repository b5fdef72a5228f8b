import type { Calendar } from '../../src/deadlines/calendar/calendar.ts';
import { shippedCalendar } from '../../src/deadlines/index.ts';
import {
	beginning,
	chain,
	type DossierCommand,
	type DossierEvent,
	type DossierEventType,
	type DossierState,
	decide,
	evolve,
	type FileRef,
	type Flow,
	type RefusalCode,
	type WardRules,
} from '../../src/dossier/index.ts';
import { sameInBoth } from '../../src/localised.ts';
import type { Actor } from '../../src/roles.ts';
import { local } from '../deadlines/clock.ts';
import { flow } from './flow.ts';
import { citizen, clerk, leader, receptionist, specialist, system } from './people.ts';

export const DOSSIER_ID = '019aaf00-0000-7000-8000-00000000a001';
export const CODE = 'H29.188-261102-0001';

export const submission: DossierCommand<'submit'> = {
	type: 'submit',
	dossierId: DOSSIER_ID,
	wardId: 'ward-1',
	procedure: {
		code: '1.004873',
		version: '1.0.0',
		digest: 'ab'.repeat(32),
		name: { vi: 'Cấp Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of marital status' },
	},
	channel: 'online',
	temporaryCode: 'TMP-0000000000',
	requester: {
		fullName: 'Nguyễn Văn An',
		phone: '+84912345678',
		email: null,
		identityNumber: '001085012345',
		residence: null,
	},
	subject: 'Để kết hôn',
	answers: { fullName: 'Nguyễn Văn An', purpose: 'marriage' },
	documents: [paper('d1', 'divorce')],
	delivery: { method: 'counter' },
	timeLimit: { amount: 5, unit: 'working-days' },
	supplementMode: 'restart',
	synchronise: true,
};

export function paper(id: string, requirement: string): DossierCommand<'submit'>['documents'][number] {
	return {
		id,
		requirement,
		name: 'Bản án ly hôn',
		kind: 'copy',
		quantity: 1,
		files: [file(id)],
		given: 'upload',
		digitisation: 0,
	};
}

/** A file whose hash is made from a letter or word. */
export function file(word: string): FileRef {
	const fileId = Buffer.from(word).toString('hex').padEnd(64, '0');
	return { fileId, name: `${word}.pdf`, mime: 'application/pdf', bytes: 1234, pages: 1 };
}

/** Tells a dossier's life by real decisions: each act is decided, chained and evolved. Begins Monday 02/11/2026, 08:00. */
export class Story {
	state: DossierState | null = null;
	readonly events: DossierEvent[] = [];
	now = local('2026-11-02 08:00');
	rules: Partial<WardRules> = {};
	calendar: Calendar = shippedCalendar;
	flow: Flow = flow;

	at(time: string): this {
		this.now = local(time);
		return this;
	}

	with(setting: Partial<Pick<Story, 'rules' | 'calendar' | 'flow'>>): this {
		Object.assign(this, setting);
		return this;
	}

	private decide(command: DossierCommand, actor: Actor) {
		const { now, rules, calendar, flow: steps } = this;
		return decide(this.state, command, { now, actor, calendar, flow: steps, rules });
	}

	does(actor: Actor, command: DossierCommand): this {
		const decision = this.decide(command, actor);
		if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code} ${decision.refusal.message.en}`);
		for (const event of chain(this.state ?? beginning(DOSSIER_ID), decision.events)) {
			this.events.push(event);
			this.state = evolve(this.state, event);
		}
		return this;
	}

	/** The code of the refusal; the test fails when the command is accepted. Both languages must be filled in. */
	refusal(actor: Actor, command: DossierCommand): RefusalCode {
		const decision = this.decide(command, actor);
		if (decision.ok) throw new Error(`${command.type} was accepted: ${decision.events.map((event) => event.type)}`);
		const { code, message } = decision.refusal;
		for (const text of [message.vi, message.en]) {
			if (text.length < 10 || /[{}]|undefined/.test(text)) throw new Error(`${code} says "${text}"`);
		}
		return code;
	}

	/** The text of the refusal in Vietnamese. */
	refusalText(actor: Actor, command: DossierCommand): string {
		const decision = this.decide(command, actor);
		return decision.ok ? '' : decision.refusal.message.vi;
	}

	get dossier(): DossierState {
		if (this.state === null) throw new Error('nothing was filed yet');
		return this.state;
	}

	/** Types of the events since the start, or the last `n`. */
	types(n = this.events.length): DossierEventType[] {
		return this.events.slice(-n).map((event) => event.type);
	}

	get runId(): string {
		return this.dossier.step?.stepRunId ?? 'no run';
	}
}

export const complete = (
	step: string,
	outcome: string,
	more: Partial<DossierCommand<'completeStep'>> = {},
): DossierCommand => ({ type: 'completeStep', step, outcome, ...more });

export const FEE = [{ label: sameInBoth('Lệ phí'), quantity: 2, unitVnd: 4_000, amountVnd: 8_000 }];

export const filed = (command: Partial<DossierCommand<'submit'>> = {}, actor: Actor = citizen) =>
	new Story().does(actor, { ...submission, ...command });

/** Received by the desk and in its first step. */
export const received = (command: Partial<DossierCommand<'submit'>> = {}) =>
	filed(command).does(receptionist, { type: 'receive', code: CODE });

/** In the automatic step that prices. */
export const pricing = (command: Partial<DossierCommand<'submit'>> = {}) =>
	received(command).does(specialist, complete('examine', 'good'));

/** Waiting for 8,000 VND in status 6. */
export function paying(command: Partial<DossierCommand<'submit'>> = {}): Story {
	const story = pricing(command);
	return story.does(system, complete('price', 'done', { stepRunId: story.runId, feeLines: FEE }));
}

/** With the leader, nothing to pay, the result drafted. */
export function signing(command: Partial<DossierCommand<'submit'>> = {}): Story {
	const story = pricing(command);
	const done = { stepRunId: story.runId, feeLines: [], resultFiles: [file('result')] };
	return story.does(system, complete('price', 'done', done));
}

export const signIt: DossierCommand<'sign'> = {
	type: 'sign',
	step: 'sign',
	outcome: 'sign',
	fileId: file('result').fileId,
	shownHash: file('result').fileId,
	method: 'account',
};

/** Signed, with the clerk. */
export const issuing = (command: Partial<DossierCommand<'submit'>> = {}) => signing(command).does(leader, signIt);

/** The result is ready at the desk: status 9. */
export const resolved = (command: Partial<DossierCommand<'submit'>> = {}) =>
	issuing(command).does(clerk, complete('issue', 'issue'));
