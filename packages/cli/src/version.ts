import manifest from '../package.json' with { type: 'json' };

/** Version of the product: one for all packages of the repository. */
export const version: string = manifest.version;
