import { PageHeader } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { usePage } from '../shell/page.ts';
import { FactForm } from './fact-form.tsx';
import { useTrackingText } from './texts.ts';

export default function FollowPage(): JSX.Element {
	const t = useTrackingText();
	const navigate = useNavigate();
	usePage(() => t('title'));
	return (
		<>
			<PageHeader title={t('title')} lead={t('lead')} />
			<FactForm code="" onOpened={(code) => navigate(`/theo-doi/${encodeURIComponent(code)}`)} />
		</>
	);
}
