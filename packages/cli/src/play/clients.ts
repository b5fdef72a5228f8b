import type { WireError } from '@motcua/server';
import type { AppRouter } from '@motcua/server/router';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';

/** What an actor calls: the product's own API, over HTTP. */
export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** A client of the running server, which sends one call per request as the apps do; `cookie` is a staff session. */
export const connect = (url: string, cookie?: string): Client =>
	createTRPCClient<AppRouter>({
		links: [httpLink({ url: `${url}/trpc`, headers: () => (cookie === undefined ? {} : { cookie }) })],
	});

/** Signs a member of staff in and gives their client. Throws with the server's answer when it says no. */
export async function signIn(url: string, username: string, password: string): Promise<Client> {
	const response = await fetch(`${url}/api/auth/sign-in/username`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ username, password }),
	});
	if (!response.ok) throw new Error(`sign-in of ${username} answered ${response.status}: ${await response.text()}`);
	const cookie = response.headers
		.getSetCookie()
		.map((one) => one.split(';', 1)[0])
		.join('; ');
	return connect(url, cookie);
}

/** Sends one file as a browser does and gives its upload id. */
export async function upload(
	url: string,
	file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
	const form = new FormData();
	form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
	const response = await fetch(`${url}/api/uploads`, { method: 'POST', body: form });
	const answer: unknown = await response.json();
	if (!response.ok) throw new Error(`upload of ${file.name} answered ${response.status}: ${JSON.stringify(answer)}`);
	if (typeof answer === 'object' && answer !== null && 'uploadId' in answer && typeof answer.uploadId === 'string')
		return answer.uploadId;
	throw new Error(`upload of ${file.name} answered without an id: ${JSON.stringify(answer)}`);
}

/** What the product answered, as a line: code, sentence, and the findings of a form. */
export function describeRefusal(error: unknown): string {
	const wire = wireErrorOf(error);
	if (wire === null) return error instanceof Error ? error.message : String(error);
	const findings = (wire.findings ?? []).map((finding) => `${finding.path} ${finding.code}`);
	return [`${wire.code}: ${wire.message.en}`, wire.field ?? '', ...findings].filter(Boolean).join(' | ');
}

/** The product's error inside what the client threw; null for anything else. */
export function wireErrorOf(error: unknown): WireError | null {
	if (!(error instanceof TRPCClientError)) return null;
	const data: unknown = error.data;
	// Made by our own error formatter; its shape is the contract of `views.ts`.
	return typeof data === 'object' && data !== null && 'motcua' in data ? (data.motcua as WireError) : null;
}
