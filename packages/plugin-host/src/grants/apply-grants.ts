import type {
	CapabilityGrant,
	FlowDefinition,
	Localised,
	MessageTexts,
	ProcedureManifest,
	StepIntent,
	StepResult,
} from '@motcua/procedure-sdk';
import { CHECKED, effectiveGrants, VALIDATE } from '@motcua/procedure-sdk';

/** What a step may do is told by four things together. */
export interface GrantContext {
	/** The handler that answered: `validate`, a check or an automatic step. */
	readonly handler: string;
	readonly manifest: Pick<ProcedureManifest, 'capabilities' | 'result'>;
	readonly flow: FlowDefinition;
	readonly messages: MessageTexts;
	/** What the ward granted. What the manifest does not ask for counts for nothing, even when it is granted. */
	readonly grants: readonly CapabilityGrant[];
}

/** A result that may be committed, or the one thing in it that may not. */
export type GrantVerdict =
	| { readonly ok: true; readonly result: StepResult; readonly channels: readonly ('email' | 'sms')[] }
	| {
			readonly ok: false;
			/** `denied`: asked for what was not granted. `bug`: asked for what its package does not have. */
			readonly failure: 'denied' | 'bug';
			/** `result.write` … and the exact field, template, message or outcome. */
			readonly capability: CapabilityGrant['use'] | null;
			readonly subject: string;
			readonly message: Localised;
	  };

type Refusal = Extract<GrantVerdict, { readonly ok: false }>;

/**
 * Checks what a step wants to happen against what it may. Pure: commits nothing. A verdict is on the whole result; a step that asks for one
 * thing too many gets nothing, because half of a decision is another decision.
 */
export function applyGrants(result: StepResult, context: GrantContext): GrantVerdict {
	const rights = effectiveRights(context);
	const refusal =
		result.kind === 'done'
			? (refuseOutcome(result.outcome, context) ??
				refusePatch(result.patch, rights) ??
				refuseIntents(result.intents, context, rights))
			: refuseInterruption(context);
	return refusal ?? { ok: true, result, channels: [...rights.channels] };
}

interface Rights {
	readonly uses: ReadonlySet<string>;
	readonly fields: ReadonlySet<string>;
	readonly templates: ReadonlySet<string>;
	readonly channels: ReadonlySet<'email' | 'sms'>;
}

/** Asked for and granted. */
function effectiveRights({ manifest, grants }: GrantContext): Rights {
	const rights = effectiveGrants(manifest, grants);
	return {
		uses: new Set(rights.map((right) => right.use)),
		fields: new Set(rights.flatMap((right) => (right.use === 'result.write' ? right.fields : []))),
		templates: new Set(rights.flatMap((right) => (right.use === 'document.render' ? right.templates : []))),
		channels: new Set(rights.flatMap((right) => (right.use === 'notify' ? right.channels : []))),
	};
}

const isCheck = ({ handler, flow }: GrantContext) => handler === VALIDATE || flow.checks.includes(handler);

function refuseOutcome(outcome: string, context: GrantContext): Refusal | undefined {
	const step = context.flow.steps.find((candidate) => candidate.key === context.handler);
	const known = isCheck(context) ? [CHECKED] : step?.kind === 'auto' ? Object.keys(step.outcomes) : [];
	if (known.includes(outcome)) return undefined;
	return bug(
		outcome,
		`Bước “${context.handler}” không có kết quả “${outcome}”; các kết quả: ${known.join(', ') || '–'}.`,
		`The step "${context.handler}" has no outcome "${outcome}"; it has: ${known.join(', ') || '–'}.`,
	);
}

/** `validate` and checks find; they do not stop, refuse or ask. */
function refuseInterruption(context: GrantContext): Refusal | undefined {
	if (!isCheck(context)) return undefined;
	return bug(
		context.handler,
		`“${context.handler}” chỉ được nêu phát hiện, không được dừng hồ sơ.`,
		`"${context.handler}" may only find; it may not hold up a dossier.`,
	);
}

function refusePatch(patch: Readonly<Record<string, unknown>> | undefined, rights: Rights): Refusal | undefined {
	const field = Object.keys(patch ?? {}).find((name) => !rights.fields.has(name));
	if (field === undefined) return undefined;
	return denied('result.write', field, `ghi mục “${field}” vào kết quả`, `write the field "${field}" of the result`);
}

function refuseIntents(
	intents: readonly StepIntent[] = [],
	context: GrantContext,
	rights: Rights,
): Refusal | undefined {
	for (const intent of intents) {
		if (isCheck(context))
			return bug(intent.kind, `“${context.handler}” chỉ được nêu phát hiện.`, `"${context.handler}" may only find.`);
		const refusal = refuseIntent(intent, context, rights);
		if (refusal) return refusal;
	}
	return undefined;
}

function refuseIntent(intent: StepIntent, { manifest, messages }: GrantContext, rights: Rights): Refusal | undefined {
	switch (intent.kind) {
		case 'setFee':
			return rights.uses.has('fee.write') ? undefined : denied('fee.write', 'fee', 'đặt mức phí', 'set the fee');
		case 'renderResult': {
			const { template } = manifest.result;
			if (rights.templates.has(template)) return undefined;
			return denied(
				'document.render',
				template,
				`lập văn bản theo mẫu “${template}”`,
				`render the template "${template}"`,
			);
		}
		case 'attach':
			if (rights.templates.size > 0) return undefined;
			return denied('document.render', intent.fileId, 'lập văn bản', 'render papers');
		case 'notify':
			if (rights.channels.size === 0)
				return denied('notify', intent.message, 'gửi tin cho người dân', 'write to the citizen');
			if (Object.hasOwn(messages, intent.message)) return undefined;
			return bug(
				intent.message,
				`Gói không có tin “${intent.message}”.`,
				`The package has no message "${intent.message}".`,
			);
	}
}

const bug = (subject: string, vi: string, en: string): Refusal => ({
	ok: false,
	failure: 'bug',
	capability: null,
	subject,
	message: { vi, en },
});
const denied = (capability: CapabilityGrant['use'], subject: string, vi: string, en: string): Refusal => ({
	ok: false,
	failure: 'denied',
	capability,
	subject,
	message: {
		vi: `Gói chưa được cấp quyền ${vi} (${capability}).`,
		en: `The package has not been granted the right to ${en} (${capability}).`,
	},
});
