/** Values by placeholder name. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/**
 * Puts `values` into the `{{name}}` places of a text: no conditions, no loops, no expressions, so that a package's
 * messages can be read and approved by people. A name without a value leaves nothing behind.
 */
export const fillPlaceholders = (template: string, values: PlaceholderValues): string =>
	template.replace(/\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g, (_, name: string) =>
		Object.hasOwn(values, name) ? (values[name] ?? '') : '',
	);
