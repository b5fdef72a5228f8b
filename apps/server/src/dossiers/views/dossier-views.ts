import type { Localised } from '@motcua/forms';
import type { DocumentRequirement, FeeLine } from '@motcua/procedure-sdk';

export interface FileView {
	readonly fileId: string;
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
	readonly pages: number | null;
	/** `notScanned` when no scanner is installed: shown, never hidden. */
	readonly scan: 'clean' | 'notScanned' | 'pending' | 'infected';
}

export interface DocumentView {
	readonly id: string;
	readonly requirement: string;
	readonly name: Localised;
	readonly kind: DocumentRequirement['kind'];
	readonly given: 'upload' | 'shown' | 'form';
	readonly required: boolean;
	readonly quantity: number;
	readonly files: readonly FileView[];
	/** 0 not digitised, 1 digitised, 2 reused, 3 reused from the result of another dossier. */
	readonly digitisation: 0 | 1 | 2 | 3;
}

/** Answers as rows to read; made by `describeAnswers` of the form. */
export interface AnswerSection {
	readonly title: Localised;
	readonly rows: readonly AnswerRow[];
}

export interface AnswerRow {
	readonly key: string;
	readonly label: Localised;
	readonly text: Localised;
	readonly sensitive?: boolean;
	readonly rows?: readonly AnswerRow[];
}

export interface TimelineEntry {
	readonly seq: number;
	readonly at: string;
	readonly type: string;
	readonly title: Localised;
	readonly detail: Localised | null;
	/** Citizens see the office instead of a person where the act is internal. */
	readonly actor: string;
	readonly actorKind: 'citizen' | 'staff' | 'system';
}

export interface ClockView {
	readonly dueAt: string | null;
	readonly acceptanceDueAt: string | null;
	readonly state: 'notStarted' | 'running' | 'paused' | 'ended';
	readonly timing: 'onTrack' | 'dueToday' | 'overdue' | 'early' | 'onTime' | 'late' | null;
	/** How the date was found, step by step. */
	readonly explanation: readonly Localised[];
	readonly extension: { readonly from: string; readonly to: string; readonly reason: string } | null;
}

export interface SupplementView {
	readonly id: string;
	readonly items: readonly string[];
	readonly reason: string;
	readonly requestedAt: string;
	readonly respondBy: string | null;
	readonly answeredAt: string | null;
}

export interface PaymentView {
	readonly status: 'none' | 'due' | 'pending' | 'paid' | 'refunded' | 'cancelled';
	readonly amountVnd: number;
	readonly lines: readonly FeeLine[];
	readonly paidAt: string | null;
	readonly receiptNumber: string | null;
}
