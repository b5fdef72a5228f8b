/** Frames as a host writes them, for hosts that do not keep the rules. */
export function frame(message) {
	return raw(Buffer.from(JSON.stringify(message)));
}
export function raw(body, announced = body.length) {
	const header = Buffer.alloc(4);
	header.writeUInt32BE(announced, 0);
	return Buffer.concat([header, body]);
}
/** Calls back with every message of the core. */
export function listen(take) {
	let data = Buffer.alloc(0);
	process.stdin.on('data', (chunk) => {
		data = Buffer.concat([data, chunk]);
		while (data.length >= 4 && data.length >= 4 + data.readUInt32BE(0)) {
			const end = 4 + data.readUInt32BE(0);
			take(JSON.parse(data.toString('utf8', 4, end)));
			data = data.subarray(end);
		}
	});
	process.stdin.on('end', () => process.exit(0));
}
