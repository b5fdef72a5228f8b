/** What the documentation says of one rule. */
export interface RuleEntry {
	readonly severity: 'error' | 'warning';
	/** What the rule looks for, and why. */
	readonly about: string;
	/** What to do. */
	readonly mend: string;
}

const error = (about: string, mend: string): RuleEntry => ({ severity: 'error', about, mend });
const warning = (about: string, mend: string): RuleEntry => ({ severity: 'warning', about, mend });

/** Every rule of `check`, in the order of the page `docs/authors/rules.md`, which is made from it. */
export const RULE_GUIDE: Readonly<Record<string, RuleEntry>> = {
	'shape.manifest': error(
		'A fact of the manifest has another shape than the contract.',
		'Follow the type that `defineProcedure` asks for.',
	),
	'shape.flow': error(
		'A step of the flow has another shape than the contract.',
		'Build steps with `step.human`, `step.auto`, `step.citizen`, `step.payment`, `step.check`.',
	),
	'shape.messages': error(
		'A message lacks subject or body in a language.',
		'Give `subject` and `body` as `text(vi, en)`.',
	),
	'shape.fixture': error(
		'A sample dossier has another shape than the contract.',
		'See `Fixture` in the SDK reference.',
	),
	'form.*': error(
		'A form does not hold: an unknown name in an expression, a repeated key, a bound above its ceiling. The part behind the dot says which.',
		'Mend the form at the named path.',
	),

	'manifest.apiVersion': error(
		'The contract version is not one that this core serves.',
		'Build again with the present SDK.',
	),
	'manifest.forms': error('The list of forms and the form files differ.', 'Build the package again.'),
	'manifest.application': error(
		'There is no form `application`: citizens have nothing to fill in.',
		'Add the form `application`.',
	),
	'manifest.requester': error(
		'The core finds the requester’s facts by path; this path leads to no field of the right type.',
		'Name a field of the application form of the listed types.',
	),
	'manifest.timeLimit': error(
		'A same-day limit has the amount 0, every other limit more.',
		'Change `timeLimit.amount` or its unit.',
	),
	'manifest.legalBasis': warning(
		'No legal text is named. People have a right to know what a decision rests on.',
		'Name at least one in `legalBasis`.',
	),
	'manifest.validates': error('Handlers are declared, but there is no code.', 'Add `src/handlers.ts`.'),
	'manifest.subject': error(
		'The subject line is no expression over the application form, or gives no text.',
		'Mend the expression.',
	),
	'documents.duplicate': error('Two papers have one key.', 'Give each its own.'),
	'documents.unknown': error(
		'A file field belongs to no paper of the manifest.',
		'Give the field the key of its paper.',
	),
	'documents.requiredWhen': error(
		'The condition of a paper is no condition over the application form.',
		'Mend the expression.',
	),
	'fee.amount': error('A fixed fee, or one that the province sets, has no amount.', 'Give `amountVnd`.'),
	'fee.computed': error('The fee is computed by a step, but `fee.write` is not asked for.', 'Ask for `fee.write`.'),
	'fee.payment': warning(
		'A procedure that costs money has no payment step, or a free one has.',
		'Change the fee or the flow.',
	),

	'result.collision': warning(
		'A step writes a field of the result that staff also fill in: one overwrites the other.',
		'Rename one of the two.',
	),
	'form.conditionNever': warning(
		'No answer makes this condition hold, so what it guards is never shown, never required or never asked for. Found by trying all choices, ticks and numbers; conditions on text and dates are not tried.',
		'Compare with a value that an answer can have; look for a typing mistake in it.',
	),
	'form.unused': warning('No step of the flow uses this staff form.', 'Give it to a human step, or remove it.'),
	'form.fieldUnused': warning(
		'Nobody uses the answer: no person examines the dossier, and neither code, condition, paper nor the core reads it. What is not needed must not be asked (law on the protection of personal data).',
		'Remove the field.',
	),
	'label.repeated': warning(
		'Two questions of one section have the same label. Who hears the page cannot tell them apart.',
		'Word them differently.',
	),
	'label.wordless': warning('A label without letters says nothing when read aloud.', 'Write it in words.'),
	'label.long': warning(
		'A label of more than 150 characters is read aloud as a whole at every visit of the field.',
		'Keep the question in `label`, move the rest to `help`.',
	),
	'label.looks': warning('The label points at a place or colour of the screen.', 'Name the thing instead.'),
	'option.repeated': warning('Two choices of one question have the same label.', 'Give each its own.'),

	'flow.duplicate': error('Two steps have one key.', 'Give each its own.'),
	'flow.start': error('The flow starts at a step that does not exist, or at a check.', 'Name a step.'),
	'flow.target': error('An outcome leads to a step that does not exist.', 'Name a step, `resolved` or `refused`.'),
	'flow.reserved': error('A step is called like an end.', 'Choose another key.'),
	'flow.check': error(
		'A check is an automatic step with the single outcome `checked`, and nothing leads to it.',
		'Declare it under `flow.checks` with `step.check()`.',
	),
	'flow.unreachable': error('No way leads to this step.', 'Lead to it, or remove it.'),
	'flow.deadEnd': error('From this step a dossier never ends.', 'Add an outcome that leads on.'),
	'flow.noResult': error('No dossier can be resolved.', 'Lead to `resolved` somewhere.'),
	'flow.endRole': error(
		'A step ends the dossier whose role may not: the desk, a cashier or the citizen.',
		'Lead to an automatic step, or one of a specialist, head, leader or clerk, that ends.',
	),
	'flow.autoLoop': warning(
		'Automatic steps form a loop in which nobody looks.',
		'Put a person into the loop, or answer `wait`.',
	),
	'flow.form': error('A step uses a form that does not exist, or the citizen’s.', 'Add a staff form of that name.'),
	'flow.timeoutOutcome': error(
		'Silence of the citizen takes an outcome that the step does not have.',
		'Name one of its outcomes.',
	),
	'flow.handler': error('An automatic step has no handler.', 'Add it to `src/handlers.ts`.'),
	'flow.handlerUnused': error('A handler belongs to no automatic step.', 'Add the step, or remove the handler.'),

	'capability.duplicate': error('One right is asked for twice.', 'Make one of them.'),
	'capability.field': error('A right names a field that the application form does not have.', 'Name its fields.'),
	'capability.template': error('A right names a template that the package does not have.', 'Name its templates.'),
	'capability.messages': error(
		'The package asks to write to people, but has no message.',
		'Add messages, or drop the right.',
	),
	'capability.unused': warning(
		'The code does not use a right that the package asks for. Each right too many makes a ward hesitate.',
		'Drop it.',
	),
	'capability.missing': warning(
		'The code uses something for which no right is asked: the dossier would be blocked.',
		'Ask for the right and say why.',
	),
	'capability.fieldUnused': warning(
		'The code does not mention a field that it may read or write.',
		'Ask only for what is needed.',
	),

	'code.size': error('The code is larger than a package may be (512 KiB).', 'Leave libraries out.'),
	'code.budget': warning(
		'Above 128 KiB every run of a step spends more time on loading than on working.',
		'Import parts of a library; prefer the SDK’s own formats.',
	),
	'code.invisible': error(
		'Code or template holds a character that a reviewer does not see. `check --fix` removes it.',
		'Remove it, or write it as an escape.',
	),
	'code.syntax': error('The code is no ES2022 script.', 'Build it with `build`.'),
	'code.import': error(
		'Modules, `require` and `import()` do not exist in the sandbox; everything is bundled.',
		'Use a static `import` of something that can be bundled.',
	),
	'code.eval': error('Code made from text does not run in the sandbox.', 'Write it as code.'),
	'code.clock': error(
		'The clock of the machine would give another answer at every repetition.',
		'Use `context.now` or `context.today`.',
	),
	'code.random': error(
		'Random numbers would give another answer at every repetition.',
		'Use `context.random`, seeded by the run.',
	),
	'code.localTime': warning(
		'Getters of local time answer in UTC in the sandbox.',
		'Use `context.today`, or Temporal with the ward’s time zone.',
	),
	'code.global': error(
		'A name that neither the language nor the context has: `process`, `fetch`, `setTimeout`, `console` …',
		'Use the language and what the context offers (`context.log` for logging).',
	),

	'template.result': error('The manifest names a result template that is not there.', 'Add it, or mend the name.'),
	'template.package': error(
		'A template imports a Typst package; there is no network.',
		'Copy what you need into `templates/`.',
	),
	'template.plugin': error('A template loads a WebAssembly plugin.', 'Write it in Typst, or compute it in a handler.'),
	'template.reference': error(
		'A template names a file that the package does not have.',
		'Add the file, or mend the path.',
	),

	'text.missing': error('A text lacks a language.', 'Write Vietnamese and English.'),
	'text.untranslated': warning('The English text is still Vietnamese.', 'Translate it; proper names may stay.'),
	'text.normalisation': warning(
		'Vietnamese letters are decomposed (NFD); they are shown and searched wrongly. `check --fix` composes them.',
		'Save the file in NFC.',
	),
	'message.placeholder': error('A placeholder of a message is no name.', 'Write `{{name}}`.'),
	'message.placeholders': error('The languages of a message have different placeholders.', 'Use the same in both.'),
	'package.secret': error(
		'A key, token or password stands in the package. Every ward that installs it can read it.',
		'Remove and replace it; secrets of outside services are kept by ward IT and named in the capability `http`.',
	),

	'fixture.none': warning(
		'There is no sample dossier: nothing shows at installation that the package works.',
		'Add at least one to `fixtures/`.',
	),
	'fixture.duplicate': error('Two samples have one name.', 'Give each its own.'),
	'fixture.uncovered': warning(
		'No sample plays one of the handlers.',
		'Expect its answer in `expect.steps` or `expect.validate`.',
	),
	'fixture.step': error(
		'A sample expects something of a step that is not there or not automatic.',
		'Mend `expect.steps`.',
	),
	'fixture.outcome': error('A sample expects an outcome that the step does not have.', 'Choose one of its outcomes.'),
	'fixture.validate': error(
		'A sample expects findings of `validate`, which the package does not have.',
		'Remove `expect.validate`, or write the handler.',
	),
	'fixture.form': error(
		'The form finds something else than the sample expects.',
		'Mend the form or `expect.formFindings`.',
	),
	'fixture.answers': error(
		'The sample’s answers could not be filed.',
		'Mend them, or expect the findings in `expect.formFindings`.',
	),
	'fixture.end': warning(
		'An end of the flow is reached by no sample.',
		'Add a sample that expects an automatic outcome on the way there.',
	),
};

/** Where a rule is explained: file and heading of the documentation, relative to the repository. */
export function documentationOf(rule: string): string {
	const entry = Object.hasOwn(RULE_GUIDE, rule) ? rule : rule.startsWith('form.') ? 'form.*' : undefined;
	return `docs/authors/rules.md${entry ? `#${anchorOf(entry)}` : ''}`;
}

/** The heading's anchor as Markdown readers make it. */
const anchorOf = (rule: string): string => rule.toLowerCase().replaceAll(/[^a-z0-9-]/g, '');

const GROUPS: Readonly<Record<string, string>> = {
	shape: 'Shape',
	form: 'Forms',
	manifest: 'Manifest',
	documents: 'Papers',
	fee: 'Fee',
	result: 'Result',
	label: 'Labels',
	option: 'Choices',
	flow: 'Flow',
	capability: 'Rights',
	code: 'Code',
	template: 'Templates',
	text: 'Texts',
	message: 'Messages',
	package: 'Package',
	fixture: 'Fixtures',
};

/** The page `docs/authors/rules.md`. */
export function rulesPage(): string {
	const rules = Object.entries(RULE_GUIDE);
	const groups = Object.entries(GROUPS).flatMap(([prefix, title]) => {
		const own = rules.filter(([id]) => id.startsWith(`${prefix}.`));
		const entries = own.map(
			([id, { severity, about, mend }]) => `### \`${id}\`\n\n**${severity}.** ${about}\n\n*What to do:* ${mend}`,
		);
		return [`## ${title}`, ...entries];
	});
	return [
		'<!-- Made by `node packages/procedure-tools/scripts/write-docs.ts` from src/check/rule-guide.ts; change it there. -->',
		'# Rules of `check`',
		'An **error** refuses the package, at the author’s and at the ward’s; a **warning** is shown to both. Ids are stable. `motcua procedure check --json` gives them to other tools, `--fix` mends what needs no decision of yours.',
		...groups,
		'',
	]
		.join('\n\n')
		.replace(/\n+$/, '\n');
}
