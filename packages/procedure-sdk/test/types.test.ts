/**
 * What must be a compile error. `tsc` is the test: an unused `@ts-expect-error` fails the type check. The bodies are
 * never run.
 */

import type { AddressAnswer, IdentityAnswer } from '@motcua/forms';
import { describe, expectTypeOf, it } from 'vitest';
import type { AnswersOf } from '../src/index.ts';
import { defineHandlers, defineProcedure, field, form, section, step, text, to } from '../src/index.ts';
import { application, sample } from './sample.ts';

type Sample = typeof sample;
const { flow, definition } = sample;
const rest = definition;

const minimal = defineProcedure({
	...rest,
	capabilities: [],
	fee: { kind: 'free', note: text('Miễn phí', 'Free') },
	validates: false,
	forms: { application },
	messages: {},
	flow: {
		start: 'look',
		steps: { look: step.auto({ name: text('Xem', 'Look'), outcomes: { ok: to('resolved', text('Được', 'Fine')) } }) },
	},
});

describe('a procedure that asks for nothing gets nothing', () => {
	it('reads no answer, writes no field, has no setting and no validate', () => {
		defineHandlers<typeof minimal>({
			look: ({ answers, settings, done }) => {
				expectTypeOf<keyof typeof answers>().toEqualTypeOf<never>();
				expectTypeOf<keyof typeof settings>().toEqualTypeOf<never>();
				return done('ok');
			},
		});
	});
});

describe('answers are inferred from the form', () => {
	type Answers = AnswersOf<typeof application>;
	it('knows the type of each answer', () => {
		expectTypeOf<Answers['copies']>().toEqualTypeOf<number>();
		expectTypeOf<Answers['purpose']>().toEqualTypeOf<'work' | 'study'>();
		expectTypeOf<Answers['requester']['identity']>().toEqualTypeOf<IdentityAnswer | undefined>();
		expectTypeOf<Answers['pages'][number]['count']>().toEqualTypeOf<number>();
	});
	it('an answer that may be hidden or skipped may be absent', () => {
		expectTypeOf<Answers['email']>().toEqualTypeOf<string | undefined>();
		expectTypeOf<Answers['school']>().toEqualTypeOf<string | undefined>();
		expectTypeOf<Answers['address']>().toEqualTypeOf<AddressAnswer | undefined>();
	});
	it('texts have no answer', () => {
		expectTypeOf<Answers>().not.toHaveProperty('note');
	});
});

export const goodHandlers = defineHandlers<Sample>({
	validate: ({ answers, finding, t }) =>
		answers.copies > 20 ? [finding('copies', 'copies.many', t('Nhiều bản', 'Many copies'))] : [],
	checkPages: ({ answers, finding }) =>
		answers.pages.map((page, index) => finding(`pages[${index}].count`, 'pages.count', text(page.title, page.title))),
	price: ({ answers, settings, result, done, fee, notify, wait, now }) => {
		expectTypeOf(settings.perPage).toEqualTypeOf<number>();
		expectTypeOf(result.opinion).toEqualTypeOf<string | undefined>();
		if (answers.copies === 0) return done('free');
		if (result.total === undefined) return wait(now, text('Chờ', 'Wait'));
		return done('priced', {
			patch: { total: 3 },
			intents: [
				fee([{ label: text('Trang', 'Page'), quantity: 1, unitVnd: settings.perPage }]),
				notify('priced', { amount: '1' }),
			],
		});
	},
});

export function wrongHandlers() {
	const validate = () => [];
	const checkPages = () => [];
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error an outcome that the step does not have
		price: ({ done }) => done('prised'),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a field that the form does not have
		price: ({ answers, done }) => done(answers.coppies === 0 ? 'free' : 'priced'),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a field that was not asked for under dossier.read
		price: ({ answers, done }) => done(answers.phone === '' ? 'free' : 'priced'),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a result field that was not asked for under result.write
		price: ({ done }) => done('free', { patch: { totle: 3 } }),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a tool whose capability was not asked for
		price: ({ done, renderResult }) => done('free', { intents: [renderResult({})] }),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a message that does not exist
		price: ({ done, notify }) => done('free', { intents: [notify('prised')] }),
	});
	defineHandlers<Sample>({
		validate,
		checkPages,
		// @ts-expect-error a setting that does not exist
		price: ({ done, settings }) => done(settings.perPgae > 0 ? 'priced' : 'free'),
	});
	defineHandlers<Sample>({
		// @ts-expect-error a finding about a field that does not exist
		validate: ({ finding }) => [finding('coppies', 'x', text('a', 'a'))],
		checkPages,
		price: ({ done }) => done('free'),
	});
	// @ts-expect-error the handler of step `price` is missing
	defineHandlers<Sample>({ validate, checkPages });
	// @ts-expect-error `validate` is missing although the manifest says validates
	defineHandlers<Sample>({ checkPages, price: ({ done }) => done('free') });
	defineHandlers<Sample>({
		validate,
		checkPages,
		price: ({ done }) => done('free'),
		// @ts-expect-error a handler without a step
		prize: () => [],
	});
}

export function wrongWithoutRights() {
	defineHandlers<typeof minimal>({
		// @ts-expect-error a patch of a procedure that may write nothing
		look: ({ done }) => done('ok', { patch: { total: 1 } }),
	});
	defineHandlers<typeof minimal>({
		// @ts-expect-error a fee of a procedure that may set none
		look: ({ done, fee }) => done('ok', { intents: [fee([])] }),
	});
}

const why = text('Để tra cứu.', 'To look it up.');
const calling = defineProcedure({
	...rest,
	capabilities: [
		{ use: 'http', hosts: ['api.example.gov.vn'], methods: ['GET'], secrets: ['apiKey'], why },
		{ use: 'register', registers: { residents: ['fullName', 'status'], births: ['number'] }, why },
		{ use: 'askWard', why },
		{ use: 'payment', why },
		{ use: 'document.render', templates: ['templates/letter.typ'], why },
	],
	fee: { kind: 'free', note: text('Miễn phí', 'Free') },
	validates: false,
	forms: { application },
	messages: {},
	flow: {
		start: 'look',
		steps: { look: step.auto({ name: text('Xem', 'Look'), outcomes: { ok: to('resolved', text('Được', 'Fine')) } }) },
	},
});
const plain = defineProcedure({
	...calling.definition,
	capabilities: [{ use: 'http', hosts: ['api.example.gov.vn'], methods: ['GET', 'POST'], why }],
});
const question = { key: 'civilStatus', ward: '00331', question: why, facts: [], answerBy: '2026-12-01T00:00:00Z' };

describe('calls out of the sandbox', () => {
	it('exist as far as the manifest asks for them', () => {
		defineHandlers<typeof calling>({
			look: async ({ use, done, attach, wait, now }) => {
				expectTypeOf<keyof typeof use>().toEqualTypeOf<'http' | 'register' | 'askWard' | 'payment' | 'render'>();
				const { status } = await use.http({
					method: 'GET',
					url: 'https://api.example.gov.vn/',
					secrets: { authorization: 'apiKey' },
				});
				const { record } = await use.register('residents', { identity: String(status) });
				expectTypeOf<keyof NonNullable<typeof record>>().toEqualTypeOf<'fullName' | 'status'>();
				const { answer } = await use.askWard({ ...question, choices: { yes: why, no: why } });
				expectTypeOf<NonNullable<typeof answer>['choice']>().toEqualTypeOf<'yes' | 'no'>();
				if (answer === null) return wait(now, why);
				expectTypeOf(await use.payment.state()).toHaveProperty('amountVnd');
				const paper = await use.render({ template: 'templates/letter.typ', data: {}, name: 'Công văn' });
				return done('ok', { intents: [attach(paper)] });
			},
		});
		defineHandlers<typeof minimal>({
			look: ({ use, done }) => {
				expectTypeOf<keyof typeof use>().toEqualTypeOf<never>();
				return done('ok');
			},
		});
	});
});

export function wrongCalls() {
	const url = 'https://api.example.gov.vn/';
	defineHandlers<typeof minimal>({
		// @ts-expect-error a call that the manifest does not ask for
		look: async ({ use, done }) => done((await use.payment.state()).status === 'paid' ? 'ok' : 'ok'),
	});
	defineHandlers<typeof calling>({
		look: async ({ use, done }) => {
			// @ts-expect-error a method that was not asked for
			await use.http({ method: 'POST', url });
			// @ts-expect-error a secret that was not asked for
			await use.http({ method: 'GET', url, secrets: { authorization: 'otherKey' } });
			// @ts-expect-error a register that was not asked for
			await use.register('marriages', {});
			const { record } = await use.register('births', {});
			// @ts-expect-error a field of a register that was not asked for
			void record?.status;
			const { answer } = await use.askWard({ ...question, choices: { yes: why } });
			// @ts-expect-error an answer that was not among the choices
			void (answer?.choice === 'maybe');
			// @ts-expect-error a template that was not asked for
			await use.render({ template: 'templates/other.typ', data: {}, name: 'x' });
			return done('ok');
		},
	});
	defineHandlers<typeof plain>({
		look: async ({ use, done }) => {
			await use.http({ method: 'POST', url, json: {} });
			// @ts-expect-error secrets of a procedure that asks for none
			await use.http({ method: 'GET', url, secrets: { authorization: 'apiKey' } });
			return done('ok');
		},
	});
	defineHandlers<Sample>({
		validate: () => [],
		// @ts-expect-error calls are for automatic steps: a check has none
		checkPages: ({ use }) => [use],
		price: ({ done }) => done('free'),
	});
	defineProcedure({
		...rest,
		// @ts-expect-error a method that does not exist
		capabilities: [{ use: 'http', hosts: ['a.vn'], methods: ['FETCH'], why }],
	});
}

export function wrongProcedures() {
	const approve = to('resolved', text('Đồng ý', 'Approve'));
	const name = text('Bước', 'Step');
	const only = step.human({ name, role: 'leader', outcomes: { approve } });

	defineProcedure({
		...rest,
		validates: false,
		// @ts-expect-error the flow starts at a step that it does not have
		flow: { start: 'onyl', steps: { only } },
	});
	defineProcedure({
		...rest,
		flow: {
			start: 'only',
			steps: {
				// @ts-expect-error an outcome that leads nowhere
				only: step.human({ name, role: 'leader', outcomes: { approve: to('resolvd', name) } }),
			},
		},
	});
	defineProcedure({
		...rest,
		// @ts-expect-error a payment that goes on to nowhere
		flow: { start: 'pay', steps: { pay: step.payment({ name, role: 'cashier', next: 'nowhere' }) } },
	});
	defineProcedure({
		...rest,
		flow: {
			start: 'only',
			// @ts-expect-error a staff form that does not exist
			steps: { only: step.human({ name, role: 'leader', form: 'opinion', outcomes: { approve } }) },
		},
	});
	defineProcedure({
		...rest,
		flow: {
			start: 'ask',
			steps: {
				// @ts-expect-error silence takes an outcome that does not exist
				ask: step.citizen({
					name,
					question: name,
					outcomes: { approve },
					timeout: { amount: 1, unit: 'hours', outcome: 'aprove' },
				}),
			},
		},
	});
	defineProcedure({
		...rest,
		// @ts-expect-error the requester's name stands in a field that does not exist
		requester: { fullName: 'requestor.fullName', phone: 'phone' },
	});
	defineProcedure({
		...rest,
		// @ts-expect-error a capability over a field that does not exist
		capabilities: [{ use: 'dossier.read', fields: ['coppies'], why: name }],
	});
	defineProcedure({
		...rest,
		// @ts-expect-error a property that no procedure has
		timeLimits: { amount: 1, unit: 'days' },
	});
	// @ts-expect-error no time limit
	defineProcedure({ ...rest, timeLimit: undefined });
	// @ts-expect-error a role that no ward has
	step.human({ name, role: 'mayor', outcomes: { approve } });
	// @ts-expect-error a misspelt property of a field
	field.text({ label: name, requird: true });
	// @ts-expect-error a misspelt property of a section
	section({ title: name, fields: {}, visibleWen: 'true' });
	// @ts-expect-error a form without a title
	form({ sections: {} });
	return flow;
}
