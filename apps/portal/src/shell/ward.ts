import type { WardInfo } from '@motcua/server/router';
import { useQuery } from '@tanstack/solid-query';
import { queries } from '../api.ts';

/** The ward of this portal; asked for once and shared by all who look. */
export function useWard() {
	return useQuery(() => ({ ...queries.public.ward.info(), staleTime: 10 * 60_000 }));
}

/** Name of the ward, or nothing while it is not known. */
export function wardName(ward: { readonly isPending: boolean; readonly data: WardInfo | undefined }): string {
	return ward.isPending ? '' : (ward.data?.name ?? '');
}
