import type { Transporter } from 'nodemailer';

/** Sends one e-mail, or says by rejecting that it could not; the outbox tries again. */
export interface Mailer {
	readonly configured: boolean;
	send(mail: {
		readonly to: string;
		readonly subject: string;
		readonly text: string;
		readonly messageId: string;
	}): Promise<void>;
	close(): void;
}

/**
 * @param smtpUrl `smtp://user:password@host:port`, or null: mail is not configured and `send` rejects
 * @param from the ward's address
 */
export function createMailer(smtpUrl: string | null, from: string): Mailer {
	if (smtpUrl === null)
		return {
			configured: false,
			send: () => Promise.reject(new Error('mail is not configured: set MOTCUA_SMTP_URL')),
			close: () => {},
		};
	let opened: Promise<Transporter> | null = null;
	const transport = (): Promise<Transporter> => (opened ??= openTransport(smtpUrl));
	return {
		configured: true,
		// The id is the notification's: a server that sees it twice can drop the second.
		send: async ({ messageId, ...mail }) => {
			await (await transport()).sendMail({ from, ...mail, messageId: `<${messageId}@motcua>` });
		},
		close: () => void opened?.then((open) => open.close()),
	};
}

/** The library comes with the first mail. */
async function openTransport(url: string): Promise<Transporter> {
	const { createTransport } = await import('nodemailer');
	return createTransport({
		url,
		connectionTimeout: 10_000,
		socketTimeout: 20_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
}
