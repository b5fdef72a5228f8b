import { randomUUID } from 'node:crypto';
import { openPostgresChannel } from '@motcua/database';
import type { Neighbours, News } from './neighbours.ts';

/** News of so many milliseconds go in one notification. */
const GATHER_MS = 10;
/** NOTIFY takes less than 8,000 bytes; one of our news has some 200. */
const AT_ONCE = 25;

/** Meets all processes on the same PostgreSQL database, whatever machine they run on. */
export async function openPostgresNeighbours(url: string): Promise<Neighbours> {
	const me = randomUUID();
	const listeners = new Set<(news: News) => void>();
	const channel = await openPostgresChannel({
		url,
		channel: 'motcua',
		onText(text) {
			const told = readTold(text);
			if (told === null || told.from === me) return;
			for (const one of told.news) for (const listener of listeners) listener(one);
		},
	});
	let waiting: News[] = [];
	let timer: NodeJS.Timeout | undefined;
	const send = (): void => {
		timer = undefined;
		for (let start = 0; start < waiting.length; start += AT_ONCE)
			channel.send(JSON.stringify({ from: me, news: waiting.slice(start, start + AT_ONCE) }));
		waiting = [];
	};
	return {
		tell(news) {
			waiting.push(news);
			timer ??= setTimeout(send, GATHER_MS);
		},
		onNews(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		lead: () => channel.lead(),
		async close() {
			clearTimeout(timer);
			send();
			await channel.close();
		},
	};
}

/** Whoever may write to the database may notify: what is not ours is passed over. */
function readTold(text: string): { readonly from: string; readonly news: readonly News[] } | null {
	try {
		const told: unknown = JSON.parse(text);
		if (typeof told !== 'object' || told === null || !('from' in told) || !('news' in told)) return null;
		return { from: String(told.from), news: Array.isArray(told.news) ? (told.news as News[]) : [] };
	} catch {
		return null;
	}
}
