import type { AppRouter } from '@motcua/server/router';
import type { Uploader } from '@motcua/ui';
import { createApi, createQueries } from '@motcua/ui/api';

/** Calls to the server, typed by its router; no code of it comes along. */
export const api = createApi<AppRouter>();
export const queries = createQueries<AppRouter>(api);

/**
 * Sends one paper; it belongs to nobody until a filing names its id. Its code comes with the first file: the first step
 * of a form has none.
 */
export const uploader: Uploader = async (file, options) => {
	const { createUploader } = await import('@motcua/ui/upload');
	return createUploader('/api/uploads')(file, options);
};
