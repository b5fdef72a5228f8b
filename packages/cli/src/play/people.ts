import type { Random } from './random.ts';

/** Somebody made up. */
export interface Person {
	readonly fullName: string;
	readonly phone: string;
	readonly email: string;
	readonly personalId: string;
	/** ISO date, agrees with the number. */
	readonly birthDate: string;
	readonly detail: string;
}

const families = [
	'Nguyễn',
	'Trần',
	'Lê',
	'Phạm',
	'Hoàng',
	'Phan',
	'Vũ',
	'Đặng',
	'Bùi',
	'Đỗ',
	'Hồ',
	'Ngô',
	'Dương',
	'Lý',
];
const women = [
	'Thị Hường',
	'Thị Bích Ngọc',
	'Minh Châu',
	'Thu Trang',
	'Thị Lan',
	'Khánh Linh',
	'Thị Thuý',
	'Hồng Nhung',
	'Thị Ún',
	'Phương Thảo',
];
const men = [
	'Văn An',
	'Quốc Vượng',
	'Đức Đạt',
	'Minh Quân',
	'Văn Ba',
	'Hữu Phước',
	'Gia Bảo',
	'Tuấn Kiệt',
	'Văn Đông',
	'Thành Đạt',
];
const streets = [
	'đường Kim Giang',
	'ngõ 320 Khương Đình',
	'phố Hạ Đình',
	'đường Nguyễn Xiển',
	'ngõ 116 Nhân Hoà',
	'phố Vũ Tông Phan',
];

const YOUNGEST_YEAR = 2004;
const OLDEST_YEAR = 1958;

/** A person of this ward: the identity number fits birth year and sex, the phone is a mobile one. */
export function makePerson(random: Random): Person {
	const isWoman = random.next() < 0.5;
	const year = random.integer(OLDEST_YEAR, YOUNGEST_YEAR);
	const given = random.pick(isWoman ? women : men);
	const family = random.pick(families);
	const century = (year >= 2000 ? 2 : 0) + (isWoman ? 1 : 0);
	const digits = (count: number): string => Array.from({ length: count }, () => random.integer(0, 9)).join('');
	const serial = digits(6);
	return {
		fullName: `${family} ${given}`,
		phone: `+849${random.integer(0, 8)}${digits(7)}`,
		email: `nguoidan${serial}@example.vn`,
		personalId: `001${century}${String(year % 100).padStart(2, '0')}${serial}`,
		birthDate: `${year}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
		detail: `Số ${random.integer(1, 240)}, ${random.pick(streets)}`,
	};
}
