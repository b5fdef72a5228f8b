import { describe, expect, it } from 'vitest';
import { citizen, receptionist, system } from '../../../test/factories/people.ts';
import { file, filed, received, resolved } from '../../../test/factories/story.ts';
import type { DossierCommand } from '../commands.ts';

describe('addNote', () => {
	it('stands in the record, also after the end', () => {
		const story = filed().does(receptionist, { type: 'reject', reason: 'x' });
		expect(story.does(receptionist, { type: 'addNote', text: 'Đã gọi điện.' }).dossier.notes).toBe(1);
	});
	it('is by staff, and says something', () => {
		expect(filed().refusal(citizen, { type: 'addNote', text: 'x' })).toBe('actor.notAllowed');
		expect(filed().refusal(receptionist, { type: 'addNote', text: ' ' })).toBe('note.required');
	});
});

describe('digitise', () => {
	it('marks one paper and adds its scans', () => {
		const scan: DossierCommand = { type: 'digitise', documentId: 'd1', level: 1, files: [file('scan')] };
		const { documents } = received().does(receptionist, scan).dossier;
		expect(documents).toMatchObject([{ id: 'd1', digitisation: 1, files: [file('d1'), file('scan')] }]);
		const reused = received().does(system, { type: 'digitise', documentId: 'd1', level: 3 });
		expect(reused.dossier.documents).toMatchObject([{ digitisation: 3, files: [file('d1')] }]);
	});
	it('needs a paper of the dossier', () => {
		expect(received().refusal(receptionist, { type: 'digitise', documentId: 'x', level: 1 })).toBe('document.unknown');
	});
});

describe('recordSynchronisation', () => {
	const synced = (seq: number, ok = true): DossierCommand => ({ type: 'recordSynchronisation', ok, seq, detail: 'ok' });
	it('settles the status that the portal was told of', () => {
		const story = filed().does(system, synced(1));
		expect(story.dossier.synchronisation).toMatchObject({ status: 'synced', detail: 'ok' });
		story.does(receptionist, { type: 'receive', code: 'H29-261102-0001' });
		expect(story.dossier.synchronisation.status).toBe('pending');
	});
	it('does not settle a newer status', () => {
		const story = received().does(system, synced(1));
		expect(story.dossier.synchronisation.status).toBe('pending');
		expect(story.does(system, synced(3)).dossier.synchronisation.status).toBe('synced');
	});
	it('keeps a failure until the next try, and goes on after the end', () => {
		const story = resolved().does(receptionist, { type: 'returnResult', receivedBy: 'An' });
		const { seq } = story.dossier;
		expect(story.does(system, synced(seq, false)).dossier.synchronisation.status).toBe('failed');
		expect(story.does(system, synced(seq)).dossier.synchronisation.status).toBe('synced');
	});
	it('is refused when there is nothing to synchronise, or it speaks of the future', () => {
		expect(filed({ synchronise: false }).refusal(system, synced(1))).toBe('synchronisation.notRequired');
		for (const seq of [0, 2, 1.5]) expect(filed().refusal(system, synced(seq))).toBe('synchronisation.seq');
		expect(filed().refusal(receptionist, synced(1))).toBe('actor.notAllowed');
	});
});
