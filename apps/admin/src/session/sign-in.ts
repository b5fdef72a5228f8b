/** What sign-in answered. `secondFactor`: the password was right, the code of the authenticator is asked next. */
export type SignInAnswer = 'signedIn' | 'secondFactor' | 'wrong' | 'tooMany' | 'unreachable';

async function post(path: string, body: unknown): Promise<Response | null> {
	try {
		return await fetch(`/api/auth/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	} catch {
		return null;
	}
}

const refusal = (response: Response | null): SignInAnswer =>
	response === null || response.status >= 500 ? 'unreachable' : response.status === 429 ? 'tooMany' : 'wrong';

/** Sends user name and password. */
export async function signIn(username: string, password: string): Promise<SignInAnswer> {
	const response = await post('sign-in/username', { username, password });
	if (!response?.ok) return refusal(response);
	const answer: unknown = await response.json();
	const wantsCode = typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer;
	return wantsCode ? 'secondFactor' : 'signedIn';
}

/** Sends the six digits of the authenticator, or one of the backup codes. */
export async function sendCode(code: string): Promise<SignInAnswer> {
	const digits = code.replace(/\s/g, '');
	const path = /^\d{6}$/.test(digits) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code';
	const response = await post(path, { code: digits });
	return response?.ok ? 'signedIn' : refusal(response);
}

export async function signOut(): Promise<void> {
	await post('sign-out', {});
}

/** Changes the password and ends the person's other sessions. False: the present password was wrong. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<SignInAnswer> {
	const response = await post('change-password', { currentPassword, newPassword, revokeOtherSessions: true });
	return response?.ok ? 'signedIn' : refusal(response);
}

/** Begins a second factor: the address for the authenticator's QR, and backup codes to keep on paper. */
export async function startSecondFactor(
	password: string,
): Promise<{ readonly totpURI: string; readonly backupCodes: readonly string[] } | null> {
	const response = await post('two-factor/enable', { password });
	if (!response?.ok) return null;
	return (await response.json()) as { totpURI: string; backupCodes: string[] };
}

/** The first right code switches the second factor on. */
export const confirmSecondFactor = (code: string): Promise<SignInAnswer> => sendCode(code);

export async function stopSecondFactor(password: string): Promise<boolean> {
	return (await post('two-factor/disable', { password }))?.ok ?? false;
}
