const DRAIN_LIMIT_MS = 30_000;

/** Keeps the process up until it is asked to stop, then lets requests and steps in hand finish before it ends with 0. */
export function serveUntilStopped(running: { close(): Promise<void> }): Promise<never> {
	let stopping = false;
	const stop = (signal: NodeJS.Signals): void => {
		// A second signal means now: the database is safe at every instant.
		if (stopping) process.exit(1);
		stopping = true;
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
