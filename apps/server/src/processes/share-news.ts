import type { ChangeFeed } from '../live/change-feed.ts';
import type { Catalogue } from '../procedures/catalogue.ts';
import type { Doorbell } from '../steps/doorbell.ts';
import type { Neighbours } from './neighbours.ts';

/** The change feed of all processes: open pages of this one hear what another one's commits changed. */
export function shareChanges(feed: ChangeFeed, neighbours: Neighbours): ChangeFeed {
	neighbours.onNews((news) => {
		if (news.kind === 'change') feed.publish(news.wardId, news.notice);
	});
	return {
		...feed,
		publish(wardId, notice) {
			feed.publish(wardId, notice);
			neighbours.tell({ kind: 'change', wardId, notice });
		},
	};
}

/** The doorbell of all processes: whoever hands out the work hears it. */
export function shareRings(doorbell: Doorbell, neighbours: Neighbours): Doorbell {
	neighbours.onNews((news) => {
		if (news.kind === 'ring') doorbell.ring(news.why);
	});
	return {
		...doorbell,
		ring(why = 'work') {
			doorbell.ring(why);
			neighbours.tell({ kind: 'ring', why });
		},
	};
}

/** A catalogue that also forgets what another process changed. */
export function shareForgetting(catalogue: Catalogue, neighbours: Neighbours): Catalogue {
	neighbours.onNews((news) => {
		if (news.kind === 'ward') catalogue.forget(news.wardId);
	});
	return {
		...catalogue,
		forget(wardId) {
			catalogue.forget(wardId);
			neighbours.tell({ kind: 'ward', wardId });
		},
	};
}
