/** Building from source: runs the author's code and needs esbuild. Never imported by the core for packages of others. */
export { buildAllPlugins } from './build-all-plugins.ts';
export { BuildError } from './build-error.ts';
export { buildPackage } from './build-package.ts';
export { readTemplates } from './read-parts.ts';
export type { WrittenPackage } from './write-package.ts';
export { writePackage } from './write-package.ts';
