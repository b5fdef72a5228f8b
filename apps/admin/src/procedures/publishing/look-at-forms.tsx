import type { FormPage, FormsToCheck } from '@motcua/server/views';
import { theme } from '@motcua/ui';
import { createFormController, FormSectionView, preloadFieldViews } from '@motcua/ui/form';
import type { JSX } from 'solid-js';
import type { Inputs } from '../../api.ts';
import { todayInWard } from '../../today.ts';

type Seen = Inputs['ward']['publishing']['accessibility']['pages'][number];
type Scheme = Seen['scheme'];

/** What WCAG 2.2 asks at levels A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const MOST_TARGETS = 20;
/** Views of rarer fields are fetched on demand. */
const PATIENCE_MS = 10_000;

/** Shows one page of a form where it can be looked at; null takes it away. */
export type ShowPage = (page: FormPage | null) => void;

/**
 * Has axe-core look at every page of the forms, one after the other, in light and in dark colours. The tool comes with this
 * call and with no page before.
 *
 * @param place where `show` draws
 * @param onPage told before each page, from 1
 */
export async function lookAtForms(
	forms: FormsToCheck,
	{ place, show, onPage }: { place: HTMLElement; show: ShowPage; onPage: (n: number, total: number) => void },
): Promise<Pick<Inputs['ward']['publishing']['accessibility'], 'tool' | 'pages'>> {
	const { default: axe } = await import('axe-core');
	preloadFieldViews();
	const before = theme();
	const pages: Seen[] = [];
	try {
		for (const [index, page] of forms.pages.entries()) {
			onPage(index + 1, forms.pages.length);
			show(page);
			await drawn(place);
			for (const scheme of ['light', 'dark'] as const) pages.push(await look(axe, place, page.page, scheme));
		}
	} finally {
		show(null);
		document.documentElement.dataset.theme = before;
	}
	return { tool: `axe-core ${axe.version}`, pages };
}

/** A page of a form as the portal draws it. */
export function DrawnPage(props: { readonly page: FormPage }): JSX.Element {
	const form = createFormController({
		definition: props.page.form,
		today: todayInWard(),
		uploader: () => Promise.reject(new Error('nothing is uploaded while forms are looked at')),
		maxFileBytes: 1,
	});
	return <FormSectionView form={form} section={props.page.section} />;
}

/** Every field is there: what stands in for one that is still on its way is marked busy. */
async function drawn(place: HTMLElement): Promise<void> {
	const until = performance.now() + PATIENCE_MS;
	do await nextFrame();
	while (
		(place.querySelector('h2') === null || place.querySelector('[aria-busy=true]') !== null) &&
		performance.now() < until
	);
	await document.fonts.ready;
}

async function look(axe: typeof import('axe-core'), place: HTMLElement, page: string, scheme: Scheme): Promise<Seen> {
	document.documentElement.dataset.theme = scheme;
	await nextFrame();
	await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
	const { violations } = await axe.run(place, {
		runOnly: { type: 'tag', values: STANDARD },
		rules: { 'target-size': { enabled: true } },
		resultTypes: ['violations'],
	});
	return {
		page,
		scheme,
		violations: violations.map(({ id, help, nodes }) => ({
			rule: id,
			help,
			targets: nodes.slice(0, MOST_TARGETS).map(({ target }) => target.join(' ').slice(0, 500)),
		})),
	};
}

/** A hidden window draws no frames: a little time does as well. */
const nextFrame = (): Promise<void> =>
	new Promise((done) => {
		const timer = setTimeout(done, 100);
		requestAnimationFrame(() => {
			clearTimeout(timer);
			requestAnimationFrame(() => done());
		});
	});
