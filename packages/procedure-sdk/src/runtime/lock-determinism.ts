/** Puts everything back; used where the globals are a test process's own. */
export type Unlock = () => void;

/**
 * Takes away what would make two runs of one step differ (the clock, randomness, garbage collection) or reach past the step's limits
 * (`WebAssembly` memory is not counted by the isolate; `Atomics.waitAsync` settles promises later). What is gone says what to use instead.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function lockDeterminism(root: typeof globalThis, surplus: readonly string[]): Unlock {
	const undo: Unlock[] = [];
	const replace = (target: object, key: PropertyKey, value: PropertyDescriptor | undefined) => {
		const before = Object.getOwnPropertyDescriptor(target, key);
		if (before === undefined && value === undefined) return;
		if (value === undefined) Reflect.deleteProperty(target, key);
		else Object.defineProperty(target, key, { configurable: true, ...value });
		undo.push(() => {
			if (before === undefined) Reflect.deleteProperty(target, key);
			else Object.defineProperty(target, key, before);
		});
	};
	const unavailable = (what: string, instead: string): never => {
		throw new Error(
			`${what} không dùng được trong bước xử lý, vì mỗi lần chạy lại sẽ cho kết quả khác; hãy dùng ${instead}. / ${what} is not available in a step, because a repeated run would give another answer; use ${instead}.`,
		);
	};

	const RealDate = root.Date;
	const StepDate = function (...given: unknown[]) {
		if (new.target === undefined) return unavailable('Date()', 'context.now');
		if (given.length === 0) return unavailable('new Date()', 'new Date(context.now)');
		return Reflect.construct(RealDate, given, new.target);
	};
	Object.defineProperties(StepDate, {
		name: { value: 'Date' },
		length: { value: 7 },
		prototype: { value: RealDate.prototype, writable: false },
		parse: { value: RealDate.parse },
		UTC: { value: RealDate.UTC },
		now: { value: () => unavailable('Date.now()', 'context.now') },
	});
	replace(root, 'Date', { value: StepDate, writable: true });
	replace(RealDate.prototype, 'constructor', { value: StepDate, writable: true });

	replace(root.Math, 'random', { value: () => unavailable('Math.random()', 'context.random.next()') });
	for (const key of Object.keys(Object.getOwnPropertyDescriptors(root.Temporal.Now))) {
		replace(root.Temporal.Now, key, { value: () => unavailable(`Temporal.Now.${key}()`, 'context.now') });
	}

	// Without a date both of these read the clock.
	const formats = root.Intl.DateTimeFormat.prototype;
	const format = Object.getOwnPropertyDescriptor(formats, 'format');
	replace(formats, 'format', {
		get(this: Intl.DateTimeFormat) {
			const bound: Intl.DateTimeFormat['format'] = format?.get?.call(this);
			return (date?: Date | number) =>
				date === undefined ? unavailable('Intl.DateTimeFormat.format()', 'format(new Date(context.now))') : bound(date);
		},
	});
	const { formatToParts } = formats;
	replace(formats, 'formatToParts', {
		value(this: Intl.DateTimeFormat, date?: Date | number) {
			if (date === undefined) unavailable('formatToParts()', 'formatToParts(new Date(context.now))');
			return formatToParts.call(this, date);
		},
	});

	for (const key of surplus) replace(root, key, undefined);
	return () => {
		for (const step of undo.reverse()) step();
	};
}
