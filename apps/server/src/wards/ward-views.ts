import type { Calendar } from '@motcua/domain';
import type { Localised } from '@motcua/forms';

export interface WardInfo {
	readonly code: string;
	readonly name: string;
	readonly provinceCode: string;
	readonly provinceName: string;
	readonly address: string;
	readonly phone: string;
	/** Opening hours as sentences, from the calendar. */
	readonly sessions: readonly Localised[];
	readonly isDemo: boolean;
	readonly onlineFiling: boolean;
	readonly limits: { readonly fileBytes: number; readonly dossierBytes: number };
}

/** The calendar in force; edited as a whole and saved as a new version. */
export interface CalendarView {
	readonly version: number;
	readonly calendar: Calendar;
	/** Years whose days off are missing. */
	readonly warnings: readonly Localised[];
}

export interface SetupStatus {
	readonly needed: boolean;
	readonly procedures: readonly { readonly code: string; readonly name: Localised }[];
}
