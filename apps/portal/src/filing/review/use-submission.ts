import { problemOf } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { useMutation } from '@tanstack/solid-query';
import type { Accessor } from 'solid-js';
import { api } from '../../api.ts';
import { keepReceipt } from '../../receipt/receipt-store.ts';
import type { FilingState } from '../filing-state.ts';

/** Sends a filing until it is acknowledged or refused. */
export interface Submission {
	readonly send: () => void;
	readonly isPending: Accessor<boolean>;
	/** Tries that got no answer. */
	readonly failures: Accessor<number>;
	readonly error: Accessor<unknown>;
}

const TRIES = 3;

/**
 * The one call that must not get lost or doubled: it carries the key that was made when the form was opened, so sending
 * again after a broken line or a time-out gets the receipt of the first time. The draft goes only when the receipt is
 * there.
 */
export function useSubmission(state: FilingState): Submission {
	const navigate = useNavigate();
	const { procedure, form } = state;
	const mutation = useMutation(() => ({
		mutationFn: () => {
			const { method, address } = state.delivery();
			return api.public.dossier.submit.mutate({
				idempotencyKey: state.idempotencyKey,
				code: procedure.code,
				digest: procedure.digest,
				answers: form.answers(),
				documents: state.outside.flatMap((paper) => {
					const uploadIds = (state.papers()[paper.key] ?? []).map((file) => file.uploadId);
					return uploadIds.length > 0 ? [{ requirement: paper.key, uploadIds }] : [];
				}),
				delivery: method === 'publicPost' ? { method, address: address.trim() } : { method },
			});
		},
		retry: (count: number, error: unknown) => count < TRIES && problemOf(error).retryable,
		retryDelay: (count: number) => 1_500 * (count + 1),
		onSuccess: (receipt: Awaited<ReturnType<typeof api.public.dossier.submit.mutate>>) => {
			keepReceipt(receipt);
			state.forget();
			navigate(`/bien-nhan/${encodeURIComponent(receipt.code)}`, { replace: true });
		},
		onError: (error: unknown) => {
			const { findings } = problemOf(error);
			if (findings) form.setServerFindings(findings);
		},
	}));
	return {
		send: () => mutation.mutate(),
		isPending: () => mutation.isPending,
		failures: () => mutation.failureCount,
		error: () => mutation.error,
	};
}
