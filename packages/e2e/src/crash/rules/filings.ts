import type { FilingRecord } from '../ledger.ts';
import type { Case, Rule } from './rule.ts';

/** Every acknowledged filing is a dossier with the same id, filed by the same person, and its key leads to it. */
export const acknowledgedFilingIsThere: Rule = ({ ledger, evidence }) =>
	ledger.filings.flatMap(({ submission, answer, person }) => {
		if (answer === null) return [];
		const { dossierId, temporaryCode } = answer;
		const stored = evidence.dossiers.get(dossierId);
		if (!stored) return [{ where: dossierId, what: 'acknowledged, but there is no such dossier' }];
		const [first] = stored.events;
		const wrong: string[] = [];
		if (evidence.keys.get(submission.idempotencyKey) !== dossierId) wrong.push('its key leads elsewhere');
		if (stored.row.temporaryCode !== temporaryCode) wrong.push('its temporary code changed');
		if (first?.type !== 'submitted') wrong.push('its record does not begin with the filing');
		else if (first.data.requester.fullName !== person.fullName) wrong.push('somebody else is its requester');
		else if (first.data.procedure.code !== submission.code) wrong.push('it is of another procedure');
		return wrong.map((what) => ({ where: dossierId, what }));
	});

/** A dossier for each key and a key for each dossier; none that nobody has filed, none twice. */
export const filingIsOnce: Rule = ({ ledger, evidence }) => {
	const sent = new Set(ledger.filings.map(({ submission }) => submission.idempotencyKey));
	const named = new Map<string, string>();
	const broken: { where: string; what: string }[] = [];
	for (const [key, dossierId] of evidence.keys) {
		if (!sent.has(key)) broken.push({ where: key, what: 'a key that nobody sent' });
		if (!evidence.dossiers.has(dossierId)) broken.push({ where: key, what: 'its dossier does not exist' });
		const twin = named.get(dossierId);
		if (twin !== undefined) broken.push({ where: dossierId, what: `two keys lead to it: ${twin} and ${key}` });
		named.set(dossierId, key);
	}
	for (const id of evidence.dossiers.keys())
		if (!named.has(id)) broken.push({ where: id, what: 'no key leads to this dossier: it was filed twice' });
	return [...broken, ...filesShared({ ledger, evidence })];
};

/** Every file is different, so two dossiers with one file are one filing twice. */
function filesShared({ evidence }: Case): { where: string; what: string }[] {
	const owners = new Map<string, string>();
	return [...evidence.dossiers].flatMap(
		([
			id,
			{
				events: [first],
			},
		]) =>
			(first?.type === 'submitted' ? first.data.documents : []).flatMap(({ files }) =>
				files.flatMap(({ fileId }) => {
					const owner = owners.get(fileId);
					owners.set(fileId, id);
					return owner === undefined || owner === id ? [] : [{ where: id, what: `has the file ${fileId} of ${owner}` }];
				}),
			),
	);
}

/** All files of an acknowledged filing belong to its dossier, in the record as in the tables. */
export const filingHasItsFiles: Rule = ({ ledger, evidence }) =>
	ledger.filings.flatMap((filing) => {
		const stored = filing.answer && evidence.dossiers.get(filing.answer.dossierId);
		if (!stored) return [];
		const recorded = new Set(
			stored.events.flatMap((event) =>
				event.type === 'submitted' || event.type === 'supplementAnswered'
					? event.data.documents.flatMap(({ files }) => files.map(({ fileId }) => fileId))
					: [],
			),
		);
		const listed = new Set(stored.files.map(({ fileId }) => fileId));
		return sentWith(filing).flatMap(({ sha256, uploadId }) => {
			const wrong: string[] = [];
			if (!recorded.has(sha256)) wrong.push('is not in the record');
			if (!listed.has(sha256)) wrong.push('is not among the files of the dossier');
			if (evidence.uploads.get(uploadId)?.dossierId !== stored.row.id) wrong.push('was not taken from the uploads');
			return wrong.map((what) => ({ where: stored.row.id, what: `file ${sha256} ${what}` }));
		});
	});

const sentWith = ({ files, later }: FilingRecord): FilingRecord['files'] => [...files, ...later];

/** Every acknowledged upload is on the disk, whole, and known. */
export const acknowledgedUploadIsWhole: Rule = ({ ledger, evidence }) =>
	ledger.uploads.flatMap(({ uploadId, sha256, bytes }) => {
		const wrong: string[] = [];
		const whole = evidence.disk.get(sha256);
		if (whole !== true) wrong.push(whole === false ? 'is damaged on the disk' : 'is not on the disk');
		if (evidence.uploads.get(uploadId)?.fileId !== sha256) wrong.push('has no upload row');
		if (evidence.files.get(sha256)?.bytes !== bytes) wrong.push('has no file row, or one of another size');
		return wrong.map((what) => ({ where: uploadId, what: `file ${sha256} ${what}` }));
	});

/** No row points at bytes that are not there. */
export const everyFileIsWhole: Rule = ({ evidence }) =>
	[...evidence.files.keys()].flatMap((id) =>
		evidence.disk.get(id) === true ? [] : [{ where: id, what: 'a file row without its whole bytes on the disk' }],
	);
