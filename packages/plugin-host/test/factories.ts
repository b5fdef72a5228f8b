import type { StepRequest, StepRun } from '@motcua/procedure-sdk';

/** A request as the core sends it; `answers` are what the step may read. */
export const request = (answers: Readonly<Record<string, unknown>> = {}, handler = 'step'): StepRequest => ({
	stepRunId: 'run-1',
	handler,
	dossier: {
		id: 'dossier-1',
		code: null,
		channel: 'online',
		submittedAt: '2026-11-23T09:00:00+07:00',
		receivedAt: null,
		dueAt: null,
		answers,
		result: {},
		papers: [],
	},
	now: '2026-11-23T09:00:00+07:00',
	timeZone: 'Asia/Ho_Chi_Minh',
	settings: {},
	ward: { code: '00334', name: 'Phường Mẫu', provinceCode: '01' },
});

/** A package whose only handler has this body: `async (context) => { … }`. `top` is its top-level code. */
export const code = (body: string, top = ''): string =>
	`${top};var __procedure={default:{step:async(context)=>{${body}\n}}};`;

/** A run of a package of its own, in a process of its own. */
export const run = (body: string, more: Partial<StepRun> & { readonly top?: string } = {}): StepRun => {
	const { top = '', ...rest } = more;
	return { digest: `${top}${body}`, code: code(body, top), request: request(), ...rest };
};

/**
 * Many handlers in one package, so that a suite does not start a process for every case. Bodies are added while tests are declared; the
 * package is made when the first of them runs.
 */
export function handlerBook(digest: string) {
	const bodies: string[] = [];
	const text = () =>
		`var __procedure={default:{${bodies.map((body, index) => `h${index}:async(context)=>{${body}\n}`).join(',\n')}}};`;
	return {
		/** Adds a body and gives what makes a run of it. */
		add(body: string) {
			const handler = `h${bodies.push(body) - 1}`;
			return (
				more: Partial<Omit<StepRun, 'request'>> & { readonly answers?: Readonly<Record<string, unknown>> } = {},
			): StepRun => {
				const { answers, ...rest } = more;
				return { digest, code: text(), request: request(answers, handler), ...rest };
			};
		},
	};
}

/** The body of a handler that answers with this expression as `patch.value`. */
export const answering = (expression: string) => `return context.done('done', { patch: { value: ${expression} } });`;

/** `patch.value` of a result. */
export function patched(run: { readonly ok: boolean; readonly result?: unknown; readonly message?: string }): unknown {
	if (!run.ok) throw new Error(run.message);
	return (run.result as { patch?: { value?: unknown } }).patch?.value;
}
