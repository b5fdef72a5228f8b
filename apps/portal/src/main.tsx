import { I18nProvider, problemOf, SkipLink, startTheme, Toaster } from '@motcua/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import './app.css';

startTheme();

const client = new QueryClient({
	// A procedure or the ward's hours change a few times a year; a dossier is followed by server-sent notices.
	defaultOptions: {
		queries: {
			staleTime: 60_000,
			// A refusal stays one however often it is asked for; a line that broke may hold the next time.
			retry: (count, error) => count < 1 && problemOf(error).retryable,
			networkMode: 'always',
		},
		mutations: { networkMode: 'always' },
	},
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
