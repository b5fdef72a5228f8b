import { isDeepStrictEqual } from 'node:util';
import { loadDossier, notificationsOf } from '@motcua/database';
import { type DossierEvent, type DossierState, type Localised, STATUS_NAMES } from '@motcua/domain';
import type { Stage } from '../stage/open-stage.ts';

/** An act of the script that was refused; what follows it was not played. */
export interface BrokenOff {
	/** Place of the act, from 1. */
	readonly act: number;
	readonly kind: string;
	/** Code of the refusal. */
	readonly code: string;
	readonly message: Localised;
}

/** How a rehearsal stands or ended: what is compared when it is played again. Plain JSON; nothing in it is drawn by lot. */
export interface RehearsalEnd {
	readonly status: DossierState['status'] | null;
	readonly outcome: DossierState['outcome'];
	/** Step where it stands; null at an end. */
	readonly standsAt: string | null;
	/** What it went through, in order: `examine: approve`. */
	readonly way: readonly string[];
	/** `source: code (path)`, in order of the alphabet. */
	readonly findings: readonly string[];
	readonly feeVnd: number;
	readonly dueAt: string | null;
	readonly resultPages: number;
	/** Ids of the messages that would have been sent, in order. */
	readonly messages: readonly string[];
	/** Data that steps and staff worked out. */
	readonly result: Readonly<Record<string, unknown>>;
	readonly brokenOff: BrokenOff | null;
}

/** The end of what was played so far. */
export async function endingOf(stage: Stage, brokenOff: BrokenOff | null = null): Promise<RehearsalEnd> {
	const { services, wardId, dossierId } = stage;
	const loaded = dossierId === null ? null : await loadDossier(services.db.read, wardId, dossierId);
	if (!loaded) return { ...nothing, brokenOff };
	const { state, events } = loaded;
	const told = await notificationsOf(services.db.read, wardId, state.id);
	return {
		status: state.status,
		outcome: state.outcome,
		standsAt: state.step?.key ?? null,
		way: events.flatMap(wayOf),
		findings: state.findings.map(({ source, code, path }) => `${source}: ${code} (${path || '–'})`).sort(),
		feeVnd: state.payment.amountVnd,
		dueAt: state.dueAt,
		resultPages: state.resultFiles.reduce((pages, file) => pages + (file.pages ?? 0), 0),
		messages: told
			.map(({ createdAt, message }) => `${createdAt} ${message}`)
			.sort()
			.map((one) => one.slice(25)),
		result: state.result,
		brokenOff,
	};
}

const nothing: Omit<RehearsalEnd, 'brokenOff'> = {
	status: null,
	outcome: null,
	standsAt: null,
	way: [],
	findings: [],
	feeVnd: 0,
	dueAt: null,
	resultPages: 0,
	messages: [],
	result: {},
};

function wayOf(event: DossierEvent): string[] {
	switch (event.type) {
		case 'stepCompleted':
			return [`${event.data.step}: ${event.data.outcome}`];
		case 'proposed':
			return [`${event.data.proposal.step}: ${event.data.proposal.kind}`];
		case 'blocked':
			return [`blocked: ${event.data.failure}`];
		case 'received':
		case 'rejected':
		case 'supplementRequested':
		case 'supplementAnswered':
		case 'paymentRecorded':
		case 'extended':
		case 'signed':
		case 'withdrawn':
		case 'stopped':
		case 'reopened':
		case 'returned':
			return [event.type];
		default:
			return [];
	}
}

/** One line of what is different. */
export interface Difference {
	readonly what: Localised;
	/** As it was when the rehearsal was kept; `–` for nothing. */
	readonly before: string;
	readonly after: string;
}

/** What is different between two ends, line by line; empty when it ended the same way. */
export function differencesOf(before: RehearsalEnd, after: RehearsalEnd): readonly Difference[] {
	const plain = compared.flatMap(({ key, what, show }) =>
		isDeepStrictEqual(before[key], after[key]) ? [] : [{ what, before: show(before), after: show(after) }],
	);
	return [...plain, ...resultDifferences(before.result, after.result)];
}

interface Compared {
	readonly key: Exclude<keyof RehearsalEnd, 'result'>;
	readonly what: Localised;
	readonly show: (end: RehearsalEnd) => string;
}

const NOTHING = '–';
const listed = (all: readonly string[]): string => all.join(' → ') || NOTHING;

const compared: readonly Compared[] = [
	{
		key: 'brokenOff',
		what: { vi: 'Thao tác bị từ chối', en: 'Refused act' },
		show: ({ brokenOff }) =>
			brokenOff ? `${brokenOff.act}. ${brokenOff.kind}: ${brokenOff.message.vi} (${brokenOff.code})` : NOTHING,
	},
	{
		key: 'status',
		what: { vi: 'Trạng thái', en: 'Status' },
		show: ({ status }) => (status ? STATUS_NAMES[status].vi : NOTHING),
	},
	{ key: 'outcome', what: { vi: 'Kết quả giải quyết', en: 'Outcome' }, show: ({ outcome }) => outcome ?? NOTHING },
	{
		key: 'standsAt',
		what: { vi: 'Bước đang đứng', en: 'Step where it stands' },
		show: ({ standsAt }) => standsAt ?? NOTHING,
	},
	{ key: 'way', what: { vi: 'Các bước đã qua', en: 'Steps gone through' }, show: ({ way }) => listed(way) },
	{
		key: 'findings',
		what: { vi: 'Phát hiện khi kiểm tra', en: 'Findings' },
		show: ({ findings }) => findings.join('; ') || NOTHING,
	},
	{
		key: 'feeVnd',
		what: { vi: 'Phí, lệ phí (đồng)', en: 'Fee (VND)' },
		show: ({ feeVnd }) => feeVnd.toLocaleString('vi-VN'),
	},
	{ key: 'dueAt', what: { vi: 'Hẹn trả kết quả', en: 'Due date' }, show: ({ dueAt }) => dueAt ?? NOTHING },
	{
		key: 'resultPages',
		what: { vi: 'Số trang văn bản kết quả', en: 'Pages of the result' },
		show: ({ resultPages }) => String(resultPages),
	},
	{
		key: 'messages',
		what: { vi: 'Tin nhắn sẽ gửi', en: 'Messages to be sent' },
		show: ({ messages }) => listed(messages),
	},
];

function resultDifferences(before: RehearsalEnd['result'], after: RehearsalEnd['result']): Difference[] {
	const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return keys.flatMap((key) =>
		isDeepStrictEqual(before[key], after[key])
			? []
			: [
					{
						what: { vi: `Dữ liệu kết quả “${key}”`, en: `Result data “${key}”` },
						before: shown(before[key]),
						after: shown(after[key]),
					},
				],
	);
}

const MOST_CHARACTERS = 300;

function shown(value: unknown): string {
	if (value === undefined || value === null) return NOTHING;
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
