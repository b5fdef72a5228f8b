export { Card } from './card.tsx';
export { LogoMark } from './logo.tsx';
export { PageHeader } from './page-header.tsx';
export { SkipLink } from './skip-link.tsx';
export { type TabItem, Tabs } from './tabs.tsx';
