import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

const DROP_LOGS = sql<[number]>(
	`DELETE FROM bullmq_job_log WHERE seq IN (SELECT log.seq FROM bullmq_job_log AS log
	 LEFT JOIN bullmq_job AS job ON job.seq = log.job WHERE job.seq IS NULL LIMIT ?)`,
);
const DROP_CHILDREN = sql<[number]>(
	`DELETE FROM bullmq_child WHERE seq IN (SELECT child.seq FROM bullmq_child AS child
	 LEFT JOIN bullmq_job AS job ON job.seq = child.parent WHERE job.seq IS NULL LIMIT ?)`,
);

/** Drops log lines and child lists whose job is gone, at most `limit` of each (all when 0); says how many rows. */
export const removeOrphans = (store: Store, limit: number): number => {
	const most = limit > 0 ? limit : -1;
	return store.sql.run(DROP_LOGS, most) + store.sql.run(DROP_CHILDREN, most);
};
