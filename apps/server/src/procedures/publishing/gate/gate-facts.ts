import type { PublishApproval, StoredPackage } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { WardProcedureConfig } from '../../ward-procedure-config.ts';
import type { PublishReport } from '../publish-report.ts';
import type { GateLine } from '../publishing-views.ts';

/** Everything that the checklist is drawn from. */
export interface GateFacts {
	readonly code: string;
	readonly stored: Pick<StoredPackage, 'quarantinedAt' | 'quarantineReason' | 'version'>;
	readonly package: ProcedurePackage;
	readonly config: WardProcedureConfig;
	/** Officers named in the configuration who still work here. */
	readonly officers: number;
	readonly report: PublishReport;
	/** Kept rehearsals with their newest replay; null where there is none on the present basis. */
	readonly rehearsals: readonly {
		readonly name: string;
		readonly replay: PublishReport['replays'][string] | null;
	}[];
	readonly needsApproval: boolean;
	readonly approval: PublishApproval | null;
	/** A demonstration serves nobody: what its seed could not look at is let through, and says so. */
	readonly isDemo: boolean;
}

/** What one line finds in the facts. */
export type Rule = (facts: GateFacts) => Omit<GateLine, 'id' | 'title'>;

export const ok = (vi: string, en: string, details: readonly Localised[] = []): ReturnType<Rule> => ({
	state: 'ok',
	text: { vi, en },
	details,
	todo: null,
	href: null,
});

interface Wrong {
	readonly state: 'open' | 'failed';
	readonly text: Localised;
	readonly todo: Localised;
	readonly details?: readonly Localised[];
	readonly href?: string;
}
export const wrong = ({ state, text, todo, details = [], href }: Wrong): ReturnType<Rule> => ({
	state,
	text,
	todo,
	details,
	href: href ?? null,
});

export const settingsOf = ({ code }: GateFacts): string => `/thu-tuc/${code}`;
export const rehearsalsOf = ({ code }: GateFacts): string => `/thu-tuc/${code}/dien-tap`;
