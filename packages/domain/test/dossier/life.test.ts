import { describe, expect, it } from 'vitest';
import {
	DOSSIER_STATUSES,
	type DossierStatus,
	FINAL_STATUSES,
	isFinal,
	nationalStatusCode,
	STATISTICAL_GROUP,
	STATUS_NAMES,
	statusOfNationalCode,
	TRANSITIONS,
} from '../../src/dossier/index.ts';
import { sameInBoth } from '../../src/localised.ts';
import { cashier, citizen, clerk, receptionist, specialist, system } from '../factories/people.ts';
import { CODE, complete, FEE, filed, paying, received, resolved, type Story } from '../factories/story.ts';
import { statusMoves } from './moves.ts';

const ask = {
	type: 'requestSupplement',
	supplementId: 's1',
	items: [{ text: sameInBoth('Bản sao') }],
	reason: sameInBoth('Thiếu'),
} as const;
const answer = { type: 'answerSupplement', answers: {} } as const;
const withdraw = { type: 'withdraw', reason: 'Đổi ý.' } as const;
const stop = { type: 'stop', kind: 'notEligible', reason: 'Không đủ.' } as const;
const fee = { type: 'setFee', lines: FEE } as const;
const pay = { type: 'recordPayment', amountVnd: 8_000, method: 'cash' } as const;
const held = () => filed().does(receptionist, { type: 'receive', code: CODE, hold: true });

/** One story for each arrow of the life cycle. */
const ARROWS: Readonly<Record<string, () => Story>> = {
	'1→2': held,
	'1→3': () => filed().does(receptionist, { type: 'reject', reason: 'Sai thẩm quyền.' }),
	'1→5': () => filed().does(receptionist, ask),
	'1→7': () => filed().does(citizen, withdraw),
	'5→1': () => filed().does(receptionist, ask).does(citizen, answer),
	'5→2': () => held().does(receptionist, ask).does(citizen, answer),
	'5→4': () => received().does(specialist, ask).does(citizen, answer),
	'5→7': () => filed().does(receptionist, ask).does(citizen, withdraw),
	'5→8': () =>
		filed()
			.does(receptionist, ask)
			.at('2027-02-01 08:00')
			.does(system, { ...stop, kind: 'abandoned' }),
	'2→4': () => held().does(receptionist, { type: 'enterStep' }),
	'2→5': () => held().does(receptionist, ask),
	'2→6': () => held().does(cashier, fee).does(cashier, { type: 'requestPayment' }),
	'2→7': () => held().does(citizen, withdraw),
	'2→8': () => held().does(specialist, stop),
	'4→4': () => received().does(specialist, complete('examine', 'good')),
	'4→5': () => received().does(specialist, ask),
	'4→6': paying,
	'4→7': () => received().does(citizen, withdraw),
	'4→8': () => received().does(specialist, stop),
	'4→9': () => received().does(specialist, complete('examine', 'bad', { note: 'Không đủ.' })),
	'6→2': () => held().does(cashier, fee).does(cashier, { type: 'requestPayment' }).does(cashier, pay),
	'6→4': () => paying().does(cashier, pay),
	'6→7': () => paying().does(citizen, withdraw),
	'6→8': () => paying().does(specialist, stop),
	'9→10': () => resolved().does(receptionist, { type: 'returnResult', receivedBy: 'An' }),
	'9→4': () => resolved().does(clerk, { type: 'reopen', step: 'examine', reason: 'Sai ngày.' }),
};

describe('the life cycle', () => {
	it('has a story for every arrow of the table, and no other', () => {
		const table = DOSSIER_STATUSES.flatMap((from) =>
			TRANSITIONS[from].map((to) => `${nationalStatusCode(from)}→${nationalStatusCode(to)}`),
		);
		expect(Object.keys(ARROWS).sort()).toEqual([...table].sort());
	});
	it.each(Object.entries(ARROWS))('%s', (arrow, tell) => {
		const moves = statusMoves(tell().events);
		expect(moves).toContain(arrow);
		for (const move of moves) expect(Object.keys(ARROWS)).toContain(move);
	});
});

describe('statuses', () => {
	it('map to the codes of the national portal and back', () => {
		const names: Readonly<Record<number, string>> = {
			1: 'Mới đăng ký',
			2: 'Được tiếp nhận',
			3: 'Không được tiếp nhận',
			4: 'Đang xử lý',
			5: 'Yêu cầu bổ sung giấy tờ',
			6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
			7: 'Công dân yêu cầu rút hồ sơ',
			8: 'Dừng xử lý',
			9: 'Đã xử lý xong',
			10: 'Đã trả kết quả',
		};
		for (const status of DOSSIER_STATUSES) {
			const code = nationalStatusCode(status);
			expect(STATUS_NAMES[status].vi).toBe(names[code]);
			expect(statusOfNationalCode(code)).toBe(status);
		}
		expect(statusOfNationalCode(0)).toBeNull();
		expect(statusOfNationalCode(11)).toBeNull();
	});
	it('end in four ways', () => {
		expect(FINAL_STATUSES).toEqual(['rejected', 'withdrawn', 'stopped', 'returned']);
		expect(isFinal('resolved')).toBe(false);
	});
	it('are grouped as the statistics of the portal do', () => {
		const group = (name: string): DossierStatus[] =>
			DOSSIER_STATUSES.filter((status) => STATISTICAL_GROUP[status] === name);
		expect(group('done').map(nationalStatusCode)).toEqual([7, 9, 10]);
		expect(group('paused').map(nationalStatusCode)).toEqual([5, 6, 8]);
		expect(group('processing').map(nationalStatusCode)).toEqual([2, 4]);
	});
});
