import { createMemo, type JSX } from 'solid-js';
import { encode } from 'uqr';

/** A QR code of a text, black on white in every theme because cameras expect it. `label` says what it holds. */
export function QrCode(props: { readonly text: string; readonly label: string; readonly size?: number }): JSX.Element {
	const code = createMemo(() => encode(props.text, { ecc: 'M', border: 2 }));
	const path = () =>
		code()
			.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
			.join('');
	return (
		<svg
			role="img"
			aria-label={props.label}
			width={props.size ?? 168}
			height={props.size ?? 168}
			viewBox={`0 0 ${code().size} ${code().size}`}
			shape-rendering="crispEdges"
			class="rounded-md border border-line bg-[#fff]"
		>
			<rect width={code().size} height={code().size} fill="#fff" />
			<path d={path()} fill="#000" />
		</svg>
	);
}
