import Printer from 'lucide-solid/icons/printer';
import type { JSX } from 'solid-js';
import { useI18n } from '../i18n/index.ts';
import { Button, type ButtonLook } from './button.tsx';

/** Prints this page; styles/print.css takes away what has no use on paper. */
export function PrintButton(props: ButtonLook): JSX.Element {
	const { t } = useI18n();
	return (
		<Button {...props} icon={<Printer size={18} />} onClick={() => globalThis.print()} data-print="hide">
			{t('common.print')}
		</Button>
	);
}
