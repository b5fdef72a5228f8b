import type { Localised } from '@motcua/domain';

/** Vietnamese for everybody; English below it for who reads English. */
export const inLanguages = ({ vi, en }: Localised, language: 'vi' | 'en'): string =>
	language === 'en' ? `${vi}\n— — —\n\n${en}` : vi;
