/**
 * Takes away what makes code out of text: `eval`, `Function` and its three relatives, also by way of `constructor`. What runs is what was reviewed.
 * Not a wall (the isolate is), and for good: only for a realm that lives for one run.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function lockCompiler(root: typeof globalThis): void {
	const refuse = (what: string): never => {
		throw new EvalError(
			`${what}: không được tạo mã từ văn bản trong bước xử lý. / ${what}: a step makes no code out of text.`,
		);
	};
	for (const kind of [() => {}, async () => {}, function* () {}, async function* () {}]) {
		const prototype: object = Object.getPrototypeOf(kind);
		const compiler = function () {
			return refuse(new.target ? 'new Function()' : 'Function()');
		};
		// `instanceof Function` still holds.
		Object.defineProperty(compiler, 'prototype', { value: prototype, writable: false });
		Object.defineProperty(prototype, 'constructor', { value: compiler });
		if (prototype === Function.prototype) Object.defineProperty(root, 'Function', { value: compiler });
	}
	Object.defineProperty(root, 'eval', { value: () => refuse('eval()') });
}
