export { LanguageSwitch } from './language-switch.tsx';
export { chooseTheme, startTheme, type Theme, theme } from './theme.ts';
export { ThemeSwitch } from './theme-switch.tsx';
