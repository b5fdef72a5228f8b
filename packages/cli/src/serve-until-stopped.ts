const DRAIN_LIMIT_MS = 30_000;
/** systemd and a terminal tell every process of a service, and npm tells its child once more: that is one wish, not two. */
const SAME_WISH_MS = 1_000;

/** Keeps the process up until it is asked to stop, then lets requests and steps in hand finish before it ends with 0. */
export function serveUntilStopped(running: { close(): Promise<void> }): Promise<never> {
	let stoppingSince: number | null = null;
	const stop = (signal: NodeJS.Signals): void => {
		if (stoppingSince !== null) {
			// A second signal means now: the database is safe at every instant.
			if (performance.now() - stoppingSince > SAME_WISH_MS) process.exit(1);
			return;
		}
		stoppingSince = performance.now();
		console.error(`motcua: nhận ${signal}, đang hoàn tất việc dở dang / finishing what has begun`);
		setTimeout(() => {
			console.error('motcua: quá thời gian chờ, dừng ngay / waited long enough, stopping now');
			process.exit(1);
		}, DRAIN_LIMIT_MS).unref();
		running.close().then(
			() => process.exit(0),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	return new Promise(() => {});
}
