import type { Calendar } from '@motcua/domain/deadlines';
import type { ColumnKit } from './columns.ts';

/** Wards with what they may change about themselves; settings and calendars are kept in every version. */
export function wardTables(c: ColumnKit) {
	const ward = c.table('ward', {
		id: c.id(),
		/** Administrative code of the communal unit. */
		code: c.text('code').notNull(),
		name: c.text('name').notNull(),
		provinceCode: c.text('province_code').notNull(),
		/** Identification code of the receiving body, the head of every dossier code: `H26.242`. */
		agencyCode: c.text('agency_code').notNull(),
		createdAt: c.instant('created_at').notNull(),
	});
	const wardSettings = c.table(
		'ward_settings',
		{
			wardId: c.text('ward_id').notNull(),
			version: c.int('version').notNull(),
			/** Plain JSON; its shape is the server's. */
			body: c.json<Readonly<Record<string, unknown>>>('body').notNull(),
			savedAt: c.instant('saved_at').notNull(),
			savedBy: c.text('saved_by').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.version] })],
	);
	const wardCalendar = c.table(
		'ward_calendar',
		{
			wardId: c.text('ward_id').notNull(),
			version: c.int('version').notNull(),
			body: c.json<Calendar>('body').notNull(),
			/** Why it was changed, with the number of the document that orders it. */
			reason: c.text('reason').notNull(),
			savedAt: c.instant('saved_at').notNull(),
			savedBy: c.text('saved_by').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.version] })],
	);
	/** Running numbers without gaps: dossier codes per agency and day, receipts per ward and year. */
	const numberSeries = c.table(
		'number_series',
		{
			/** `dossier:H26.242`, `receipt:<ward id>`. */
			scope: c.text('scope').notNull(),
			/** What restarts the count: `260302`, `2026`. */
			period: c.text('period').notNull(),
			last: c.int('last').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.scope, t.period] })],
	);
	/** Sums kept as projections, because counting a million rows for every screen does not scale. */
	const counter = c.table(
		'counter',
		{
			wardId: c.text('ward_id').notNull(),
			name: c.text('name').notNull(),
			/** On PostgreSQL one of several rows, so that concurrent transactions rarely wait for each other; the value is their sum. */
			shard: c.int('shard').notNull(),
			value: c.long('value').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.name, t.shard] })],
	);
	return { ward, wardSettings, wardCalendar, numberSeries, counter };
}
