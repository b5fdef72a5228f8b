import { randomUUID } from 'node:crypto';
import type { LaneQueue } from '../lane.ts';

/** What a move leaves in both places until it is over. */
export interface MoveMarks {
	/** Names this move, also when it is run again after it broke off. */
	readonly token: string;
	/** Both addresses lead to the same place. */
	readonly isSamePlace: boolean;
	/** The target holds what this very move, which broke off, has brought there. */
	readonly resumes: boolean;
	/** From now on what arrives at the target is known to be this move's. */
	begin(): Promise<void>;
	/** The move is over. */
	clear(): Promise<void>;
	/** Nothing was moved. The mark of an earlier move that broke off stays. */
	forget(): Promise<void>;
}

const TO = 'motcua-moves-to';
const FROM = 'motcua-moved-from';

/**
 * Marks the source and looks for the mark at the target: addresses can't tell whether two places are one (a symbolic link,
 * another name of the host, a default that is written out), nor whose the jobs are that are there already.
 */
export const markMove = async (from: LaneQueue, to: LaneQueue): Promise<MoveMarks> => {
	const [source, target] = [from.getBackend(), to.getBackend()];
	const known = await source.getQueueMetaField(TO);
	const token = known ?? randomUUID().slice(0, 8);
	if (known === null) await source.setQueueMeta({ [TO]: token });
	const isSamePlace = (await target.getQueueMetaField(TO)) === token;
	const resumes = !isSamePlace && (await target.getQueueMetaField(FROM)) === token;
	return {
		token,
		isSamePlace,
		resumes,
		async begin() {
			await target.setQueueMeta({ [FROM]: token });
		},
		async clear() {
			// The source first: a mark of the target alone means nothing.
			await source.removeQueueMetaFields([TO]);
			await target.removeQueueMetaFields([FROM]);
		},
		async forget() {
			if (known === null) await source.removeQueueMetaFields([TO]);
		},
	};
};
