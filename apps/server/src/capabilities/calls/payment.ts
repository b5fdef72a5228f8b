import { isDeepStrictEqual } from 'node:util';
import { loadDossier } from '@motcua/database';
import type { DossierState } from '@motcua/domain';
import type { PaymentState } from '@motcua/procedure-sdk';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import { type CallContext, CallError, type RequestOf } from './carry-out.ts';

const view = ({ payment: { status, amountVnd, paidAt } }: DossierState): PaymentState => ({
	status,
	amountVnd,
	paidAt: paidAt ?? null,
});

/** How the dossier's fee stands now. */
export async function paymentState({ services, facts }: CallContext<'payment'>): Promise<PaymentState> {
	const loaded = await loadDossier(services.db.read, facts.state.wardId, facts.state.id);
	return view(loaded?.state ?? facts.state);
}

/** Sets the fee now, unless it is set so already: a repetition asks for nothing twice. */
export async function askForPayment(
	context: CallContext<'payment'>,
	{ lines }: RequestOf<'payment.ask'>,
): Promise<PaymentState> {
	const { services, facts } = context;
	try {
		const { state } = await executeCommand(services, {
			wardId: facts.state.wardId,
			dossierId: facts.state.id,
			expectedSeq: null,
			actor: systemActor,
			// Decided inside the transaction: between a look and an act the cashier may have taken the money.
			commands: ({ state }) => (isDeepStrictEqual(state.payment.lines, lines) ? [] : [{ type: 'setFee', lines }]),
		});
		return view(state);
	} catch (error) {
		if (error instanceof UserError) throw new CallError(`payment.${error.wire.code}`, error.message);
		throw error;
	}
}
