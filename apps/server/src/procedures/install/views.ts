import type { Localised } from '@motcua/forms';

/** Where a package that waits to be looked at came from. */
export type PackageSource = 'upload' | 'shelf' | 'catalogue';

/** What somebody looks at before a package is installed. Nothing of it has run but its own samples, in the sandbox. */
export interface PackageInspection {
	readonly digest: string;
	readonly source: PackageSource;
	/** Name of the file that was chosen. */
	readonly fileName: string;
	readonly code: string;
	readonly version: string;
	readonly name: Localised;
	readonly summary: Localised;
	readonly category: Localised;
	readonly publisher: string;
	/** Packed. */
	readonly bytes: number;
	/** Contract version of the package, and those that this core serves. */
	readonly api: { readonly version: number; readonly served: readonly number[] };
	readonly signature: PackageSignatureView;
	/** The ward's version of the same procedure. */
	readonly installed: { readonly version: string; readonly digest: string; readonly openDossiers: number } | null;
	readonly relation: 'first' | 'newer' | 'older' | 'same';
	/** Against the installed version; null when there is none, or it is the same. */
	readonly changes: PackageChangesView | null;
	readonly permissions: PermissionSheet;
	readonly locales: readonly { readonly language: 'vi' | 'en'; readonly percent: number; readonly missing: number }[];
	readonly findings: readonly {
		readonly rule: string;
		readonly severity: 'error' | 'warning';
		readonly place: string;
		readonly message: Localised;
		readonly fix: Localised;
	}[];
	readonly fixtures: FixtureProgress;
	/** Open dossiers of this procedure in the ward, on any version; they keep theirs. */
	readonly openDossiers: number;
	readonly unverified: readonly Localised[];
	/** What stands in the way; empty: it may be installed. */
	readonly refusals: readonly { readonly code: string; readonly place: string; readonly message: Localised }[];
	/** What the administrator must agree to by name. */
	readonly confirmations: readonly ('older' | 'countersign' | 'unsigned')[];
}

export interface PackageSignatureView {
	/** What it will be recorded as. */
	readonly level: 'core' | 'publisher' | 'local' | 'unsigned';
	readonly status: 'trusted' | 'unsigned' | 'unknownKey' | 'invalid' | 'revoked' | 'notYetValid';
	readonly signer: string | null;
	readonly keyId: string | null;
	readonly signedAt: string | null;
	readonly message: Localised;
}

export interface PackageChangesView {
	readonly requiredBump: 'none' | 'patch' | 'minor' | 'major';
	/** False: the version number promises less change than there is. */
	readonly enough: boolean;
	readonly leastVersion: string;
	readonly total: number;
	/** What asks most of the version first; at most 100. */
	readonly list: readonly {
		readonly part: string;
		readonly place: string;
		readonly bump: 'patch' | 'minor' | 'major';
		readonly message: Localised;
	}[];
}

/** What the package may do, in words for somebody who is no programmer. */
export interface PermissionSheet {
	/** One sentence: “Đọc địa chỉ, số định danh; gửi thư điện tử; không có mạng.” */
	readonly summary: Localised;
	readonly asks: readonly {
		readonly use: string;
		readonly detail: Localised;
		/** The author's reason. */
		readonly why: Localised;
		readonly risk: 'low' | 'medium' | 'high';
		/** Against what the ward has granted to the installed version. */
		readonly change: 'new' | 'more' | 'same' | 'less';
		/** What is asked for in addition, item by item; empty for `same` and `less`. */
		readonly added: readonly string[];
		/** True when somebody must decide: the ward has not granted this before. */
		readonly needsApproval: boolean;
		/** Granted before, so that it is carried over when nobody decides otherwise. */
		readonly granted: boolean;
	}[];
	/** Rights of the installed version that this one does not ask for any more. */
	readonly dropped: readonly Localised[];
	/** What no package can do, whatever it asks for. */
	readonly never: readonly Localised[];
}

/** How the samples of a package go, played in the sandbox. */
export interface FixtureProgress {
	readonly state: 'running' | 'done';
	readonly done: number;
	readonly total: number;
	/** In the order in which they ended. */
	readonly reports: readonly {
		readonly name: string;
		readonly ok: boolean;
		readonly wallMs: number;
		readonly mismatches: readonly {
			readonly place: string;
			readonly expected: string;
			readonly found: string;
			readonly message: Localised;
		}[];
	}[];
}

/** A catalogue that ward IT named in the settings of the server, as it was read now. */
export interface CatalogueView {
	/** Position among the settings: names it in calls. */
	readonly index: number;
	readonly location: string;
	readonly name: string | null;
	readonly serial: number | null;
	readonly madeAt: string | null;
	readonly signer: string | null;
	/** Why it can't be used. */
	readonly problem: { readonly code: string; readonly place: string; readonly message: Localised } | null;
	readonly packages: readonly {
		readonly file: string;
		readonly digest: string;
		readonly code: string;
		readonly version: string;
		readonly name: Localised;
		readonly publisher: string;
		readonly bytes: number;
		/** Whether this core serves its contract version: worked out here, not by the catalogue. */
		readonly fits: boolean;
		/** The ward's version of the procedure; null when it has none. */
		readonly installedVersion: string | null;
		readonly isInstalled: boolean;
	}[];
}
