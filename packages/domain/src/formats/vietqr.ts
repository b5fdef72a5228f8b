import { invalid, type Parsed, valid } from './parsed.ts';
import { toAscii } from './people/fold.ts';

/** A transfer to an account (or card) by NAPAS VietQR. */
export interface VietQr {
	/** Bank number (BIN), six digits. */
	readonly bankBin: string;
	/** At most 19 signs. */
	readonly account: string;
	/** `card` for a card number; `null` in merchant codes that do not say. Default `account`. */
	readonly service?: 'account' | 'card' | null;
	/** Whole VND; absent: the payer types it (static code). */
	readonly amountVnd?: number;
	/** Transfer content, ASCII, at most 25 characters: the dossier code, for reconciliation. */
	readonly content?: string;
	readonly billNumber?: string;
}

const NAPAS = 'A000000727';
const SERVICES = { account: 'QRIBFTTA', card: 'QRIBFTTC' } as const;

function tlv(id: string, value: string): string {
	return id + String(value.length).padStart(2, '0') + value;
}

/** CRC-16/CCITT-FALSE (poly 0x1021, init 0xFFFF), four capital hex digits: `123456789` gives `29B1`. */
export function crc16(text: string): string {
	let crc = 0xffff;
	for (let i = 0; i < text.length; i++) {
		crc ^= text.charCodeAt(i) << 8;
		for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
	}
	return crc.toString(16).toUpperCase().padStart(4, '0');
}

/**
 * The text of the code. Diacritics in content and bill number are dropped; nothing is cut, for a cut code cannot be reconciled.
 *
 * Problems: `vietQr.bankBin`, `vietQr.account`, `vietQr.amount`, `vietQr.content`, `vietQr.billNumber`.
 */
export function buildVietQr(transfer: VietQr): Parsed<string> {
	const content = toAscii(transfer.content ?? '').trim();
	const billNumber = toAscii(transfer.billNumber ?? '').trim();
	const wrong = checkTransfer(transfer, content, billNumber);
	if (wrong !== null) return wrong;
	const beneficiary = tlv('00', transfer.bankBin) + tlv('01', transfer.account);
	const account = tlv('00', NAPAS) + tlv('01', beneficiary) + tlv('02', SERVICES[transfer.service ?? 'account']);
	const additional = (billNumber === '' ? '' : tlv('01', billNumber)) + (content === '' ? '' : tlv('08', content));
	const text = [
		tlv('00', '01'),
		tlv('01', transfer.amountVnd === undefined ? '11' : '12'),
		tlv('38', account),
		tlv('53', '704'),
		transfer.amountVnd === undefined ? '' : tlv('54', String(transfer.amountVnd)),
		tlv('58', 'VN'),
		additional === '' ? '' : tlv('62', additional),
		'6304',
	].join('');
	return valid(text + crc16(text));
}

function checkTransfer(transfer: VietQr, content: string, billNumber: string): Parsed<string> | null {
	if (!/^\d{6}$/.test(transfer.bankBin)) {
		return invalid('vietQr.bankBin', 'Mã ngân hàng (BIN) phải có 6 chữ số.', 'The bank number (BIN) has 6 digits.');
	}
	if (!/^[A-Za-z0-9]{1,19}$/.test(transfer.account)) {
		return invalid(
			'vietQr.account',
			'Số tài khoản gồm 1 đến 19 chữ cái không dấu và chữ số.',
			'The account number has 1 to 19 unaccented letters and digits.',
		);
	}
	const amount = transfer.amountVnd;
	if (amount !== undefined && !(Number.isSafeInteger(amount) && amount > 0 && amount < 1e13)) {
		return invalid(
			'vietQr.amount',
			'Số tiền phải là số nguyên đồng, lớn hơn 0 và có nhiều nhất 13 chữ số.',
			'The amount must be whole VND, above 0, of at most 13 digits.',
		);
	}
	if (!/^[\x20-\x7e]{0,25}$/.test(content)) {
		return invalid(
			'vietQr.content',
			'Nội dung chuyển khoản có nhiều nhất 25 ký tự không dấu.',
			'The transfer content has at most 25 ASCII characters.',
		);
	}
	if (!/^[\x20-\x7e]{0,25}$/.test(billNumber)) {
		return invalid(
			'vietQr.billNumber',
			'Số hóa đơn có nhiều nhất 25 ký tự không dấu.',
			'The bill number has at most 25 ASCII characters.',
		);
	}
	return null;
}

/** A code that was read. */
export interface ReadVietQr extends VietQr {
	/** Made for one payment (`12`) rather than for ever (`11`). */
	readonly dynamic: boolean;
	readonly merchantName?: string;
	readonly merchantCity?: string;
}

/** Reads a code. Problems: `vietQr.format`, `vietQr.checksum`, `vietQr.notNapas`. */
export function parseVietQr(text: string): Parsed<ReadVietQr> {
	const fields = readTlv(text);
	if (fields === null || fields.get('00') !== '01' || !/6304[0-9A-Fa-f]{4}$/.test(text)) {
		return invalid('vietQr.format', 'Đây không phải mã VietQR.', 'This is not a VietQR code.');
	}
	if (crc16(text.slice(0, -4)) !== text.slice(-4).toUpperCase()) {
		return invalid(
			'vietQr.checksum',
			'Mã VietQR bị sai mã kiểm tra; xin quét lại.',
			'The checksum of the VietQR is wrong; scan again.',
		);
	}
	const account = readTlv(fields.get('38') ?? '');
	const beneficiary = readTlv(account?.get('01') ?? '');
	const bankBin = beneficiary?.get('00');
	const number = beneficiary?.get('01');
	if (account?.get('00') !== NAPAS || bankBin === undefined || number === undefined) {
		return invalid(
			'vietQr.notNapas',
			'Mã này không phải mã chuyển khoản qua NAPAS.',
			'This code is not a NAPAS transfer.',
		);
	}
	const additional = readTlv(fields.get('62') ?? '');
	const amount = fields.get('54');
	return valid({
		dynamic: fields.get('01') === '12',
		bankBin,
		account: number,
		service: serviceOf(account.get('02')),
		...(amount === undefined ? {} : { amountVnd: Number(amount) }),
		...optional('content', additional?.get('08')),
		...optional('billNumber', additional?.get('01')),
		...optional('merchantName', fields.get('59')),
		...optional('merchantCity', fields.get('60')),
	});
}

function serviceOf(code: string | undefined): 'account' | 'card' | null {
	if (code === SERVICES.account) return 'account';
	return code === SERVICES.card ? 'card' : null;
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
	return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}

/** Fields by id; `null` when lengths and text do not fit. */
function readTlv(text: string): ReadonlyMap<string, string> | null {
	const fields = new Map<string, string>();
	for (let at = 0; at < text.length; ) {
		const head = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4));
		const [, id, size] = head ?? [];
		if (id === undefined || size === undefined) return null;
		const end = at + 4 + Number(size);
		if (end > text.length) return null;
		fields.set(id, text.slice(at + 4, end));
		at = end;
	}
	return fields;
}
