/** Thrown when the test tools are asked to run a package's code in a production process. */
export class ProductionRefusedError extends Error {
	override readonly name = 'ProductionRefusedError';
	readonly code = 'testing.production';
}

/** There is no trusted lane: code of a package runs inside this process only where nothing is at stake. */
export function refuseProduction(what: string): void {
	if (process.env.NODE_ENV === 'production') {
		throw new ProductionRefusedError(
			`${what} chỉ dùng cho kiểm thử; trong vận hành, mã của thủ tục chỉ chạy trong vùng cách ly. / ${what} is for tests only; in production the code of a procedure runs in the sandbox alone (NODE_ENV=production).`,
		);
	}
}
