/** Arrows point downward only (docs/architecture/README.md). Each rule says why it is there. */
const pure = { path: '^packages/(domain|forms)/src', pathNot: '(\\.test\\.ts$|/testing/)' };

export default {
	forbidden: [
		{
			name: 'no-circular',
			// A repeating group draws the fields of its rows with the grid that draws it: the renderer is recursive by nature.
			comment: 'A cycle means two files are one idea.',
			severity: 'error',
			from: { pathNot: '^packages/ui/src/form/' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
		},
		{
			name: 'domain-imports-nothing',
			comment: 'The rules are pure; they know no package of ours.',
			severity: 'error',
			from: { path: '^packages/domain/src' },
			to: { path: '^(apps|packages/(?!domain)|plugins)' },
		},
		{
			name: 'forms-imports-domain-only',
			severity: 'error',
			comment: 'Forms run in the browser too.',
			from: { path: '^packages/forms/src' },
			to: { path: '^(apps|packages/(?!domain|forms)|plugins)' },
		},
		{
			name: 'pure-does-no-io',
			severity: 'error',
			comment: 'domain and forms do no I/O; hashing is the one thing of Node that the chain needs.',
			from: pure,
			to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
		},
		{
			name: 'plugins-import-the-sdk-alone',
			severity: 'error',
			comment: 'A procedure is written against the SDK and nothing else; its tests may render.',
			from: { path: '^plugins/([^/]+)/src' },
			to: { path: '^(apps|packages/(?!procedure-sdk|domain|forms)|plugins/(?!$1/))' },
		},
		{
			name: 'sdk-imports-forms-and-domain',
			severity: 'error',
			comment: 'What a plugin imports must stay small.',
			from: { path: '^packages/procedure-sdk/src' },
			to: { path: '^(apps|packages/(?!procedure-sdk|domain|forms)|plugins)' },
		},
		{
			name: 'bullmq-sqlite-knows-no-product',
			severity: 'error',
			comment: 'It is useful to anyone.',
			from: { path: '^packages/bullmq-sqlite' },
			to: { path: '^(apps|packages/(?!bullmq-sqlite)|plugins)' },
		},
		{
			name: 'packages-do-not-import-apps',
			severity: 'error',
			comment: 'Arrows point downward; the command line, bench and end-to-end tests start the apps.',
			from: { path: '^packages/(?!cli|bench|e2e)' },
			to: { path: '^apps' },
		},
		{
			name: 'apps-do-not-import-each-other',
			severity: 'error',
			comment: 'The web apps know the server by its types only.',
			from: { path: '^apps/(admin|portal)' },
			to: { path: '^apps/server', dependencyTypesNot: ['type-only'] },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(dist|coverage|\\.turbo)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.base.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
			extensions: ['.ts', '.tsx', '.mjs', '.js'],
		},
	},
};
