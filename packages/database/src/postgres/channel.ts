import pg, { type Client } from 'pg';

/** A line to the other processes of an installation on PostgreSQL. */
export interface PostgresChannel {
	/** Tells everybody who listens, this process included. What is told while the connection is down is lost. */
	send(text: string): void;
	/** Whether this process holds the installation's lead; tries to take it when nobody does. */
	lead(): Promise<boolean>;
	close(): Promise<void>;
}

export interface ChannelOptions {
	readonly url: string;
	/** A name that is safe to write in SQL: letters and underscores. */
	readonly channel: string;
	readonly onText: (text: string) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_MS = 1_000;
/** NOTIFY takes less than 8,000 bytes. */
const MAX_TEXT = 7_500;

/**
 * Opens a connection that listens (`LISTEN`) and tells (`NOTIFY`), and takes the lead among the processes by an advisory
 * lock, which ends with the connection. A lost connection is made again, without the lead.
 */
export function openPostgresChannel(options: ChannelOptions): PostgresChannel {
	return new Channel(options);
}

class Channel implements PostgresChannel {
	readonly #options: ChannelOptions;
	#client: Client | null = null;
	#connecting: Promise<void>;
	#retry: NodeJS.Timeout | undefined;
	#leads = false;
	#closed = false;

	constructor(options: ChannelOptions) {
		this.#options = options;
		this.#connecting = this.#connect();
	}

	send(text: string): void {
		if (text.length > MAX_TEXT) return;
		this.#client?.query('SELECT pg_notify($1, $2)', [this.#options.channel, text]).catch(() => {});
	}

	async lead(): Promise<boolean> {
		await this.#connecting;
		const client = this.#client;
		if (client === null || this.#leads) return client !== null;
		try {
			const { rows } = await client.query('SELECT pg_try_advisory_lock(hashtext($1)) AS leads', [
				this.#options.channel,
			]);
			this.#leads = client === this.#client && rows[0]?.leads === true;
		} catch {
			this.#leads = false;
		}
		return this.#leads;
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#retry);
		await this.#connecting;
		const client = this.#client;
		this.#client = null;
		await client?.end().catch(() => {});
	}

	async #connect(): Promise<void> {
		const { url, channel, onText } = this.#options;
		const client = new pg.Client({
			connectionString: url,
			connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
			keepAlive: true,
			application_name: 'motcua',
		});
		const lost = (): void => this.#lost(client);
		client.on('error', lost);
		client.on('end', lost);
		client.on('notification', ({ payload }) => onText(payload ?? ''));
		try {
			await client.connect();
			await client.query(`LISTEN ${channel}`);
			this.#client = client;
		} catch {
			this.#lost(client);
		}
	}

	#lost(client: Client): void {
		const wasMine = this.#client === client || this.#client === null;
		if (!wasMine || this.#closed || this.#retry !== undefined) return;
		this.#client = null;
		this.#leads = false;
		client.removeAllListeners('notification');
		client.end().catch(() => {});
		this.#retry = setTimeout(() => {
			this.#retry = undefined;
			this.#connecting = this.#connect();
		}, RECONNECT_MS).unref();
	}
}
