import { readdirSync, readFileSync } from 'node:fs';
import shippedWording from '../../templates/2025.1/wording.json' with { type: 'json' };
import { qrSvg } from '../qr.ts';
import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { documentDate } from './texts.ts';

/** Editions of the slips. A new legal form or a moved line is a new edition; what was printed can be printed again as it was. */
export const SLIP_EDITIONS = ['2025.1'] as const;
export type SlipEdition = (typeof SLIP_EDITIONS)[number];

type Wording = typeof shippedWording;
/** A slip by the name of its words in `wording.json`. */
export type SlipKind = Exclude<keyof Wording, 'common'>;
/** Words that a ward puts in place of the shipped ones. Placeholders `{{name}}` must stay. */
export type SlipWording = { readonly [Part in keyof Wording]?: Partial<Record<keyof Wording[Part], string>> };

/** The body in whose name slips are issued. */
export interface SlipAgency {
	/** Parent body over letters: `Ủy ban nhân dân thành phố Hà Nội`. */
	readonly parentName: string | null;
	/** As in running text: `Ủy ban nhân dân phường Hạ Đình`. Headings print it in capitals. */
	readonly name: string;
	/** The desk: `Trung tâm Phục vụ hành chính công`. */
	readonly desk: string;
	readonly deskAddress: string | null;
	/** Place in the date line: `Hạ Đình`. */
	readonly place: string;
	readonly phone: string | null;
}

/** A person as slips name them. */
export interface SlipPerson {
	readonly fullName: string;
	/** Personal id, other identity paper or tax code. */
	readonly identityNumber: string | null;
	readonly phone: string | null;
	readonly email: string | null;
	readonly address: string | null;
}

/** How the result reaches the person; `address` for `publicPost`. */
export interface SlipDelivery {
	readonly method: 'counter' | 'publicPost' | 'electronic';
	readonly address: string | null;
}

/** What every slip has. */
export interface SlipBase {
	readonly agency: SlipAgency;
	/** Moment of issue, ISO with offset: date line of the slip and creation date of the file. */
	readonly issuedAt: string;
}

export interface SlipOptions {
	/** Default: the newest. */
	readonly edition?: SlipEdition;
	readonly wording?: SlipWording;
	/** IANA name. Default `Asia/Ho_Chi_Minh`. */
	readonly timeZone?: string;
}

/** Time zone in which moments are printed. */
export function timeZoneOf(options: SlipOptions): string {
	return options.timeZone ?? 'Asia/Ho_Chi_Minh';
}

/** The words of one slip with those that all slips share, the ward's own on top. */
export function wordsFor<Kind extends SlipKind>(kind: Kind, options: SlipOptions): Wording['common'] & Wording[Kind] {
	const own: Readonly<Record<string, object | undefined>> = options.wording ?? {};
	return { ...shippedWording.common, ...shippedWording[kind], ...own.common, ...own[kind] };
}

interface SlipSource {
	/** File name in the edition's folder. */
	readonly file: string;
	readonly base: SlipBase;
	readonly words: object;
	/** View of the template: texts ready to print. */
	readonly view: object;
	/** Text of the QR code, for slips that show one. */
	readonly qrText?: string;
	readonly options: SlipOptions;
}

/** Renders one slip of an edition; the typed functions beside prepare the view. */
export function renderSlip(renderer: DocumentRenderer, source: SlipSource): Promise<RenderedDocument> {
	const { base, options } = source;
	const date = documentDate(base.issuedAt, timeZoneOf(options));
	return renderer.render({
		template: source.file,
		files: editionFiles(options.edition ?? '2025.1'),
		data: {
			words: source.words,
			agency: agencyView(base.agency),
			placeDate: `${base.agency.place}, ${date}`,
			...source.view,
		},
		images: source.qrText === undefined ? {} : { 'qr.svg': qrSvg(source.qrText) },
		createdAt: base.issuedAt,
	});
}

/** Headings break where documents do: the kind of body above, the unit below; a long name near its middle. */
function agencyView(agency: SlipAgency): Record<string, string | null> {
	const heading = breakHeading(agency.name);
	const place = agency.deskAddress === null ? agency.desk : `${agency.desk}, ${agency.deskAddress}`;
	return {
		name: heading,
		parentName: agency.parentName === null ? null : breakHeading(agency.parentName),
		desk: breakHeading(agency.desk),
		deskPlace: place,
	};
}

function breakHeading(name: string): string {
	const unit = /\s+(?=(?:phường|xã|đặc khu|thành phố|tỉnh)\s)/iu;
	if (unit.test(name) || name.length < 26) return name.replace(unit, '\n');
	const middle = name.indexOf(' ', Math.ceil(name.length / 2));
	return middle < 0 ? name : `${name.slice(0, middle)}\n${name.slice(middle + 1)}`;
}

const editions = new Map<SlipEdition, Record<string, string>>();

function editionFiles(edition: SlipEdition): Record<string, string> {
	const known = editions.get(edition);
	if (known !== undefined) return known;
	const folder = new URL(`../../templates/${edition}/`, import.meta.url);
	const names = readdirSync(folder).filter((name) => name.endsWith('.typ'));
	const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
	editions.set(edition, files);
	return files;
}
