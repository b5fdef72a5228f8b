/**
 * A form as data: what a procedure ships, what the core stores with a published version and what both evaluators read.
 * Everything here is JSON; `packages/procedure-sdk` has the typed builder that produces it.
 */

/** A text in both interface languages. Vietnamese is complete by rule; English may repeat it only for proper names. */
export interface Localised {
	readonly vi: string;
	readonly en: string;
}

/**
 * A CEL expression over the answers of the form.
 *
 * Names in scope: each field's key with its answer, `today` (ISO date in the ward's time zone), and inside a repeating
 * group `item` (the row), `index` (0-based) and `outerItem` (the row around a nested row). Integers are CEL ints.
 *
 * While unanswered or hidden a field is `null`, a tick `false`, and a list (multiChoice, file, group) empty. An
 * expression that needs a missing answer (`age >= 18` before there is an age) is not an error: a condition does not hold,
 * a rule is not applied, a computed field stays empty. Any other failure becomes a finding `expression` (a warning) and
 * takes the side that is harmless for the citizen: shown, not required, rule not applied, empty.
 *
 * Functions: `blank(x)`, `orElse(x, y)`, `size(x)`, `sum(list)`, `sumBy(rows, "key", …)` (sum of the products of these
 * fields over the rows that have them all), `join(list, separator)`, `matches(text, "pattern")`, `daysBetween(from, to)`,
 * `addDays(date, days)`, `ageOn(birth, date)`, `year(date)`, `formatDate(date)`, `birthDateWords(date)`,
 * `formatVnd(money)`, `words(money)`, `idBirthYear(personalId)`, `idGender(personalId)`; CEL's own `has`, `int`, `double`,
 * `string`, `startsWith`, `endsWith`, `contains`, `substring`, `indexOf`, `lowerAscii`, `upperAscii`, `trim`, and the
 * macros `all`, `exists`, `exists_one`, `map`, `filter`, at most two inside each other.
 */
export type CelExpression = string;

/** A rule that holds when its expression is true; the message is shown at the field (or on top of the form) when not. */
export interface FormRule {
	/** Stable inside the form: errors and tests name it. */
	readonly id: string;
	readonly test: CelExpression;
	readonly message: Localised;
	/** `error` stops the filing, `warning` is shown and goes with the dossier to the desk. */
	readonly severity: 'error' | 'warning';
}

interface ElementBase {
	readonly key: string;
	readonly label: Localised;
	readonly help?: Localised;
	/** Shown, asked and validated only while true. An element that is not shown has no answer. */
	readonly visibleWhen?: CelExpression;
}

interface FieldBase extends ElementBase {
	readonly required?: boolean;
	/** Makes the field required while true; combines with `required` by "or". */
	readonly requiredWhen?: CelExpression;
	/** Applied while the field has an answer. */
	readonly rules?: readonly FormRule[];
	/** Computed: the answer is this expression's value; the field is shown read-only and input is ignored. */
	readonly computed?: CelExpression;
	/** Personal data of the sensitive kind (law 91/2025): masked in lists, its reading is logged. */
	readonly sensitive?: boolean;
	/** HTML autocomplete token, so that phones fill in what they know. */
	readonly autocomplete?: string;
	/** How wide on a large screen, in twelfths. Default 12. */
	readonly width?: 3 | 4 | 6 | 8 | 12;
}

export interface TextField extends FieldBase {
	readonly type: 'text';
	readonly multiline?: boolean;
	/** In characters (code points). Default 1 and 500 (multiline 4,000). */
	readonly minLength?: number;
	readonly maxLength?: number;
	/** Whole-string pattern, RE2-like subset: no look-around, no back references. */
	readonly pattern?: string;
	readonly patternMessage?: Localised;
}
export interface NumberField extends FieldBase {
	readonly type: 'number';
	readonly min?: number;
	readonly max?: number;
	/** Default true: an integer. */
	readonly integer?: boolean;
	readonly unit?: Localised;
}
/** Whole VND. */
export interface MoneyField extends FieldBase {
	readonly type: 'money';
	readonly min?: number;
	readonly max?: number;
}
export interface DateField extends FieldBase {
	readonly type: 'date';
	/** Year only and month/year are allowed (births of old people). Answer: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
	readonly partial?: boolean;
	/** ISO date or `today`. */
	readonly min?: string;
	readonly max?: string;
}
export interface ChoiceOption {
	readonly value: string;
	readonly label: Localised;
	readonly visibleWhen?: CelExpression;
}
export interface ChoiceField extends FieldBase {
	readonly type: 'choice';
	readonly options: readonly ChoiceOption[];
	/** `radio` up to about six options, `select` above. Default by count. */
	readonly display?: 'radio' | 'select';
}
export interface MultiChoiceField extends FieldBase {
	readonly type: 'multiChoice';
	readonly options: readonly ChoiceOption[];
	readonly minItems?: number;
	readonly maxItems?: number;
}
/** A single tick, answer true or false; `required` means "must be ticked". */
export interface BooleanField extends FieldBase {
	readonly type: 'boolean';
}
/** Answer: {@link AddressAnswer}. */
export interface AddressField extends FieldBase {
	readonly type: 'address';
	/** Province and commune are enough (a home town, a place of birth). The answer's `detail` may then be empty. */
	readonly detailOptional?: boolean;
}
/** A person's name as one string, see `domain/formats` for the accepted letters. */
export interface PersonNameField extends FieldBase {
	readonly type: 'personName';
}
/** A person: name, birth date, gender, personal id in one block. Answer: {@link PersonAnswer}. */
export interface PersonField extends FieldBase {
	readonly type: 'person';
	readonly ask: readonly PersonAsk[];
	/** Which of the parts asked for may stay empty; the others are required once the person is given. */
	readonly optional?: readonly PersonAsk[];
}
export type PersonAsk = 'birthDate' | 'gender' | 'personalId' | 'ethnicity' | 'nationality' | 'residence';
/** Personal id (12 digits) or another identity paper. Answer: {@link IdentityAnswer}. */
export interface IdentityField extends FieldBase {
	readonly type: 'identityNumber';
	/** Only the 12-digit number is accepted. */
	readonly personalIdOnly?: boolean;
}
export interface PhoneField extends FieldBase {
	readonly type: 'phone';
}
export interface EmailField extends FieldBase {
	readonly type: 'email';
}
/**
 * Uploaded files for one paper. Answer: array of upload ids. `key` equals the `documentRequirement` key of the manifest
 * that it fulfils.
 */
export interface FileField extends FieldBase {
	readonly type: 'file';
	readonly accept: readonly ('pdf' | 'jpeg' | 'png' | 'webp')[];
	/** Default 10, at most 20. */
	readonly maxFiles?: number;
	/** Bytes of one file. Default and ceiling: the ward's setting. */
	readonly maxBytes?: number;
}
/**
 * Read-only text: its label (and help) may hold `{{ CEL }}` values. A place with nothing but a name shows the answer as
 * people read it (the label of a choice, a date as dd/MM/yyyy), any other its plain value, `…` while there is none.
 */
export interface StaticText extends ElementBase {
	readonly type: 'static';
	readonly tone?: 'info' | 'warning';
}
/** Repeating rows of fields. Answer: array of objects by field key. Rows nest one level only: no group in a group in a group. */
export interface RepeatingGroup extends FieldBase {
	readonly type: 'group';
	readonly itemLabel: Localised;
	readonly minItems?: number;
	/** At most 50. */
	readonly maxItems?: number;
	readonly fields: readonly FormField[];
}

export type FormField =
	| TextField
	| NumberField
	| MoneyField
	| DateField
	| ChoiceField
	| MultiChoiceField
	| BooleanField
	| AddressField
	| PersonNameField
	| PersonField
	| IdentityField
	| PhoneField
	| EmailField
	| FileField
	| StaticText
	| RepeatingGroup;

/** One step of the form on a phone: a titled group of fields. */
export interface FormSection {
	readonly key: string;
	readonly title: Localised;
	readonly description?: Localised;
	readonly visibleWhen?: CelExpression;
	readonly fields: readonly FormField[];
}

export interface FormDefinition {
	readonly formVersion: 1;
	readonly id: string;
	readonly title: Localised;
	readonly sections: readonly FormSection[];
	/** Rules over several sections; shown on top of the review page. */
	readonly rules?: readonly FormRule[];
}

/** Address after the merger of 2025; papers from before keep theirs with `scheme: 'pre-2025'`. */
export interface AddressAnswer {
	readonly scheme: '2025' | 'pre-2025';
	/** Two digits, with leading zero. */
	readonly provinceCode: string;
	/** Name as printed; the commune list is the ward's data, so that free text stays possible. */
	readonly communeName: string;
	/** Five digits when the unit was picked from a list. */
	readonly communeCode?: string;
	readonly districtName?: string;
	/** House number and street, hamlet or residential group. */
	readonly detail: string;
}
export interface IdentityAnswer {
	readonly kind: 'personalId' | 'oldId' | 'passport' | 'other';
	readonly number: string;
	/** ISO date. */
	readonly issuedOn?: string;
	readonly issuer?: string;
}
export interface PersonAnswer {
	readonly fullName: string;
	/** Partial ISO date. */
	readonly birthDate?: string;
	readonly gender?: 'male' | 'female';
	readonly identity?: IdentityAnswer;
	readonly ethnicity?: string;
	readonly nationality?: string;
	readonly residence?: AddressAnswer;
}

/** Answers by field key; plain JSON. */
export type Answers = Readonly<Record<string, unknown>>;

/** What is wrong (or remarkable) with an answer. */
export interface FormFinding {
	/** Path of the field: `childFullName`, `papers[2].pageCount`, or `` for a rule over the whole form. */
	readonly path: string;
	/** Stable: `required`, `pattern`, `personalId.length`, or the id of a {@link FormRule}. */
	readonly code: string;
	readonly severity: 'error' | 'warning';
	/** Says what was wrong and what is expected. */
	readonly message: Localised;
}
