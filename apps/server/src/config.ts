import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Localised } from '@motcua/domain';
import { addressWithoutSecrets } from '@motcua/jobs/address';

/** Settings of one installation, read once at start. */
export interface ServerConfig {
	readonly host: string;
	readonly port: number;
	/** Where citizens reach the portal; made into links, QR codes and the allowed origin. No trailing slash. */
	readonly publicUrl: string;
	/** Database, files, packages, keys and queue live here; the one folder to back up. */
	readonly dataDir: string;
	/** `sqlite:<file>` or `postgres://…`. */
	readonly databaseUrl: string;
	/** `sqlite:<file>`, `redis://…` or `postgres://…`. */
	readonly jobsUrl: string;
	/** Who works on steps and messages: this process, or `motcua worker` processes beside it. */
	readonly workers: 'inside' | 'apart';
	/** Folder of packages that may be installed (`plugins/` of the repository, or a USB catalogue). */
	readonly pluginsDir: string;
	/** Catalogues of packages that ward IT named: absolute paths of folders (a USB stick) or `http(s)://` addresses of them. */
	readonly catalogues: readonly string[];
	/** Built apps; null serves the API alone (the Vite dev servers serve the apps). */
	readonly portalDir: string | null;
	readonly adminDir: string | null;
	/** Peers whose X-Forwarded-For is believed. */
	readonly trustedProxies: readonly string[];
	readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
	readonly timeZone: string;
	/** What the installation forgets by itself, and when. */
	readonly keep: {
		/** Days that an upload nobody filed is kept. */
		readonly uploadDays: number;
		/** Days in which a repeated request is known for one. */
		readonly keyDays: number;
		/** Newest backups that stay. */
		readonly backups: number;
	};
	/** Where backups go; best on another disk. */
	readonly backupDir: string;
	readonly remind: {
		/** E-mail addresses that get a list of what is overdue or due today, on every working morning. */
		readonly desk: readonly string[];
		/** Days before a citizen's time to supplement ends that they are reminded; 0 never. */
		readonly supplementDays: number;
	};
	readonly limits: { readonly fileBytes: number; readonly dossierBytes: number };
	/** `smtp://…`; without it e-mails wait in the outbox and are shown on the dossier. */
	readonly smtpUrl: string | null;
	/** host:port or socket of clamd; found by itself when null and the usual socket exists. */
	readonly clamav: string | null;
	/** Bearer token for `/metrics` from elsewhere than loopback; null: loopback only. */
	readonly metricsToken: string | null;
	/** Multiplies the limits on calls per address; for wards whose counters share one address. Default 1. */
	readonly rateScale: number;
	/** Seconds that work may wait before the health page warns. */
	readonly oldestJobSeconds: number;
	readonly isDemo: boolean;
	/** An author's machine: unsigned packages may be installed. No variable sets it, so that no ward does by accident. */
	readonly isDev: boolean;
}

/** Thrown for a setting that cannot work; the command prints it and exits with 2. */
export class ConfigError extends Error {
	readonly code: string;
	readonly setting: string;
	readonly text: Localised;
	constructor(code: string, setting: string, text: Localised) {
		super(`${setting}: ${text.en}`);
		this.name = 'ConfigError';
		this.code = code;
		this.setting = setting;
		this.text = text;
	}
}

type Environment = Readonly<Record<string, string | undefined>>;

const MEBIBYTE = 1024 * 1024;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const known = new Set([
	'HOST',
	'PORT',
	'PUBLIC_URL',
	'DATA_DIR',
	'DATABASE_URL',
	'JOBS_URL',
	'WORKERS',
	'PLUGINS_DIR',
	'CATALOGUES',
	'TRUSTED_PROXIES',
	'LOG_LEVEL',
	'TIME_ZONE',
	'MAX_FILE_MB',
	'MAX_DOSSIER_MB',
	'SMTP_URL',
	'CLAMAV',
	'METRICS_TOKEN',
	'RATE_SCALE',
	'KEEP_UPLOADS_DAYS',
	'KEEP_KEYS_DAYS',
	'KEEP_BACKUPS',
	'BACKUP_DIR',
	'REMIND_DESK',
	'REMIND_SUPPLEMENT_DAYS',
	'OLDEST_JOB_SECONDS',
]);

/**
 * Reads `MOTCUA_*` from the environment.
 *
 * @param roots where the repository (or the image) keeps plugins and built apps
 * @throws {ConfigError} naming the variable, its value and what was expected
 */
export function readConfig(
	environment: Environment,
	roots: { plugins: string; portal: string | null; admin: string | null },
): ServerConfig {
	refuseUnknown(environment);
	const text = (name: string, fallback: string): string => environment[`MOTCUA_${name}`]?.trim() || fallback;
	const optional = (name: string): string | null => environment[`MOTCUA_${name}`]?.trim() || null;

	const dataDir = resolve(text('DATA_DIR', './data'));
	const host = text('HOST', '127.0.0.1');
	const port = integer('PORT', text('PORT', '8080'), 0, 65_535);
	return {
		host,
		port,
		publicUrl: url('PUBLIC_URL', text('PUBLIC_URL', `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`), [
			'http:',
			'https:',
		]),
		dataDir,
		databaseUrl: backend('DATABASE_URL', text('DATABASE_URL', `sqlite:${join(dataDir, 'motcua.sqlite')}`), [
			'sqlite:',
			'postgres:',
			'postgresql:',
		]),
		jobsUrl: backend('JOBS_URL', text('JOBS_URL', `sqlite:${join(dataDir, 'jobs.sqlite')}`), [
			'sqlite:',
			'redis:',
			'rediss:',
			'postgres:',
			'postgresql:',
		]),
		workers: oneOf('WORKERS', text('WORKERS', 'inside'), ['inside', 'apart']),
		pluginsDir: resolve(text('PLUGINS_DIR', roots.plugins)),
		catalogues: listOf(text('CATALOGUES', '')).map(catalogue),
		portalDir: roots.portal,
		adminDir: roots.admin,
		trustedProxies: listOf(text('TRUSTED_PROXIES', '')),
		logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL', 'info'), LOG_LEVELS),
		timeZone: timeZone(text('TIME_ZONE', 'Asia/Ho_Chi_Minh')),
		keep: {
			uploadDays: integer('KEEP_UPLOADS_DAYS', text('KEEP_UPLOADS_DAYS', '7'), 2, 3_650),
			keyDays: integer('KEEP_KEYS_DAYS', text('KEEP_KEYS_DAYS', '30'), 7, 3_650),
			backups: integer('KEEP_BACKUPS', text('KEEP_BACKUPS', '14'), 1, 1_000),
		},
		backupDir: resolve(text('BACKUP_DIR', join(dataDir, 'backups'))),
		remind: {
			desk: emails('REMIND_DESK', text('REMIND_DESK', '')),
			supplementDays: integer('REMIND_SUPPLEMENT_DAYS', text('REMIND_SUPPLEMENT_DAYS', '3'), 0, 30),
		},
		limits: {
			fileBytes: integer('MAX_FILE_MB', text('MAX_FILE_MB', '15'), 1, 500) * MEBIBYTE,
			dossierBytes: integer('MAX_DOSSIER_MB', text('MAX_DOSSIER_MB', '100'), 1, 5_000) * MEBIBYTE,
		},
		smtpUrl: optional('SMTP_URL') && url('SMTP_URL', text('SMTP_URL', ''), ['smtp:', 'smtps:']),
		clamav: optional('CLAMAV'),
		metricsToken: optional('METRICS_TOKEN'),
		rateScale: integer('RATE_SCALE', text('RATE_SCALE', '1'), 1, 100_000),
		oldestJobSeconds: integer('OLDEST_JOB_SECONDS', text('OLDEST_JOB_SECONDS', '300'), 1, 86_400),
		isDemo: false,
		isDev: false,
	};
}

/** Makes the data folder, or says why it can't be. */
export async function prepareDataDir(dataDir: string): Promise<void> {
	try {
		await mkdir(dataDir, { recursive: true, mode: 0o700 });
		await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (cause) {
		const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
		throw new ConfigError('config.dataDir', 'MOTCUA_DATA_DIR', {
			vi: `Không ghi được vào thư mục dữ liệu ${dataDir} (${reason}). Chọn thư mục khác hoặc cấp quyền ghi cho người dùng đang chạy motcua.`,
			en: `the data folder ${dataDir} can't be written (${reason}). Choose another folder, or give the user who runs motcua the right to write there.`,
		});
	}
}

function refuseUnknown(environment: Environment): void {
	for (const name of Object.keys(environment)) {
		if (!name.startsWith('MOTCUA_') || known.has(name.slice('MOTCUA_'.length))) continue;
		throw new ConfigError('config.unknown', name, {
			vi: `Không có cài đặt tên này. Các cài đặt có thể dùng: ${[...known].map((one) => `MOTCUA_${one}`).join(', ')}.`,
			en: `there is no such setting. Known settings: ${[...known].map((one) => `MOTCUA_${one}`).join(', ')}.`,
		});
	}
}

function wrong(name: string, value: string, expected: Localised): ConfigError {
	// Secrets never reach a terminal or a log, not even in a complaint about them.
	const shown = addressWithoutSecrets(value);
	return new ConfigError('config.invalid', `MOTCUA_${name}`, {
		vi: `Giá trị “${shown}” không dùng được; cần ${expected.vi}.`,
		en: `“${shown}” can't be used; expected ${expected.en}.`,
	});
}

function integer(name: string, value: string, min: number, max: number): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= min && number <= max) return number;
	throw wrong(name, value, { vi: `số nguyên từ ${min} đến ${max}`, en: `a whole number from ${min} to ${max}` });
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found) return found;
	throw wrong(name, value, { vi: `một trong: ${allowed.join(', ')}`, en: `one of: ${allowed.join(', ')}` });
}

function url(name: string, value: string, schemes: readonly string[]): string {
	if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value.replace(/\/+$/, '');
	throw wrong(name, value, {
		vi: `địa chỉ bắt đầu bằng ${schemes.join(' hoặc ')}//`,
		en: `an address that starts with ${schemes.join(' or ')}//`,
	});
}

const listOf = (value: string): string[] =>
	value
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);

function catalogue(value: string): string {
	if (isAbsolute(value)) return value;
	if (URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)) return value.replace(/\/+$/, '');
	throw wrong('CATALOGUES', value, {
		vi: 'đường dẫn tuyệt đối của thư mục (ổ USB) hoặc địa chỉ http://, https://; nhiều danh mục cách nhau bằng dấu phẩy',
		en: 'the absolute path of a folder (a USB stick) or an http:// or https:// address; several with commas between',
	});
}

function backend(name: string, value: string, schemes: readonly string[]): string {
	if (schemes.some((scheme) => value.startsWith(scheme) && value.length > scheme.length)) return value;
	throw wrong(name, value, { vi: `một trong các dạng ${schemes.join('…, ')}…`, en: `one of ${schemes.join('…, ')}…` });
}

function emails(name: string, value: string): string[] {
	const list = value
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);
	for (const one of list)
		if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(one))
			throw wrong(name, one, {
				vi: 'các địa chỉ thư điện tử, cách nhau bằng dấu phẩy',
				en: 'e-mail addresses, separated by commas',
			});
	return list;
}

function timeZone(value: string): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
	} catch {
		throw wrong('TIME_ZONE', value, {
			vi: 'tên múi giờ IANA, ví dụ Asia/Ho_Chi_Minh',
			en: 'an IANA time zone name, such as Asia/Ho_Chi_Minh',
		});
	}
}
