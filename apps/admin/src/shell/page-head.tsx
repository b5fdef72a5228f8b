import { PageHeader } from '@motcua/ui';
import { useLocation } from '@solidjs/router';
import { type ComponentProps, createEffect, type JSX, onMount, splitProps } from 'solid-js';
import { useText } from './texts.ts';

/** The page that has had focus; null before the first, where the browser's own start is right. */
let focused: string | null = null;

/**
 * The head of a page. Names the window, and after a change of page moves focus to the heading, as a browser does with a
 * new document; not when the same page is drawn again, and not away from a field that asked for focus itself.
 */
export function PageHead(
	props: Omit<ComponentProps<typeof PageHeader>, 'title'> & {
		/** Text of the heading and of the window. */
		readonly title: string;
		/** Another look for the heading. */
		readonly heading?: JSX.Element;
	},
): JSX.Element {
	const t = useText();
	const { pathname } = useLocation();
	const [own, rest] = splitProps(props, ['title', 'heading']);
	createEffect(() => {
		document.title = t('windowTitle', { page: own.title });
	});
	onMount(() => {
		const isTyping = document.activeElement?.matches('main :is(input, textarea, select)') ?? false;
		if (focused !== null && focused !== pathname && !isTyping)
			document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
		focused = pathname;
	});
	return <PageHeader {...rest} title={own.heading ?? own.title} />;
}
