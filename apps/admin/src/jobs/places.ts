import type { JobListState } from '@motcua/server/views';

/** The address of a queue's jobs in one state. */
export const listOf = (queue: string, state: JobListState): string =>
	`/admin/hang-doi?muc=jobs&hang=${encodeURIComponent(queue)}&viec=${state}`;
