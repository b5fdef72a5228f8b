import { LinkButton, PageHeader } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { usePage } from './page.ts';
import { useShellText } from './texts.ts';

export default function NotFoundPage(): JSX.Element {
	const t = useShellText();
	usePage(() => t('notFoundTitle'));
	return (
		<>
			<PageHeader title={t('notFoundTitle')} lead={t('notFoundText')} />
			<div class="flex flex-wrap gap-3">
				<LinkButton href="/thu-tuc" variant="primary">
					{t('procedures')}
				</LinkButton>
				<LinkButton href="/theo-doi">{t('follow')}</LinkButton>
				<LinkButton href="/" variant="quiet">
					{t('home')}
				</LinkButton>
			</div>
		</>
	);
}
