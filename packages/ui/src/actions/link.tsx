import ExternalLink from 'lucide-solid/icons/external-link';
import { type JSX, Show, splitProps } from 'solid-js';
import { useI18n } from '../i18n/index.ts';
import { type ButtonLook, buttonClass } from './button.tsx';

type AnchorProps = JSX.AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

/** A link in running text. With `external` it opens a new tab and says so. The router takes plain `<a>` clicks over. */
export function Link(all: AnchorProps & { readonly external?: boolean }): JSX.Element {
	const { t } = useI18n();
	const [props, rest] = splitProps(all, ['class', 'children', 'external']);
	return (
		<a
			{...rest}
			{...(props.external ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
			class={`font-medium text-accent-ink underline decoration-1 underline-offset-3 hover:decoration-2 ${props.class ?? ''}`}
		>
			{props.children}
			<Show when={props.external}>
				<ExternalLink size={14} class="ml-1 inline align-baseline" />
				<span class="visually-hidden"> ({t('common.newTab')})</span>
			</Show>
		</a>
	);
}

/** A link that looks like a button: going somewhere is a link, doing something is a {@link Button}. */
export function LinkButton(all: AnchorProps & ButtonLook & { readonly icon?: JSX.Element }): JSX.Element {
	const [props, rest] = splitProps(all, ['variant', 'size', 'wide', 'icon', 'class', 'children']);
	return (
		<a {...rest} class={`${buttonClass(props)} ${props.class ?? ''}`}>
			{props.icon}
			{props.children}
		</a>
	);
}
