import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Info from 'lucide-solid/icons/info';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { type JSX, Match, Switch } from 'solid-js';
import { type Tone, toneText } from './tone.ts';

/** The sign of a tone: shape as well as colour. */
export function ToneIcon(props: { readonly tone: Tone; readonly size?: number; readonly class?: string }): JSX.Element {
	const look = () => ({ size: props.size ?? 20, class: `shrink-0 ${toneText[props.tone]} ${props.class ?? ''}` });
	return (
		<Switch>
			<Match when={props.tone === 'info'}>
				<Info {...look()} />
			</Match>
			<Match when={props.tone === 'good'}>
				<CircleCheck {...look()} />
			</Match>
			<Match when={props.tone === 'warn'}>
				<TriangleAlert {...look()} />
			</Match>
			<Match when={props.tone === 'bad'}>
				<CircleAlert {...look()} />
			</Match>
		</Switch>
	);
}
