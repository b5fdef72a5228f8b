/** Lists that many procedures ask from, ready as options of choice fields. */
export { ethnicGroupOptions } from './ethnic-groups.ts';
export { nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
