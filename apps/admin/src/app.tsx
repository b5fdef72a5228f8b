import { Navigate, Route, Router } from '@solidjs/router';
import { type JSX, lazy } from 'solid-js';
import { Shell } from './shell/shell.tsx';

const Worklist = lazy(() => import('./worklist/worklist-page.tsx'));
const Dossier = lazy(() => import('./dossier/dossier-page.tsx'));
const Counter = lazy(() => import('./counter/counter-page.tsx'));
const Search = lazy(() => import('./search/search-page.tsx'));
const Inquiries = lazy(() => import('./inquiries/inquiries-page.tsx'));
const SignIn = lazy(() => import('./session/sign-in-page.tsx'));
const Account = lazy(() => import('./session/account-page.tsx'));
const Setup = lazy(() => import('./setup/setup-page.tsx'));
const Procedures = lazy(() => import('./procedures/procedures-page.tsx'));
const Procedure = lazy(() => import('./procedures/procedure-page.tsx'));
const InstallPackage = lazy(() => import('./procedures/install/install-page.tsx'));
const Inspection = lazy(() => import('./procedures/install/inspection-page.tsx'));
const Trust = lazy(() => import('./trust/trust-page.tsx'));
const Rehearsals = lazy(() => import('./procedures/rehearsal/rehearsals-page.tsx'));
const Stage = lazy(() => import('./procedures/rehearsal/stage-page.tsx'));
const Gate = lazy(() => import('./procedures/publishing/gate-page.tsx'));
const Approvals = lazy(() => import('./procedures/publishing/approvals-page.tsx'));
const Versions = lazy(() => import('./procedures/versions/versions-page.tsx'));
const VersionMove = lazy(() => import('./procedures/versions/move-page.tsx'));
const VersionMonitor = lazy(() => import('./procedures/monitoring/monitor-page.tsx'));
const Staff = lazy(() => import('./staff/staff-page.tsx'));
const Calendar = lazy(() => import('./calendar/calendar-page.tsx'));
const Settings = lazy(() => import('./settings/settings-page.tsx'));
const Audit = lazy(() => import('./audit/audit-page.tsx'));
const Health = lazy(() => import('./health/health-page.tsx'));
const Jobs = lazy(() => import('./jobs/jobs-page.tsx'));
const NotFound = lazy(() => import('./shell/not-found-page.tsx'));

/** Addresses of the staff app. Vietnamese, because people read them to each other on the phone. */
export function App(): JSX.Element {
	return (
		<Router base="/admin">
			<Route path="/dang-nhap" component={SignIn} />
			<Route path="/thiet-lap" component={Setup} />
			<Route path="/" component={Shell}>
				<Route path="/" component={() => <Navigate href="/ho-so" />} />
				<Route path="/ho-so" component={Worklist} />
				<Route path="/ho-so/:id" component={Dossier} />
				<Route path="/nop-tai-quay/:code?" component={Counter} />
				<Route path="/tra-cuu" component={Search} />
				<Route path="/xac-minh" component={Inquiries} />
				<Route path="/tai-khoan" component={Account} />
				<Route path="/thu-tuc" component={Procedures} />
				<Route path="/thu-tuc/cai-goi" component={InstallPackage} />
				<Route path="/thu-tuc/goi/:digest" component={Inspection} />
				<Route path="/thu-tuc/:code" component={Procedure} />
				<Route path="/khoa-tin-cay" component={Trust} />
				<Route path="/thu-tuc/:code/dien-tap" component={Rehearsals} />
				<Route path="/thu-tuc/:code/dien-tap/:id" component={Stage} />
				<Route path="/thu-tuc/:code/cong-bo" component={Gate} />
				<Route path="/thu-tuc/:code/phien-ban" component={Versions} />
				<Route path="/thu-tuc/:code/phien-ban/:digest" component={VersionMonitor} />
				<Route path="/thu-tuc/:code/chuyen/:moveId" component={VersionMove} />
				<Route path="/phe-duyet" component={Approvals} />
				<Route path="/can-bo" component={Staff} />
				<Route path="/lich-lam-viec" component={Calendar} />
				<Route path="/cai-dat" component={Settings} />
				<Route path="/nhat-ky" component={Audit} />
				<Route path="/suc-khoe" component={Health} />
				<Route path="/hang-doi" component={Jobs} />
				<Route path="*" component={NotFound} />
			</Route>
		</Router>
	);
}
