import { foldVietnamese } from '@motcua/domain/formats';

/** A name as the value of an option: ASCII, small letters, hyphens. `Bru - Vân Kiều` gives `bru-van-kieu`. */
export function toOptionValue(name: string): string {
	return foldVietnamese(name)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** A proper name in plain letters, as English texts write it: `Bru - Van Kieu`. */
export function inPlainLetters(name: string): string {
	return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
