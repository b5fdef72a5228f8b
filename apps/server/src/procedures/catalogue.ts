import { isDeepStrictEqual } from 'node:util';
import { type Database, findWard, listWardProcedures, listWards, readCalendar, readSettings } from '@motcua/database';
import type { Calendar, Flow, Localised } from '@motcua/domain';
import { shippedCalendar } from '@motcua/domain/deadlines';
import { type CompiledForm, compileForm } from '@motcua/forms';
import {
	type FlowDefinition,
	type FlowStep,
	type ProcedureManifest,
	type ProcedurePackage,
	VALIDATE,
} from '@motcua/procedure-sdk';
import { UserError } from '../api/errors.ts';
import type { Services } from '../services.ts';
import { type WardSettings, wardSettingsSchema } from '../wards/ward-settings.ts';
import { loadPackage } from './versions/broken-package.ts';
import { type WardProcedureConfig, wardProcedureConfigSchema } from './ward-procedure-config.ts';

/** A ward with what it set about itself; a snapshot, at most {@link FRESH_MS} old. */
export interface WardContext {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	readonly provinceCode: string;
	readonly agencyCode: string;
	readonly settings: WardSettings;
	readonly calendar: Calendar;
}

/** A package made ready for use; immutable, because a digest names its bytes. */
export interface LoadedProcedure {
	readonly digest: string;
	readonly manifest: ProcedureManifest;
	readonly flow: FlowDefinition;
	/** The flow for the domain's decisions: its checks include the package's own validation, which runs beside them. */
	readonly decisionFlow: Flow;
	readonly package: ProcedurePackage;
	/** The citizen's form. */
	readonly application: CompiledForm;
	/** A staff form by its id. */
	form(id: string): CompiledForm;
	/** A step of the flow; undefined for a key that it does not have. */
	step(key: string): FlowStep | undefined;
	/** Name of a step, the key itself when the flow does not have it. */
	stepName(key: string): Localised;
}

/** A procedure as a ward offers it. */
export interface WardProcedure {
	readonly code: string;
	readonly installedDigest: string;
	/** Null while it is not published. */
	readonly publishedDigest: string | null;
	readonly config: WardProcedureConfig;
}

/**
 * What use cases need to know about wards and procedures, without asking the database each time. Snapshots of wards are
 * at most {@link FRESH_MS} old, and new at once in the process that made the change ({@link Catalogue.forget}); packages
 * never change.
 */
export interface Catalogue {
	/** @throws {Error} for a ward that does not exist: ids come from sessions and records, never from input */
	ward(wardId: string): Promise<WardContext>;
	/** The ward whose portal this is: the first of the installation. Throws `ward.notSetUp` before the first set-up. */
	portalWard(): Promise<WardContext>;
	/** Whether the first set-up was done. */
	isSetUp(): Promise<boolean>;
	/**
	 * @throws {UserError} `procedure.broken` for a package that is not in the store, or not as it was stored; it is
	 * quarantined then
	 */
	procedure(digest: string): Promise<LoadedProcedure>;
	/** The same without waiting: undefined when {@link procedure} has not been asked for it yet. */
	loaded(digest: string): LoadedProcedure | undefined;
	/** All procedures of a ward, by code. */
	wardProcedures(wardId: string): Promise<ReadonlyMap<string, WardProcedure>>;
	/** Call when the package of a digest was deleted or repaired. */
	forgetProcedure(digest: string): void;
	/** Call after every change of a ward's settings, calendar or procedures. */
	forget(wardId: string): void;
}

/** How long a change made by another server of the same installation may stay unseen here. */
export const FRESH_MS = 5_000;

/** `now` in milliseconds of real time: freshness is about other processes, not about the ward's clock. */
export function createCatalogue(
	{ db, packages }: Pick<Services, 'db' | 'packages'>,
	realNow: () => number = () => performance.now(),
): Catalogue {
	const wards = expiring((wardId: string) => readWard(db, wardId), realNow);
	const procedures = expiring((wardId: string) => readWardProcedures(db, wardId), realNow);
	const loading = new Map<string, Promise<LoadedProcedure>>();
	const loaded = new Map<string, LoadedProcedure>();
	let portalWardId: string | null = null;

	async function load(digest: string): Promise<LoadedProcedure> {
		try {
			const procedure = prepareProcedure(digest, await loadPackage({ db, packages }, digest));
			loaded.set(digest, procedure);
			return procedure;
		} finally {
			loading.delete(digest);
		}
	}

	function procedure(digest: string): Promise<LoadedProcedure> {
		const known = loaded.get(digest);
		if (known) return Promise.resolve(known);
		const begun = loading.get(digest) ?? load(digest);
		loading.set(digest, begun);
		return begun;
	}

	async function firstWard(): Promise<string | null> {
		portalWardId ??= (await listWards(db.read))[0]?.id ?? null;
		return portalWardId;
	}

	return {
		ward: wards.get,
		async portalWard() {
			const wardId = await firstWard();
			if (wardId === null) throw notSetUp();
			return wards.get(wardId);
		},
		isSetUp: async () => (await firstWard()) !== null,
		procedure,
		loaded: (digest) => loaded.get(digest),
		wardProcedures: procedures.get,
		forgetProcedure: (digest) => void loaded.delete(digest),
		forget(wardId) {
			wards.forget(wardId);
			procedures.forget(wardId);
		},
	};
}

async function readWard(db: Database, wardId: string): Promise<WardContext> {
	const [ward, settings, calendar] = await Promise.all([
		findWard(db.read, wardId),
		readSettings(db.read, wardId),
		readCalendar(db.read, wardId),
	]);
	if (!ward) throw new Error(`there is no ward ${wardId}`);
	return {
		...ward,
		settings: wardSettingsSchema.parse(settings?.body ?? {}),
		calendar: sameCalendar(calendar?.body ?? shippedCalendar),
	};
}

/** One object per version: what the domain works out about a calendar lives as long as the object does. */
const calendars = new Map<string, Calendar>();

function sameCalendar(calendar: Calendar): Calendar {
	const known = calendars.get(calendar.version);
	if (known && isDeepStrictEqual(known, calendar)) return known;
	calendars.set(calendar.version, calendar);
	return calendar;
}

async function readWardProcedures(db: Database, wardId: string): Promise<ReadonlyMap<string, WardProcedure>> {
	const rows = await listWardProcedures(db.read, wardId);
	return new Map(
		rows.map(({ code, installedDigest, publishedDigest, config }) => [
			code,
			{ code, installedDigest, publishedDigest, config: wardProcedureConfigSchema.parse(config) },
		]),
	);
}

function prepareProcedure(digest: string, source: ProcedurePackage): LoadedProcedure {
	const { manifest, flow, forms } = source;
	const steps = new Map(flow.steps.map((step) => [step.key, step]));
	const form = (id: string): CompiledForm => {
		const definition = Object.hasOwn(forms, id) ? forms[id] : undefined;
		if (!definition) throw new Error(`package ${manifest.code} ${manifest.version} has no form “${id}”`);
		return compileForm(definition);
	};
	return {
		digest,
		manifest,
		flow,
		decisionFlow: manifest.validates ? { ...flow, checks: [...flow.checks, VALIDATE] } : flow,
		package: source,
		application: form('application'),
		form,
		step: (key) => steps.get(key),
		stepName: (key) => steps.get(key)?.name ?? { vi: key, en: key },
	};
}

/** Remembers what `read` gives for {@link FRESH_MS}; many askers at once share one reading. A failure is not remembered. */
function expiring<T>(read: (key: string) => Promise<T>, realNow: () => number) {
	const kept = new Map<string, { readonly at: number; readonly value: Promise<T> }>();
	return {
		get(key: string): Promise<T> {
			const at = realNow();
			const known = kept.get(key);
			if (known && at - known.at < FRESH_MS) return known.value;
			const value = read(key);
			kept.set(key, { at, value });
			value.catch(() => {
				if (kept.get(key)?.value === value) kept.delete(key);
			});
			return value;
		},
		forget: (key: string): void => {
			kept.delete(key);
		},
	};
}

const notSetUp = (): UserError =>
	new UserError('SERVICE_UNAVAILABLE', 'ward.notSetUp', {
		vi: 'Hệ thống chưa được thiết lập lần đầu. Vui lòng quay lại sau.',
		en: 'This installation has not been set up yet. Please come back later.',
	});
