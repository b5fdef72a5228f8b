import type { RegisterAnswer } from '@motcua/procedure-sdk';
import type { RegisterSource } from '../outside/connections.ts';
import { type CallContext, CallDenied, type RequestOf } from './carry-out.ts';
import { asCallError } from './http.ts';
import { httpJsonRegister } from './http-json-register.ts';

/** What a register says of one query. */
export interface RegisterReply {
	readonly record: Readonly<Record<string, unknown>> | null;
	/** ISO instant. */
	readonly asOf: string;
}

/** One look-up, with what the source may need to answer and to account for it. */
export interface RegisterLookup {
	readonly query: Readonly<Record<string, string>>;
	readonly fields: readonly string[];
	/** For the source's own record of who asked, and why. */
	readonly purpose: { readonly ward: string; readonly procedure: string; readonly dossier: string };
	readonly idempotencyKey: string;
	readonly signal: AbortSignal;
}

/**
 * A source of a register. Contract: answers one look-up with at most the fields that were asked for, or with null when there is no such record; throws
 * `SendError` or `CallError` otherwise; changes nothing at the source.
 */
export type RegisterAdapter = (
	context: CallContext<'register'>,
	source: RegisterSource,
	lookup: RegisterLookup,
) => Promise<RegisterReply>;

const adapters: Readonly<Record<RegisterSource['kind'], RegisterAdapter>> = { 'http-json': httpJsonRegister };

/** Looks one record up in a register that ward IT connected, and gives the granted fields of it. */
export async function register(
	context: CallContext<'register'>,
	{ register: name, query }: RequestOf<'register'>,
): Promise<RegisterAnswer> {
	const { grant, services, facts } = context;
	const fields = Object.hasOwn(grant.registers, name) ? grant.registers[name] : undefined;
	if (!fields) throw new CallDenied(`register: ${name} is not granted`);
	try {
		const { registers } = await services.outside.connections();
		const source =
			registers.find((one) => one.name === name && one.ward === facts.ward.code) ??
			registers.find((one) => one.name === name && one.ward === undefined);
		if (!source)
			throw new CallDenied(`register: nobody has connected a source of ${name} for the ward ${facts.ward.code}`);
		const { record, asOf } = await adapters[source.kind](context, source, {
			query,
			fields,
			purpose: {
				ward: facts.ward.code,
				procedure: facts.procedure.manifest.code,
				dossier: facts.state.code ?? facts.state.temporaryCode,
			},
			idempotencyKey: context.idempotencyKey,
			signal: context.signal,
		});
		return { record: record && only(record, fields), asOf };
	} catch (error) {
		throw asCallError('register', error);
	}
}

/** Whatever a source sends: a step sees what was granted. */
const only = (record: Readonly<Record<string, unknown>>, fields: readonly string[]) =>
	Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field)));
