/** The dossier: its types, decisions, replay and hash chain. Needs Node (hashing, Temporal); browsers take `@motcua/domain`. */
export { canonicalJson } from './canonical-json.ts';
export {
	beginning,
	type ChainEnd,
	type ChainFault,
	type ChainVerdict,
	chain,
	GENESIS_HASH,
	hashEvent,
	verifyChain,
} from './chain.ts';
export { decide } from './decide/index.ts';
export { COMMAND_RULES, type CommandRule } from './decide/shared/command-rules.ts';
export { evolve, replay } from './evolve.ts';
export { REFUSALS, type RefusalCode } from './refusals.ts';
export * from './types.ts';
