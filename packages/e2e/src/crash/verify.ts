import type { Violation } from './ledger.ts';
import {
	acknowledgedFilingIsThere,
	acknowledgedUploadIsWhole,
	everyFileIsWhole,
	filingHasItsFiles,
	filingIsOnce,
} from './rules/filings.ts';
import { messageIsOnce, messageWillBeSent } from './rules/messages.ts';
import { acknowledgedActIsThere, auditIsIntact, numbersAreOnce, recordIsIntact } from './rules/records.ts';
import type { Case, Rule } from './rules/rule.ts';
import { allSettled, everyFilingAnswered } from './rules/settled.ts';
import { checksTookEffectOnce, paymentIsOnce, resultIsThere, runTookEffectOnce } from './rules/steps.ts';

/** What must hold at every instant, whenever the server is killed. */
export const always: Readonly<Record<string, Rule>> = {
	acknowledgedFilingIsThere,
	filingIsOnce,
	filingHasItsFiles,
	acknowledgedUploadIsWhole,
	everyFileIsWhole,
	acknowledgedActIsThere,
	recordIsIntact,
	auditIsIntact,
	numbersAreOnce,
	runTookEffectOnce,
	checksTookEffectOnce,
	paymentIsOnce,
	resultIsThere,
	messageIsOnce,
	messageWillBeSent,
};

/** What must hold besides once the server has run on in peace. */
export const afterRecovery: Readonly<Record<string, Rule>> = { ...always, everyFilingAnswered, allSettled };

export const verify = (rules: Readonly<Record<string, Rule>>, facts: Case): readonly Violation[] =>
	Object.entries(rules).flatMap(([rule, check]) => check(facts).map((broken) => ({ rule, ...broken })));
