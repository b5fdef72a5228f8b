import { readFileSync } from 'node:fs';
import { dataPackage, openTestWard, playToEnd } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';

const { answers, result } = JSON.parse(readFileSync(new URL('../fixtures/001-work.json', import.meta.url), 'utf8'));
const open = () => openTestWard(dataPackage(procedure));

describe('a dossier', () => {
	it('is answered', async () => {
		const dossier = await playToEnd(await open().file({ answers }), { staffForms: { answer: result } });
		expect(dossier.path).toEqual(['examine sound', 'answer written']);
		expect(dossier.state).toMatchObject({ outcome: 'granted', result: { answerNumber: '12/TB-UBND' } });
	});
	it('is refused with a note', async () => {
		const dossier = await playToEnd(await open().file({ answers }), { outcomes: { examine: 'refused' } });
		expect(dossier.state.outcome).toBe('refused');
	});
	it('for another purpose says which', async () => {
		const filing = open().file({ answers: { ...answers, purpose: 'other' } });
		await expect(filing).rejects.toThrow(/purposeDetail required/);
	});
});
