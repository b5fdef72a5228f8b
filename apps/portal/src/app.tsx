import { Route, Router } from '@solidjs/router';
import { type JSX, lazy } from 'solid-js';
import { Layout } from './shell/layout.tsx';

const HomePage = lazy(() => import('./home/home-page.tsx'));
const CataloguePage = lazy(() => import('./catalogue/catalogue-page.tsx'));
const ProcedurePage = lazy(() => import('./procedure/procedure-page.tsx'));
const FilingPage = lazy(() => import('./filing/filing-page.tsx'));
const ReceiptPage = lazy(() => import('./receipt/receipt-page.tsx'));
const FollowPage = lazy(() => import('./tracking/follow-page.tsx'));
const TrackedPage = lazy(() => import('./tracking/tracked-page.tsx'));
const NotFoundPage = lazy(() => import('./shell/not-found-page.tsx'));

/** All pages; each is fetched when it is first visited. Addresses are Vietnamese because people read and dictate them. */
export function App(): JSX.Element {
	return (
		<Router root={Layout}>
			<Route path="/" component={HomePage} />
			<Route path="/thu-tuc" component={CataloguePage} />
			<Route path="/thu-tuc/:code" component={ProcedurePage} />
			<Route path="/nop/:code" component={FilingPage} />
			<Route path="/bien-nhan/:code" component={ReceiptPage} />
			<Route path="/theo-doi" component={FollowPage} />
			<Route path="/theo-doi/:code" component={TrackedPage} />
			<Route path="*rest" component={NotFoundPage} />
		</Router>
	);
}
