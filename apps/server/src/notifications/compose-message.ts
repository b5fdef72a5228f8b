import type { DossierState, Localised } from '@motcua/domain';
import { trackingUrl } from '../documents/slip-facts.ts';
import type { LoadedProcedure, WardContext } from '../procedures/catalogue.ts';
import { coreMessages } from './core-messages.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

/** A message id with its values, and the dossier that it is about. */
export interface MessageFacts {
	readonly message: string;
	readonly values: Readonly<Record<string, Localised>>;
	readonly state: DossierState;
	readonly ward: WardContext;
	readonly procedure: LoadedProcedure;
	readonly publicUrl: string;
}

/**
 * Subject and text of an e-mail, Vietnamese first and English below. The package's text of the same id goes before the
 * core's.
 *
 * @throws {Error} for an id that neither the package nor the core has: packages are checked for it when they are packed
 */
export function composeMessage(facts: MessageFacts): { readonly subject: string; readonly body: string } {
	const { message, values, state, ward, procedure, publicUrl } = facts;
	const texts = Object.hasOwn(procedure.package.messages, message)
		? procedure.package.messages[message]
		: Object.hasOwn(coreMessages, message)
			? coreMessages[message as keyof typeof coreMessages]
			: undefined;
	if (!texts) throw new Error(`package ${procedure.manifest.code} has no message “${message}”`);
	const code = state.code ?? state.temporaryCode;
	const common: Readonly<Record<string, Localised>> = {
		requesterName: same(state.requester.fullName),
		code: same(code),
		procedureName: state.procedure.name,
		wardName: same(`Ủy ban nhân dân ${ward.name.charAt(0).toLowerCase()}${ward.name.slice(1)}`),
		wardPhone: same(ward.settings.phone),
		trackUrl: same(trackingUrl(publicUrl, code)),
		...values,
	};
	const [vi, en] = [inLanguage(common, 'vi'), inLanguage(common, 'en')];
	return {
		subject: oneLine(fillPlaceholders(texts.subject.vi, vi)),
		body: `${fillPlaceholders(texts.body.vi, vi)}\n\n— — —\n\n${fillPlaceholders(texts.body.en, en)}\n`,
	};
}

const same = (text: string): Localised => ({ vi: text, en: text });

/** A line break in a subject would begin a new header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const inLanguage = (values: Readonly<Record<string, Localised>>, language: keyof Localised): Record<string, string> =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]]));
