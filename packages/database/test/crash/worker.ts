/** Files and advances dossiers as fast as it can and says what was confirmed, until it is killed. */
import { type AppendedEvents, addToOutbox, appendEvents, claimKey, openDatabase } from '../../src/index.ts';
import { aSubmission, byOfficer, following } from '../../src/testing/index.ts';

const [url = '', wardId = ''] = process.argv.slice(2);
const db = await openDatabase({ url });
const confirm = (line: string) => process.stdout.write(`${line}\n`);

async function write(appended: AppendedEvents): Promise<void> {
	const { id, seq } = appended.after;
	await db.write(async (tx) => {
		await claimKey(tx, { wardId, key: `${id}:${seq}`, bodyHash: '' }, { seq }, new Date().toISOString());
		await appendEvents(tx, appended);
		const now = new Date().toISOString();
		await addToOutbox(tx, { kind: 'tell', wardId, dossierId: id, payload: { seq }, dueAt: now, createdAt: now });
	});
	confirm(`${id} ${seq}`);
}

async function client(): Promise<never> {
	for (;;) {
		const submission = aSubmission(wardId, { answers: { text: 'x'.repeat(Math.floor(Math.random() * 5_000)) } });
		await write(submission);
		await write(
			following(submission.after, [byOfficer('noted', { text: 'đã xem' }), byOfficer('noted', { text: 'đã duyệt' })]),
		);
	}
}
confirm('ready');
await Promise.all(Array.from({ length: 16 }, client));
