/**
 * What an expression may call. cel-js has more; the rest is left out because its work cannot be bounded (`split`,
 * `cel.bind`), because it backtracks (`.matches` hands its pattern to RegExp) or because it differs between engines
 * (time zones of `timestamp`).
 */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
	'has',
	'size',
	'int',
	'double',
	'string',
	'dyn',
	'blank',
	'orElse',
	'sum',
	'sumBy',
	'join',
	'matches',
	'daysBetween',
	'addDays',
	'ageOn',
	'year',
	'formatDate',
	'birthDateWords',
	'formatVnd',
	'words',
	'idBirthYear',
	'idGender',
]);

export const ALLOWED_METHODS: ReadonlySet<string> = new Set([
	'size',
	'startsWith',
	'endsWith',
	'contains',
	'substring',
	'indexOf',
	'lowerAscii',
	'upperAscii',
	'trim',
]);

/** Methods that run their second part for each element; the first argument names the element. */
export const MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
