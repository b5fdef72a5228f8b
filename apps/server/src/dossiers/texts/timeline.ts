import type { DossierEvent, DossierEventType, Localised } from '@motcua/domain';
import type { TimelineEntry } from '../../views.ts';
import { type EventText, type TextContext, timelineTexts } from './timeline-texts.ts';

/** Office matters: true and kept, but of no use to a citizen (and some name colleagues or faults of software). */
const internalEvents: ReadonlySet<DossierEventType> = new Set<DossierEventType>([
	'checked',
	'stepPostponed',
	'resultRendered',
	'blocked',
	'unblocked',
	'assigned',
	'proposed',
	'feeSet',
	'paymentSettled',
	'versionMoved',
	'versionMoveReverted',
	'noted',
	'digitised',
	'synchronised',
]);

/** Notes of colleagues to each other on these events stay inside the office. */
const internalDetails: ReadonlySet<DossierEventType> = new Set<DossierEventType>(['stepCompleted', 'stepEntered']);

/** The record told to staff: every event, with who did it. */
export function deskTimeline(events: readonly DossierEvent[], context: TextContext): TimelineEntry[] {
	return events.map((event) => entry(event, textOf(event, context), event.actor.name));
}

/** The record told to the citizen: their own acts by name, the office's acts in the name of the office. */
export function citizenTimeline(
	events: readonly DossierEvent[],
	context: TextContext & { readonly office: string },
): TimelineEntry[] {
	return events
		.filter((event) => !internalEvents.has(event.type))
		.map((event) => {
			const { title, detail } = textOf(event, context);
			return entry(
				event,
				{ title, detail: internalDetails.has(event.type) ? null : detail },
				event.actor.kind === 'citizen' ? event.actor.name : context.office,
			);
		});
}

function textOf(event: DossierEvent, context: TextContext): EventText {
	// The table has an entry for every type; TypeScript can't see that key and argument belong together.
	const tell = timelineTexts[event.type] as (event: DossierEvent, context: TextContext) => EventText;
	return tell(event, context);
}

const entry = (
	event: DossierEvent,
	text: { readonly title: Localised; readonly detail: Localised | null },
	actor: string,
): TimelineEntry => ({
	seq: event.seq,
	at: event.at,
	type: event.type,
	title: text.title,
	detail: text.detail,
	actor,
	actorKind: event.actor.kind,
});
