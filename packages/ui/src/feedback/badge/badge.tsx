import type { DossierStatus } from '@motcua/domain';
import type { JSX } from 'solid-js';
import type { BadgeTone } from '../tone.ts';
import { useBadgeText } from './badge-texts.ts';

const LOOKS: Record<BadgeTone, string> = {
	plain: 'border-line bg-sunken text-ink',
	accent: 'border-accent bg-accent-soft text-accent-ink',
	info: 'border-info-line bg-info-soft text-info',
	good: 'border-good-line bg-good-soft text-good',
	warn: 'border-warn-line bg-warn-soft text-warn',
	bad: 'border-bad-line bg-bad-soft text-bad',
};

/** A short word in a frame. */
export function Badge(props: {
	readonly tone?: BadgeTone;
	readonly icon?: JSX.Element;
	readonly children: JSX.Element;
}): JSX.Element {
	return (
		<span
			class={`inline-flex items-center gap-1.5 rounded-xl border px-2.5 py-0.5 text-sm font-medium ${LOOKS[props.tone ?? 'plain']}`}
		>
			{props.icon}
			{props.children}
		</span>
	);
}

const STATUS_TONES: Record<DossierStatus, BadgeTone> = {
	registered: 'info',
	received: 'info',
	rejected: 'bad',
	processing: 'accent',
	supplementRequested: 'warn',
	paymentRequested: 'warn',
	withdrawn: 'plain',
	stopped: 'bad',
	resolved: 'good',
	returned: 'good',
};

/** The status of a dossier in the words of the national portal. */
export function StatusBadge(props: { readonly status: DossierStatus; readonly text?: string }): JSX.Element {
	const t = useBadgeText();
	return <Badge tone={STATUS_TONES[props.status]}>{props.text ?? t(`status.${props.status}`)}</Badge>;
}

/** How a due date stands; values as `ClockView.timing` of the server. */
export type Timing = 'onTrack' | 'dueToday' | 'overdue' | 'early' | 'onTime' | 'late';

const TIMING_TONES: Record<Timing, BadgeTone> = {
	onTrack: 'plain',
	dueToday: 'warn',
	overdue: 'bad',
	early: 'good',
	onTime: 'good',
	late: 'bad',
};

/** In time, due today, overdue… */
export function TimingBadge(props: { readonly timing: Timing }): JSX.Element {
	const t = useBadgeText();
	return <Badge tone={TIMING_TONES[props.timing]}>{t(`timing.${props.timing}`)}</Badge>;
}
