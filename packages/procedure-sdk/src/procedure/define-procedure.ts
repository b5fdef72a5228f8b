import type { FormDefinition } from '@motcua/forms';
import type { FlowDefinition, FlowStep, MessageTexts, ProcedureManifest } from '../contract.ts';
import { API_VERSION } from '../contract.ts';
import { ProcedureDefinitionError } from '../errors.ts';
import type { Exactly } from '../exactly.ts';
import { CHECKED } from '../flow/step.ts';
import { toFormDefinition } from '../form/form.ts';
import type { Consistent, FlowSource, ProcedureDefinition } from './definition.ts';

/**
 * A procedure: the JSON that its package ships, and the definition from which the types of its handlers are inferred.
 */
export interface Procedure<D extends ProcedureDefinition = ProcedureDefinition> {
	readonly manifest: ProcedureManifest;
	readonly forms: Readonly<Record<string, FormDefinition>>;
	readonly flow: FlowDefinition;
	readonly messages: MessageTexts;
	readonly definition: D;
}

/** Name of the handler that looks at the answers when the citizen reviews them. */
export const VALIDATE = 'validate';

/**
 * Declares a procedure. Step keys, targets of outcomes, form ids, the requester's fields and the fields of capabilities are checked
 * by the compiler; the rest by `motcua-procedure check`.
 *
 * @throws ProcedureDefinitionError when a key cannot be used (see `toFormDefinition`) or two parts collide.
 */
export function defineProcedure<const D extends ProcedureDefinition>(
	definition: Exactly<D, ProcedureDefinition> & Consistent<D>,
): Procedure<D> {
	const source: ProcedureDefinition = definition;
	const { forms, flow, messages, validates = false, ...rest } = source;
	const definitions = Object.fromEntries(Object.entries(forms).map(([id, form]) => [id, toFormDefinition(id, form)]));
	const steps = toFlow(flow);
	const manifest: ProcedureManifest = {
		...rest,
		manifestVersion: 1,
		apiVersion: API_VERSION,
		forms: Object.keys(forms),
		handlers: [
			...(validates ? [VALIDATE] : []),
			...steps.steps.filter((step) => step.kind === 'auto').map((step) => step.key),
		],
		validates,
	};
	return { manifest, forms: definitions, flow: steps, messages, definition };
}

/** Steps in the order written, then the checks as automatic steps whose single outcome leads to the start. */
function toFlow(flow: FlowSource): FlowDefinition {
	const steps: FlowStep[] = Object.entries(flow.steps).map(([key, step]): FlowStep => ({ ...step, key }));
	const checks = Object.entries(flow.checks ?? {});
	for (const [key, { kind: _, ...check }] of checks) {
		if (key in flow.steps || key === VALIDATE) {
			throw new ProcedureDefinitionError('flow.check.duplicate', `flow.checks.${key}`, {
				vi: `Tên “${key}” đã dùng cho một bước khác; bước kiểm tra cần tên riêng.`,
				en: `The name "${key}" is already used by another step; a check needs its own.`,
			});
		}
		const label = { vi: 'Đã kiểm tra', en: 'Checked' };
		steps.push({ ...check, key, kind: 'auto', outcomes: { [CHECKED]: { to: flow.start, label } } });
	}
	return { flowVersion: 1, checks: checks.map(([key]) => key), start: flow.start, steps };
}
