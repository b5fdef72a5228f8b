import type { FormDefinition, Localised } from '@motcua/forms';
import type { DocumentRequirement, TimeLimit } from '@motcua/procedure-sdk';

export interface ProcedureSummary {
	readonly code: string;
	readonly name: Localised;
	readonly summary: Localised;
	readonly category: Localised;
	readonly timeLimit: TimeLimit;
	/** One line: "Miễn phí", "2.000 đồng/trang". */
	readonly feeText: Localised;
	readonly onlineLevel: 'full' | 'partial';
}

export interface ProcedureDetail extends ProcedureSummary {
	readonly version: string;
	/** Pins the filing to what was read. */
	readonly digest: string;
	readonly authority: Localised;
	readonly documents: readonly DocumentRequirement[];
	readonly feeNote: Localised;
	readonly feeAmounts: readonly { readonly key: string; readonly label: Localised; readonly amountVnd: number }[];
	/** What the ward pays to the citizen. */
	readonly benefits: readonly { readonly key: string; readonly label: Localised; readonly amountVnd: number }[];
	readonly steps: readonly { readonly key: string; readonly name: Localised; readonly by: Localised }[];
	readonly officers: readonly { readonly name: string; readonly title: string; readonly phone: string | null }[];
	readonly resultName: Localised;
	readonly legalBasis: readonly Localised[];
	readonly unverified: readonly Localised[];
	readonly form: FormDefinition;
	/** The package has validation code: call `dossier.check` on the review page. */
	readonly validates: boolean;
}

export interface WardProcedure {
	readonly code: string;
	readonly name: Localised;
	readonly category: Localised;
	readonly state: 'available' | 'installed' | 'published' | 'unpublished' | 'quarantined';
	/** Newest version in `plugins/`, and the installed one. */
	readonly availableVersion: string | null;
	readonly installed: {
		readonly version: string;
		readonly digest: string;
		readonly installedAt: string;
		readonly signature: 'core' | 'publisher' | 'local' | 'unsigned';
	} | null;
	readonly publishedVersion: string | null;
	readonly openDossiers: number;
	readonly timeLimit: TimeLimit;
	readonly fee: {
		readonly kind: string;
		readonly note: Localised;
		readonly amounts: readonly {
			readonly key: string;
			readonly label: Localised;
			readonly defaultVnd: number;
			readonly amountVnd: number;
			readonly confirmed: boolean;
		}[];
	};
	readonly officers: readonly { readonly staffId: string; readonly name: string; readonly title: string }[];
	readonly capabilities: readonly {
		readonly use: string;
		readonly detail: Localised;
		readonly why: Localised;
		readonly granted: boolean;
	}[];
	readonly unverified: readonly Localised[];
	/** What still stands between this procedure and publishing. */
	readonly missing: readonly Localised[];
}
