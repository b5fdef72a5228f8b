import { PageHeader } from '@motcua/ui';
import { type ComponentProps, type JSX, splitProps } from 'solid-js';
import { usePage } from './use-page.ts';

const LONG = 70;

/** The head of a page, which names the window and takes focus after a change of page. */
export function PageHead(
	props: Omit<ComponentProps<typeof PageHeader>, 'title'> & {
		/** Text of the heading and of the window. */
		readonly title: string;
		/** Another look for the heading. */
		readonly heading?: JSX.Element;
	},
): JSX.Element {
	const [own, rest] = splitProps(props, ['title', 'heading']);
	usePage(() => own.title);
	const heading = (): JSX.Element => {
		if (own.heading) return own.heading;
		// Names of procedures run over several lines; at full size they would push the page away.
		return own.title.length > LONG ? <span class="block text-xl sm:text-2xl">{own.title}</span> : own.title;
	};
	return <PageHeader {...rest} title={heading()} />;
}
