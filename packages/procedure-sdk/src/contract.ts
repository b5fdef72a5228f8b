/**
 * The contract between a procedure package and the core: everything here is JSON that crosses the sandbox boundary or
 * stands in the package. Types only; builders are beside.
 */
import type { Answers, FormDefinition, FormFinding, Localised } from '@motcua/forms';
import type { CallHandler, CallName, HttpMethod } from './capability-calls.ts';

/** Version of this contract. A core serves the current one and the one before. */
export const API_VERSION = 1;

/** Roles of a ward (domain: statuses.md section 5). A specialist step may name the professional field. */
export type StepRole = 'receptionist' | 'specialist' | 'unitHead' | 'leader' | 'clerk' | 'cashier' | 'centerDirector';
export type SpecialistField = 'justice' | 'social' | 'economy' | 'land' | 'urban';

export interface DocumentRequirement {
	readonly key: string;
	readonly name: Localised;
	readonly kind: 'original' | 'copy' | 'certifiedCopy' | 'electronicCopy' | 'declaration';
	readonly required: boolean;
	readonly quantity: number;
	/** CEL over the answers: asked for only while true. */
	readonly requiredWhen?: string;
	/** `shown`: presented at the desk, not uploaded. `form`: the electronic form itself. Default `upload`. */
	readonly given?: 'upload' | 'shown' | 'form';
}

export interface TimeLimit {
	/** 0 for `same-day`. */
	readonly amount: number;
	readonly unit: 'same-day' | 'working-days' | 'days' | 'months' | 'years' | 'hours';
	readonly note?: Localised;
}

/** Fee as data. `computed` names the automatic step that returns the lines; a ward may override the amounts. */
export interface FeeRule {
	readonly kind: 'free' | 'fixed' | 'computed' | 'setByProvince';
	/** VND for `fixed`; the default of `setByProvince`, which the ward must confirm. */
	readonly amountVnd?: number;
	readonly per?: 'case' | 'page' | 'copy';
	readonly note: Localised;
	/** Settings keys with defaults that the ward may change, in VND. */
	readonly amounts?: Readonly<Record<string, WardAmount>>;
}
/** An amount that the ward may change. */
export interface WardAmount {
	readonly label: Localised;
	readonly amountVnd: number;
	/** Paid to the citizen, not by them: shown apart from the fee. */
	readonly benefit?: true;
}

interface FlowStepBase {
	readonly key: string;
	readonly name: Localised;
	/** Share of the time limit, in working hours, for the internal deadline. */
	readonly workingHours?: number;
}
export interface FlowTransition {
	/** A step key, or an end: `resolved` (result ready) or `refused` (negative result, status 9 with outcome refused). */
	readonly to: string;
	readonly label: Localised;
	/** Staff must give a note. */
	readonly needsNote?: boolean;
}
/** A person acts. */
export interface HumanStep extends FlowStepBase {
	readonly kind: 'human';
	readonly role: StepRole;
	readonly field?: SpecialistField;
	/** Staff form whose answers join the dossier's `result`. */
	readonly form?: string;
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
	/** `sign`: entering by outcome needs the signer's act over the rendered result (what was signed is what was seen). */
	readonly act?: 'sign';
	/** The legal clock stands still while here; cites why. */
	readonly pausesClock?: { readonly reason: Localised; readonly legalBasis: string };
}
/** The citizen is asked to confirm or answer on the tracking page; silence takes `onTimeout`. */
export interface CitizenStep extends FlowStepBase {
	readonly kind: 'citizen';
	readonly question: Localised;
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
	readonly timeout: { readonly amount: number; readonly unit: 'working-days' | 'hours'; readonly outcome: string };
}
/** Code of the package runs (step handler of the same key) in the sandbox. */
export interface AutoStep extends FlowStepBase {
	readonly kind: 'auto';
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
	/** Milliseconds of wall clock. Default 5,000, at most 30,000. */
	readonly timeoutMs?: number;
}
/** The fee must be paid before the flow goes on. Skipped when nothing is due. */
export interface PaymentStep extends FlowStepBase {
	readonly kind: 'payment';
	readonly role: 'cashier' | 'receptionist';
	readonly next: string;
}
export type FlowStep = HumanStep | CitizenStep | AutoStep | PaymentStep;

/**
 * What happens between reception and the result. Filing, receiving, asking for a supplement, refusing reception,
 * withdrawing, stopping and handing over are the core's and the same for every procedure.
 */
export interface FlowDefinition {
	readonly flowVersion: 1;
	/**
	 * Automatic steps that run once after each submission, before reception; their findings are shown to the desk. They stand among the
	 * steps with the single outcome `checked`; nothing leads to them, and where that outcome leads is never followed.
	 */
	readonly checks: readonly string[];
	readonly start: string;
	readonly steps: readonly FlowStep[];
}

/** A right that a package asks the ward for. Denied unless granted. */
export type CapabilityRequest =
	| { readonly use: 'dossier.read'; readonly fields: readonly string[] | 'all'; readonly why: Localised }
	| { readonly use: 'result.write'; readonly fields: readonly string[]; readonly why: Localised }
	| { readonly use: 'fee.write'; readonly why: Localised }
	| { readonly use: 'notify'; readonly channels: readonly ('email' | 'sms')[]; readonly why: Localised }
	| { readonly use: 'document.render'; readonly templates: readonly string[]; readonly why: Localised }
	/** Hosts as `name` or `name:port`, each exactly. `secrets`: names of secrets that ward IT keeps for these hosts. */
	| {
			readonly use: 'http';
			readonly hosts: readonly string[];
			readonly methods: readonly HttpMethod[];
			readonly secrets?: readonly string[];
			readonly why: Localised;
	  }
	/** Name of a register → the fields of its records that are read. */
	| {
			readonly use: 'register';
			readonly registers: Readonly<Record<string, readonly string[]>>;
			readonly why: Localised;
	  }
	| { readonly use: 'askWard'; readonly why: Localised }
	| { readonly use: 'payment'; readonly why: Localised };

/** A right as the ward granted it: the request without its reason, whole or in part. */
export type CapabilityGrant = CapabilityRequest extends infer R ? (R extends unknown ? Omit<R, 'why'> : never) : never;

/** Readable without running any code of the package. */
export interface ProcedureManifest {
	readonly manifestVersion: 1;
	/** National code `N.NNNNNN`; the package's identity. */
	readonly code: string;
	/** Semantic version of the package. */
	readonly version: string;
	readonly apiVersion: number;
	readonly publisher: string;
	readonly name: Localised;
	readonly summary: Localised;
	/** Field of work, for the catalogue. */
	readonly category: Localised;
	readonly authority: Localised;
	readonly onlineLevel: 'full' | 'partial';
	readonly timeLimit: TimeLimit;
	/** `restart` (decree 61/2018 art. 19.4, default) or `pause` (sector law). */
	readonly supplementMode: 'restart' | 'pause';
	readonly fee: FeeRule;
	readonly documents: readonly DocumentRequirement[];
	readonly result: { readonly name: Localised; readonly template: string };
	readonly legalBasis: readonly { readonly text: Localised; readonly from?: string; readonly until?: string }[];
	/** Which facts were not verified against the legal source; shown wherever they are read. */
	readonly unverified: readonly Localised[];
	readonly capabilities: readonly CapabilityRequest[];
	/** Form ids: `application` is the citizen's. */
	readonly forms: readonly string[];
	/** Where the core finds the requester's facts among the answers. */
	readonly requester: {
		readonly fullName: string;
		readonly phone: string;
		readonly email?: string;
		readonly identity?: string;
		readonly residence?: string;
	};
	/** CEL over the answers: one line that tells this dossier from others in a list. */
	readonly subject?: string;
	readonly handlers: readonly string[];
	/**
	 * Has a `validate` handler, run when the citizen reviews and again before reception. It never refuses a filing: its result is
	 * `done` with the outcome `checked` and findings.
	 */
	readonly validates: boolean;
}

/** Texts sent to people: message id → subject and body with `{{name}}` placeholders, logic-less. */
export type MessageTexts = Readonly<Record<string, { readonly subject: Localised; readonly body: Localised }>>;

/** A package as read from its archive or folder, before anything runs. */
export interface ProcedurePackage {
	readonly manifest: ProcedureManifest;
	readonly forms: Readonly<Record<string, FormDefinition>>;
	readonly flow: FlowDefinition;
	readonly messages: MessageTexts;
	/** Typst sources by file name (`templates/…`), helper files included. */
	readonly templates: Readonly<Record<string, string>>;
	/** One bundled ES2022 script without imports; absent when the procedure is data only. */
	readonly code?: string;
	/** Source map of `code` (JSON), for the places in error messages. */
	readonly codeMap?: string;
	readonly fixtures: readonly Fixture[];
}

/** A sample dossier with what must come out of it; replayed at install. */
export interface Fixture {
	readonly name: string;
	readonly answers: Answers;
	/** Fixed instant, ISO with offset. */
	readonly now: string;
	/** What staff and earlier steps left in the dossier's result. */
	readonly result?: Readonly<Record<string, unknown>>;
	/** Settings of the ward over the defaults of the manifest. */
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly papers?: readonly PaperView[];
	/** By automatic step: what its calls out of the sandbox are answered, in order. */
	readonly calls?: Readonly<Record<string, readonly FixtureCall[]>>;
	readonly expect: {
		/** Codes of what the form finds, in any order. */
		readonly formFindings?: readonly string[];
		/** Codes of what `validate` finds, in any order. */
		readonly validate?: readonly string[];
		/** By handler (automatic steps and checks). */
		readonly steps?: Readonly<Record<string, FixtureStep>>;
	};
}

/** One call of a sample, with its answer or its error. */
export type FixtureCall =
	| { readonly call: CallName; readonly answer: unknown }
	| { readonly call: CallName; readonly error: { readonly code: string; readonly retryable: boolean } };

/** What a step must answer; `patch` must be contained in its patch, `feeVnd` is the sum of its fee lines. */
export interface FixtureStep {
	readonly kind: StepResult['kind'];
	readonly outcome?: string;
	/** Codes, in any order. */
	readonly findings?: readonly string[];
	readonly patch?: Readonly<Record<string, unknown>>;
	readonly feeVnd?: number;
}

export interface PaperView {
	readonly requirement: string;
	readonly name: string;
	readonly pages: number | null;
}

/** What a step may see: a frozen copy; `answers` holds the granted fields only, `result` is the procedure's own. */
export interface DossierView {
	readonly id: string;
	readonly code: string | null;
	readonly channel: 'counter' | 'online' | 'publicPost';
	readonly submittedAt: string;
	readonly receivedAt: string | null;
	readonly dueAt: string | null;
	readonly answers: Answers;
	readonly result: Readonly<Record<string, unknown>>;
	readonly papers: readonly PaperView[];
}

/** One run of one handler; JSON. Crosses into the sandbox. */
export interface StepRequest {
	/** Identity of the run: the seed of `random`, the key of every effect. */
	readonly stepRunId: string;
	/** `validate` or the key of an automatic step. */
	readonly handler: string;
	readonly dossier: DossierView;
	/** ISO instant with offset, fixed for the run. */
	readonly now: string;
	readonly timeZone: string;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly ward: { readonly code: string; readonly name: string; readonly provinceCode: string };
}

export interface FeeLine {
	readonly label: Localised;
	readonly quantity: number;
	readonly unitVnd: number;
	readonly amountVnd: number;
}

/** Something the core shall do for the step, after checking it against the granted capabilities. */
export type StepIntent =
	| { readonly kind: 'notify'; readonly message: string; readonly values?: Readonly<Record<string, string>> }
	| { readonly kind: 'setFee'; readonly lines: readonly FeeLine[] }
	| { readonly kind: 'renderResult'; readonly data: Readonly<Record<string, unknown>> }
	/** A paper that this run rendered by `use.render` joins the dossier's results. */
	| { readonly kind: 'attach'; readonly fileId: string };

export type StepResult =
	/** Go on by `outcome`; `patch` joins the dossier's result. */
	| {
			readonly kind: 'done';
			readonly outcome: string;
			readonly patch?: Readonly<Record<string, unknown>>;
			readonly findings?: readonly FormFinding[];
			readonly intents?: readonly StepIntent[];
	  }
	/** The citizen must supply something: becomes a supplement request that a person at the desk confirms. */
	| { readonly kind: 'needInput'; readonly items: readonly Localised[]; readonly reason: Localised }
	/** Look again at this instant (ISO). No process is held. */
	| { readonly kind: 'wait'; readonly until: string; readonly reason: Localised }
	/** A lawful refusal, proposed to staff with its reason. */
	| { readonly kind: 'refuse'; readonly reason: Localised; readonly legalBasis: string };

export interface StepLogLine {
	readonly level: 'info' | 'warn' | 'error';
	readonly message: string;
}

/** Why a run gave no result. Kept apart because each asks for another person to act. */
export type StepFailureClass =
	| 'retryable' // the step threw RetryableError: an outside cause, try again
	| 'bug' // it threw, or returned what the contract does not allow
	| 'cpuLimit'
	| 'wallLimit'
	| 'memoryLimit'
	| 'hostCrash' // the child process died; the step may be innocent
	| 'denied'; // it asked for what was not granted

export type StepRunResult =
	| {
			readonly ok: true;
			readonly result: StepResult;
			readonly log: readonly StepLogLine[];
			readonly cpuMs: number;
			readonly wallMs: number;
			/** Heap and buffers at the end of the run, in KiB; absent when nobody measured. */
			readonly memoryKb?: number;
	  }
	| {
			readonly ok: false;
			readonly failure: StepFailureClass;
			/** Safe to show to administrators: source-mapped place and message, no personal data added by us. */
			readonly message: string;
			readonly stack?: string;
			readonly log: readonly StepLogLine[];
			readonly cpuMs: number;
			readonly wallMs: number;
			/** Heap and buffers at the end of the run, in KiB; absent when nobody measured. */
			readonly memoryKb?: number;
	  };

/**
 * Runs one handler of one package.
 *
 * Contract: never rejects for anything that package code does; a run ends within the wall limit plus one second, counted from the moment
 * it gets its place (while all places are taken it waits its turn); two runs share no state; `settings`, `dossier` and the result are
 * plain JSON of at most 1 MiB; the caller gives a `digest` whose bytes were verified. What comes back has the shape of the contract and
 * nothing more: whether the package may do what it asks for is for `applyGrants` to say.
 */
export interface StepRunner {
	run(input: StepRun): Promise<StepRunResult>;
	/** Ends what is running (`hostCrash`) and frees everything. */
	close(): Promise<void>;
}
export interface StepRun {
	readonly digest: string;
	readonly code: string;
	/** For places in `message` and `stack` that the author recognises. */
	readonly sourceMap?: string;
	readonly request: StepRequest;
	readonly limits?: Partial<StepLimits>;
	/** Carries out what the step asks for by `context.use`. Without it every call is `denied`. */
	readonly onCall?: CallHandler;
}
export interface StepLimits {
	/** Processor time of the step itself. Default 1,000. */
	readonly cpuMs: number;
	/** Time on the clock. Default 5,000, at most 30,000. */
	readonly wallMs: number;
	/** Heap and buffers. Default 64, at least 8, at most 128. */
	readonly memoryMb: number;
}
