import type { AddressAnswer } from '@motcua/forms';

/** An address as an answer: in Hạ Đình ward of Hà Nội unless told otherwise. */
export const sampleAddress = (
	detail: string,
	communeName = 'Phường Hạ Đình',
	provinceCode = '01',
): AddressAnswer & { readonly scheme: '2025' } => ({ scheme: '2025', provinceCode, communeName, detail });

/**
 * Answers of a made-up woman to `requesterFields`, as a form keeps them; change what a test is about:
 * `{ ...sampleRequester, requesterBirthDate: '1979' }`.
 */
export const sampleRequester = {
	requesterFullName: 'Trần Thị Bích Ngọc',
	requesterBirthDate: '1999-12-03',
	requesterPersonalId: { kind: 'personalId', number: '079199000056' },
	requesterPhone: '+84912345678',
	requesterEmail: 'bichngoc@example.vn',
	requesterResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
} as const;
