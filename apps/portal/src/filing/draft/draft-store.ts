import { newId } from '@motcua/domain';
import type { Answers, FormDefinition, FormField } from '@motcua/forms';
import type { ProcedureDetail } from '@motcua/server/router';
import { recall, remember, type UploadedFile } from '@motcua/ui';

export interface Delivery {
	readonly method: 'counter' | 'publicPost' | 'electronic';
	readonly address: string;
}

/** An unfinished filing as it lies in this browser. Nothing of it is on the server but the uploads, for a day. */
export interface Draft {
	readonly code: string;
	/** Version of the procedure that was being filled in. */
	readonly digest: string;
	/** ISO instant; `null` while it has never been written. */
	readonly savedAt: string | null;
	/** Made when the form is opened and kept until the filing is acknowledged: sending twice files once. */
	readonly idempotencyKey: string;
	readonly answers: Answers;
	readonly uploads: readonly UploadedFile[];
	/** Papers that no field of the form asks for, by requirement. */
	readonly papers: Readonly<Record<string, readonly UploadedFile[]>>;
	readonly delivery: Delivery;
}

/** The server sweeps unfiled uploads after a day; a little earlier here, so that nobody files a file that is gone. */
const UPLOADS_LAST_MS = 22 * 3_600_000;
/** A draft with somebody's personal data does not lie about for ever. */
const DRAFT_LASTS_MS = 30 * 24 * 3_600_000;

const keyOf = (code: string): string => `draft.${code}`;

export function newDraft(procedure: Pick<ProcedureDetail, 'code' | 'digest'>): Draft {
	return {
		code: procedure.code,
		digest: procedure.digest,
		savedAt: null,
		idempotencyKey: newId(),
		answers: {},
		uploads: [],
		papers: {},
		delivery: { method: 'counter', address: '' },
	};
}

/** The draft of a procedure, or `null` when there is none, it cannot be read, or it is too old (then it is deleted). */
export function readDraft(code: string, now: number = Date.now()): (Draft & { readonly savedAt: string }) | null {
	const text = recall(keyOf(code));
	if (text === null) return null;
	const draft = parseDraft(text);
	if (draft?.savedAt && draft.code === code && now - Date.parse(draft.savedAt) < DRAFT_LASTS_MS) {
		return { ...draft, savedAt: draft.savedAt };
	}
	clearDraft(code);
	return null;
}

function parseDraft(text: string): Draft | null {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null) return null;
		const isWhole = ['code', 'digest', 'idempotencyKey', 'answers', 'uploads', 'papers', 'delivery'].every(
			(key) => key in value,
		);
		return isWhole ? (value as Draft) : null;
	} catch {
		return null;
	}
}

export function writeDraft(draft: Draft): void {
	remember(keyOf(draft.code), JSON.stringify(draft));
}

export function clearDraft(code: string): void {
	remember(keyOf(code), null);
}

/** Whether a draft's uploads are likely to be gone from the server. */
export function uploadsExpired(draft: Draft, now: number = Date.now()): boolean {
	const hasFiles = draft.uploads.length > 0 || Object.values(draft.papers).some((files) => files.length > 0);
	return hasFiles && draft.savedAt !== null && now - Date.parse(draft.savedAt) > UPLOADS_LAST_MS;
}

/**
 * A draft made fit for the procedure as it is now: answers of fields that are gone are left out, expired files too. A new
 * version gets a new idempotency key, because it is another filing.
 */
export function fitDraft(
	draft: Draft,
	procedure: Pick<ProcedureDetail, 'digest' | 'form'>,
	now: number = Date.now(),
): Draft {
	const expired = uploadsExpired(draft, now);
	const fields = fieldsOf(procedure.form);
	const kept = fields.filter((field) => Object.hasOwn(draft.answers, field.key) && !(expired && field.type === 'file'));
	const sameVersion = draft.digest === procedure.digest;
	return {
		...draft,
		digest: procedure.digest,
		idempotencyKey: sameVersion ? draft.idempotencyKey : newId(),
		answers: Object.fromEntries(kept.map((field) => [field.key, draft.answers[field.key]])),
		uploads: expired ? [] : draft.uploads,
		papers: expired ? {} : draft.papers,
	};
}

function fieldsOf(form: FormDefinition): readonly FormField[] {
	return form.sections.flatMap((section) => section.fields);
}

/** Papers to upload that no file field of the form asks for: they get a step of their own. */
export function papersOutsideForm(
	procedure: Pick<ProcedureDetail, 'documents' | 'form'>,
): ProcedureDetail['documents'] {
	const asked = new Set(fieldsOf(procedure.form).flatMap((field) => (field.type === 'file' ? [field.key] : [])));
	return procedure.documents.filter((paper) => (paper.given ?? 'upload') === 'upload' && !asked.has(paper.key));
}
