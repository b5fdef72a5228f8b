import { I18nProvider, problemOf, SkipLink, startTheme, Toaster } from '@motcua/ui';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { queries } from './api.ts';
import { App } from './app.tsx';
import './app.css';

startTheme();

const client = new QueryClient({
	// Whatever is refused because the session has ended asks who is there, and the shell leads to sign-in.
	queryCache: new QueryCache({
		onError: (error, query) => {
			const asksWho = query.queryKey.join('.') === queries.desk.me.key().join('.');
			if (!asksWho && problemOf(error).kind === 'signIn')
				void client.invalidateQueries({ queryKey: queries.desk.me.key() });
		},
	}),
	// Server-sent notices say when to look again; a window that was left for lunch looks once on return.
	defaultOptions: { queries: { staleTime: 15_000, retry: 1 } },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
render(
	() => (
		<I18nProvider>
			<QueryClientProvider client={client}>
				<SkipLink />
				<App />
				<Toaster />
			</QueryClientProvider>
		</I18nProvider>
	),
	root,
);
