import Moon from 'lucide-solid/icons/moon';
import Sun from 'lucide-solid/icons/sun';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/icon-button.tsx';
import { useI18n } from '../i18n/index.ts';
import { chooseTheme, theme } from './theme.ts';

/** Switches between light and dark; until it is used the theme follows the system. */
export function ThemeSwitch(): JSX.Element {
	const { t } = useI18n();
	const dark = () => theme() === 'dark';
	return (
		<IconButton
			label={dark() ? t('theme.toLight') : t('theme.toDark')}
			onClick={() => chooseTheme(dark() ? 'light' : 'dark')}
		>
			<Show when={dark()} fallback={<Moon size={20} />}>
				<Sun size={20} />
			</Show>
		</IconButton>
	);
}
