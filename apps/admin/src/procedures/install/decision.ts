import type { PackageInspection } from '@motcua/server/views';
import { createSignal } from 'solid-js';

/** What the administrator ticks on the sheet. */
export interface Decision {
	/** Rights that will be granted, by `use`. */
	readonly grants: () => readonly string[];
	grant(use: string, on: boolean): void;
	readonly vouch: () => boolean;
	setVouch(on: boolean): void;
	readonly allowOlder: () => boolean;
	setAllowOlder(on: boolean): void;
	/** Whether everything that must be agreed to by name is. */
	readonly isComplete: (inspection: PackageInspection) => boolean;
}

/** Begins with what was granted before and is asked for in the same measure; everything new starts unticked. */
export function createDecision(inspection: PackageInspection): Decision {
	const [grants, setGrants] = createSignal<readonly string[]>(
		inspection.permissions.asks.filter((ask) => ask.granted).map((ask) => ask.use),
	);
	const [vouch, setVouch] = createSignal(false);
	const [allowOlder, setAllowOlder] = createSignal(false);
	return {
		grants,
		grant: (use, on) => setGrants((all) => (on ? [...new Set([...all, use])] : all.filter((one) => one !== use))),
		vouch,
		setVouch,
		allowOlder,
		setAllowOlder,
		isComplete: ({ confirmations }) => confirmations.every((one) => (one === 'older' ? allowOlder() : vouch())),
	};
}
