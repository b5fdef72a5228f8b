import { useQuery } from '@tanstack/solid-query';
import { queries } from '../api.ts';

/** Everything that the ward has published: a few hundred lines at most, so searching needs no further request. */
export function useProcedures() {
	return useQuery(() => queries.public.procedure.search({}));
}
