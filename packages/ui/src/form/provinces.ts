import { BIRTH_PROVINCES, compareVietnamese, PROVINCES } from '@motcua/domain/formats';
import type { Option } from '../inputs/choice/select.tsx';

/**
 * Provinces by two-digit code, in Vietnamese order: the 34 of today, or the 63 of papers from before 01/07/2025 (whose
 * codes are the last two digits of those in personal ids).
 */
export function provinceOptions(scheme: '2025' | 'pre-2025'): readonly Option[] {
	const table = scheme === '2025' ? PROVINCES : BIRTH_PROVINCES;
	return Object.entries(table)
		.map(([code, label]) => ({ value: code.slice(-2), label }))
		.sort((a, b) => compareVietnamese(a.label, b.label));
}
