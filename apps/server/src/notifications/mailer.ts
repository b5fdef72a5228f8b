import { createTransport } from 'nodemailer';

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
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: 10_000,
		socketTimeout: 20_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		configured: true,
		// The id is the notification's: a server that sees it twice can drop the second.
		send: async ({ messageId, ...mail }) => {
			await transport.sendMail({ from, ...mail, messageId: `<${messageId}@motcua>` });
		},
		close: () => transport.close(),
	};
}
