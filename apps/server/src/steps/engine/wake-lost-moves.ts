import { unfinishedVersionMoves } from '@motcua/database';
import { moveDossiersJob } from '../../procedures/versions/moving/move-job.ts';
import { wakeMove } from '../../procedures/versions/moving/run-move.ts';
import type { Services } from '../../services.ts';

/** Wakes moves between versions whose jobs the queue has lost or given up. Returns how many. */
export async function wakeLostMoves(services: Services): Promise<number> {
	const moves = await unfinishedVersionMoves(services.db.read);
	if (moves.length === 0 || (await services.jobs.pending(moveDossiersJob)) > 0) return 0;
	for (const { id, wardId } of moves) await wakeMove(services, wardId, id);
	return moves.length;
}
