import { LinkButton } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { PageHead } from './page-head.tsx';
import { useText } from './texts.ts';

export default function NotFoundPage(): JSX.Element {
	const t = useText();
	return (
		<>
			<PageHead title={t('notFound.title')} lead={t('notFound.lead')} />
			<LinkButton href="/admin/ho-so" variant="primary">
				{t('notFound.back')}
			</LinkButton>
		</>
	);
}
