import { I18nProvider, SkipLink, startTheme, Toaster } from '@motcua/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import './app.css';

startTheme();

const client = new QueryClient({
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
