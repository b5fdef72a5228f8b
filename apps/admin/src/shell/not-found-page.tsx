import { LinkButton, PageHeader } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { useText } from './texts.ts';

export default function NotFoundPage(): JSX.Element {
	const t = useText();
	return (
		<>
			<PageHeader title={t('notFound.title')} lead={t('notFound.lead')} />
			<LinkButton href="/admin/ho-so" variant="primary">
				{t('notFound.back')}
			</LinkButton>
		</>
	);
}
