import type { DossierCommand } from '../commands.ts';
import { type Handler, isBlank, refused } from './shared/draft.ts';

/** A note in the record; also after the end. */
export const addNote: Handler<DossierCommand<'addNote'>> = (draft, { text }) => {
	if (isBlank(text)) return refused('note.required', {}, 'text');
	return draft.add('noted', { text }).decision();
};

export const digitise: Handler<DossierCommand<'digitise'>> = (draft, { documentId, level, files }) => {
	if (!draft.state.documents.some((document) => document.id === documentId)) {
		return refused('document.unknown', {}, 'documentId');
	}
	return draft.add('digitised', { documentId, level, files: files ?? null }).decision();
};

export const recordSynchronisation: Handler<DossierCommand<'recordSynchronisation'>> = (draft, { ok, seq, detail }) => {
	if (draft.state.synchronisation.status === 'notRequired') return refused('synchronisation.notRequired');
	if (!Number.isInteger(seq) || seq < 1 || seq > draft.state.seq) return refused('synchronisation.seq', {}, 'seq');
	return draft.add('synchronised', { ok, seq, detail: detail ?? null }).decision();
};
