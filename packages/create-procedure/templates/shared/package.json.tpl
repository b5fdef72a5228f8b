{
	"name": "__PACKAGE__",
	"version": "0.1.0",
	"private": true,
	"description": "__CODE__: __NAME_EN__",
	"license": "Apache-2.0",
	"type": "module",
	"exports": {
		".": "./src/procedure.ts"__HANDLERS_EXPORT__
	},
	"scripts": {
		"build": "motcua procedure pack",
		"check": "motcua procedure check",
		"dev": "motcua procedure dev",
		"test": "motcua procedure test",
		"types": "tsc --noEmit -p tsconfig.json"
	},
	"dependencies": {
		"@motcua/procedure-sdk": "__RANGE__"
	},
	"devDependencies": {
		"@motcua/cli": "__RANGE__",
		"@motcua/procedure-testing": "__RANGE__",
		"@motcua/procedure-tools": "__RANGE__"
	},
	"motcua": {
		"tools": "__TOOLS__",
		"template": "__TEMPLATE__"
	}
}
