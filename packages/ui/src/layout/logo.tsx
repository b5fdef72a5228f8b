import type { JSX } from 'solid-js';
import { useI18n } from '../i18n/index.ts';

/** The mark: a gate with one way through (một cửa), lacquer red under a line of gold. */
export function LogoMark(props: { readonly size?: number; readonly label?: boolean }): JSX.Element {
	const { t } = useI18n();
	const size = () => props.size ?? 36;
	return (
		<svg
			width={size()}
			height={size()}
			viewBox="0 0 40 40"
			role={props.label ? 'img' : undefined}
			aria-label={props.label ? t('common.logo') : undefined}
			aria-hidden={props.label ? undefined : 'true'}
			class="shrink-0"
		>
			<rect width="40" height="40" rx="9" fill="#8f281c" />
			<path
				d="M6.5 14.6c5.6-.6 9.9-2.4 13.5-6 3.6 3.6 7.9 5.4 13.5 6"
				fill="none"
				stroke="#e8b964"
				stroke-width="2.4"
				stroke-linecap="round"
				stroke-linejoin="round"
			/>
			<path d="M9.5 32.5V18.2h21v14.3h-5.6V27a4.9 4.9 0 0 0-9.8 0v5.5Z" fill="#fff6ea" />
			<circle cx="20" cy="14" r="1.7" fill="#e8b964" />
		</svg>
	);
}
