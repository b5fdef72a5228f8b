/** Makes the SDK reference from the docstrings of what an author imports. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-api';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What an author imports, with what it is for. */
const ENTRIES: readonly (readonly [specifier: string, file: string, about: string])[] = [
	['@motcua/procedure-sdk', 'packages/procedure-sdk/src/index.ts', 'Builders, and the types of the contract.'],
	[
		'@motcua/procedure-sdk/catalogues',
		'packages/procedure-sdk/src/catalogues/index.ts',
		'Fields, forms and lists that many procedures share.',
	],
	[
		'@motcua/procedure-sdk/formats',
		'packages/procedure-sdk/src/formats.ts',
		'Vietnamese formats for handlers and templates.',
	],
	['@motcua/procedure-sdk/testing', 'packages/procedure-sdk/src/testing/index.ts', 'Unit tests of single handlers.'],
	[
		'@motcua/procedure-testing',
		'packages/procedure-testing/src/index.ts',
		'Tests of whole procedures: a ward in memory.',
	],
	[
		'@motcua/procedure-testing/vitest',
		'packages/procedure-testing/src/vitest/index.ts',
		'For test files: papers, and matchers for dossiers and procedures.',
	],
];

/** The whole reference as Markdown; the same sources give the same text. */
export function sdkReference(): string {
	const files = ENTRIES.map(([, file]) => `${root}${file}`);
	const program = ts.createProgram(files, {
		target: ts.ScriptTarget.ESNext,
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
		lib: ['lib.esnext.d.ts'],
		strict: true,
		noEmit: true,
		allowImportingTsExtensions: true,
		skipLibCheck: true,
		types: ['node'],
		typeRoots: [`${root}node_modules/@types`],
	});
	const checker = program.getTypeChecker();
	const told = new Set<ts.Symbol>();
	const chapters = ENTRIES.map(([specifier, file, about]) => {
		const source = program.getSourceFile(`${root}${file}`);
		const module = source && checker.getSymbolAtLocation(source);
		if (!module) throw new Error(`no exports in ${file}`);
		const exported = checker
			.getExportsOfModule(module)
			.map((symbol) => ({ name: symbol.name, symbol: resolved(symbol, checker) }))
			.filter(({ symbol }) => !told.has(symbol))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
		for (const { symbol } of exported) told.add(symbol);
		const entries = exported.map(({ name, symbol }) => entryOf(name, symbol, checker)).filter((entry) => entry !== '');
		return [`## \`${specifier}\``, about, ...entries].join('\n\n');
	});
	return `${[
		'<!-- Made by `node packages/procedure-tools/scripts/write-docs.ts` from the docstrings; change them there. -->',
		'# SDK reference',
		'What an author imports, by entry point.',
		...chapters,
	].join('\n\n')}\n`;
}

const resolved = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
	symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Shown in full when short enough to read. */
const LONGEST_DECLARATION = 2600;

function entryOf(name: string, symbol: ts.Symbol, checker: ts.TypeChecker): string {
	const [declaration] = symbol.declarations ?? [];
	if (!declaration) return '';
	const about = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
	const tags = symbol
		.getJsDocTags(checker)
		.map((tag) => `- *${tag.name}* ${ts.displayPartsToString(tag.text).replaceAll('\n', ' ').trim()}`);
	const shape = shapeOf(name, symbol, declaration, checker);
	return [`### ${name}`, about, `\`\`\`ts\n${shape}\n\`\`\``, tags.join('\n')]
		.filter((part) => part !== '')
		.join('\n\n');
}

function shapeOf(name: string, symbol: ts.Symbol, declaration: ts.Declaration, checker: ts.TypeChecker): string {
	if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) {
		const text = declaration.getText().replace(/^export /, '');
		return text.length <= LONGEST_DECLARATION
			? text
			: `${text.slice(0, text.lastIndexOf('\n', LONGEST_DECLARATION))}\n\t// …`;
	}
	if (ts.isClassDeclaration(declaration)) return `class ${name} extends Error`;
	const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
	const [signature] = type.getCallSignatures();
	const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature;
	if (signature)
		return `function ${name}${checker.signatureToString(signature, declaration, ts.TypeFormatFlags.NoTruncation)}`.slice(
			0,
			LONGEST_DECLARATION,
		);
	const parts = type.getProperties();
	if (parts.length > 0 && parts.length <= 40 && type.symbol?.flags & ts.SymbolFlags.ObjectLiteral) {
		return `const ${name}: {\n${parts.map((part) => `\t${part.name}`).join(';\n')};\n}`;
	}
	const written = checker.typeToString(type, declaration, flags);
	return `const ${name}: ${written.length > 300 ? `${written.slice(0, 300)} …` : written}`;
}

/** True when the committed page is what the sources say. */
export const isCurrent = (page: string, path: string): boolean => readFileSync(`${root}${path}`, 'utf8') === page;
