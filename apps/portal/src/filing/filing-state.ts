import { localDateOf } from '@motcua/domain/formats';
import type { ProcedureDetail, WardInfo } from '@motcua/server/router';
import { recall, remember, type UploadedFile } from '@motcua/ui';
import { createFormController, type FormController } from '@motcua/ui/form';
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { uploader } from '../api.ts';
import { clearDraft, type Delivery, type Draft, papersOutsideForm, writeDraft } from './draft/draft-store.ts';
import { asksForDelivery, deliveryOf } from './form-delivery.ts';

/** Everything that one filing consists of, and its draft. */
export interface FilingState {
	readonly procedure: ProcedureDetail;
	readonly ward: WardInfo;
	readonly form: FormController;
	readonly idempotencyKey: string;
	/** Papers outside of the form. */
	readonly outside: ProcedureDetail['documents'];
	readonly papers: Accessor<Draft['papers']>;
	readonly setPaper: (requirement: string, files: readonly UploadedFile[]) => void;
	readonly delivery: Accessor<Delivery>;
	/** The form asks for the delivery; there is no step for it. */
	readonly formAsksForDelivery: boolean;
	readonly setDelivery: (delivery: Delivery) => void;
	/** ISO instant of the last autosave; `null` before the first. */
	readonly savedAt: Accessor<string | null>;
	readonly keepsDraft: Accessor<boolean>;
	readonly setKeepsDraft: (keep: boolean) => void;
	/** Stops saving and takes the draft away: the dossier is filed, or the citizen wants it gone. */
	readonly forget: () => void;
}

const SAVE_AFTER_MS = 600;

/** State of a filing that starts from `draft`; saves itself a moment after each change. Call inside a component. */
export function createFilingState(procedure: ProcedureDetail, ward: WardInfo, draft: Draft): FilingState {
	const form = createFormController({
		definition: procedure.form,
		answers: draft.answers,
		uploads: draft.uploads,
		today: localDateOf(new Date().toISOString()),
		uploader,
		maxFileBytes: ward.limits.fileBytes,
	});
	const [papers, setPapers] = createSignal(draft.papers);
	const [delivery, setDelivery] = createSignal(draft.delivery);
	const [savedAt, setSavedAt] = createSignal(draft.savedAt);
	const [keeps, setKeeps] = createSignal(recall('keepDrafts') !== 'no');
	const formAsks = asksForDelivery(procedure.form);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let done = false;

	const save = () => {
		if (done || !keeps()) return;
		const now = new Date().toISOString();
		writeDraft({
			...draft,
			savedAt: now,
			answers: form.typed(),
			uploads: form.uploads(),
			papers: papers(),
			delivery: delivery(),
		});
		setSavedAt(now);
	};
	const saveSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(save, SAVE_AFTER_MS);
	};
	createEffect(on([form.typed, form.uploads, papers, delivery], saveSoon, { defer: true }));

	// A phone that goes to another app may never come back to this page: save what the timer still holds.
	const saveWhenHidden = () => {
		if (document.visibilityState === 'hidden' && savedAt() !== null) save();
	};
	document.addEventListener('visibilitychange', saveWhenHidden);
	const warn = (event: BeforeUnloadEvent) => {
		if (!done && !keeps() && Object.keys(form.typed()).length > 0) event.preventDefault();
	};
	addEventListener('beforeunload', warn);
	onCleanup(() => {
		if (timer) save();
		clearTimeout(timer);
		document.removeEventListener('visibilitychange', saveWhenHidden);
		removeEventListener('beforeunload', warn);
	});

	return {
		procedure,
		ward,
		form,
		idempotencyKey: draft.idempotencyKey,
		outside: papersOutsideForm(procedure),
		papers,
		setPaper: (requirement, files) => setPapers((all) => ({ ...all, [requirement]: files })),
		delivery: formAsks ? () => deliveryOf(procedure.form, form.answers()) : delivery,
		formAsksForDelivery: formAsks,
		setDelivery,
		savedAt,
		keepsDraft: keeps,
		setKeepsDraft(keep) {
			remember('keepDrafts', keep ? null : 'no');
			setKeeps(keep);
			if (keep) return save();
			clearDraft(procedure.code);
			setSavedAt(null);
		},
		forget() {
			done = true;
			clearTimeout(timer);
			clearDraft(procedure.code);
		},
	};
}
