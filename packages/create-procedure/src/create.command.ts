import { relative } from 'node:path';
import { outro } from '@clack/prompts';
import { defineCommand } from 'citty';
import type { ProcedureChoices, Template } from './answers.ts';
import { problemOf } from './answers.ts';
import { ask } from './ask.ts';
import { CreateError, folderFor, makeProcedure } from './make-procedure.ts';

/** Makes the folder of a new procedure; asks for what is not given. */
export const createCommand = defineCommand({
	meta: { name: 'create', description: 'Tạo một thủ tục mới / make a new procedure' },
	args: {
		folder: {
			type: 'positional',
			required: false,
			description: 'Thư mục; trong kho mã chỉ cần tên / folder; in the repository its name will do',
		},
		code: { type: 'string', description: 'Mã quốc gia N.NNNNNN / national code' },
		name: { type: 'string', description: 'Tên tiếng Việt / name in Vietnamese' },
		'name-en': { type: 'string', description: 'Tên tiếng Anh / name in English' },
		template: { type: 'string', description: 'data | steps' },
	},
	async run({ args }) {
		try {
			const given = choicesGiven(args);
			const complete = isComplete(given) ? given : await ask(given);
			if (complete === null) {
				process.exitCode = 1;
				return;
			}
			// npm starts scripts in the root of a package; the person stood elsewhere.
			const at = process.env.INIT_CWD ?? process.cwd();
			const made = makeProcedure(complete, folderFor(complete, args.folder, at));
			outro(nextSteps(relative(at, made.folder) || '.', made));
		} catch (error) {
			if (!(error instanceof CreateError)) throw error;
			console.error(`${error.code} ${error.place}\n  ${error.text.vi}\n  ${error.text.en}`);
			process.exitCode = 2;
		}
	},
});

interface Given {
	readonly code?: string | undefined;
	readonly name?: string | undefined;
	readonly 'name-en'?: string | undefined;
	readonly template?: string | undefined;
}

/** @throws CreateError `create.option` for one that cannot be. */
function choicesGiven({ code, name, 'name-en': nameEn, template }: Given): Partial<ProcedureChoices> {
	const checked = (option: string, value: string | undefined, problem: (value?: string) => string | undefined) => {
		const wrong = value === undefined ? undefined : problem(value);
		if (wrong === undefined) return value;
		const [vi = wrong, en = wrong] = wrong.split(' / ');
		throw new CreateError('create.option', `--${option}=${value}`, { vi, en });
	};
	return withoutGaps({
		code: checked('code', code, problemOf.code),
		nameVi: checked('name', name, problemOf.name),
		nameEn: checked('name-en', nameEn, problemOf.name),
		template: checked('template', template, problemOf.template) as Template | undefined,
	});
}

type Gaps<T> = { readonly [K in keyof T]?: T[K] | undefined };
const withoutGaps = (choices: Gaps<ProcedureChoices>): Partial<ProcedureChoices> =>
	Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));

const isComplete = (choices: Partial<ProcedureChoices>): choices is ProcedureChoices =>
	[choices.code, choices.nameVi, choices.nameEn, choices.template].every((value) => value !== undefined);

function nextSteps(folder: string, { tools, files }: ReturnType<typeof makeProcedure>): string {
	const install = {
		workspace: '  npx pnpm install        ghi vào kho mã / add it to the workspace',
		linked: '',
		registry: '  npm install',
	}[tools];
	return [
		`${folder}: ${files.length} tệp / files`,
		'',
		'Tiếp theo / next:',
		`  cd ${folder}`,
		...(install === '' ? [] : [install]),
		'  npm test',
		'  npx motcua procedure check',
		'  npx motcua procedure dev',
	].join('\n');
}
