export * from './control-slip.ts';
export * from './fee-receipt.ts';
export * from './letters.ts';
export * from './reception-refusal.ts';
export * from './reception-slip.ts';
export {
	SLIP_EDITIONS,
	type SlipAgency,
	type SlipBase,
	type SlipDelivery,
	type SlipEdition,
	type SlipOptions,
	type SlipPerson,
	type SlipWording,
} from './slip.ts';
export * from './submission-receipt.ts';
export * from './supplement-request.ts';
