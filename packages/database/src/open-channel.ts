import type { ChannelOptions, PostgresChannel } from './postgres/channel.ts';

/** Opens the line between the processes of an installation on PostgreSQL; its driver is loaded here and not before. */
export async function openPostgresChannel(options: ChannelOptions): Promise<PostgresChannel> {
	const channel = await import('./postgres/channel.ts');
	return channel.openPostgresChannel(options);
}
