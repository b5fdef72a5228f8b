export type { CatalogueErrorCode } from './catalogue-error.ts';
export { CatalogueError } from './catalogue-error.ts';
export type { CatalogueEntry, CatalogueIndex } from './catalogue-index.ts';
export type { ReadCatalogue, SeenEdition } from './read-catalogue.ts';
export { readCatalogue, readCataloguePackage } from './read-catalogue.ts';
export type { CatalogueOptions } from './write-catalogue.ts';
export { writeCatalogue } from './write-catalogue.ts';
