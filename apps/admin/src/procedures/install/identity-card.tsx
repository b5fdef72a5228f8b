import type { PackageInspection } from '@motcua/server/views';
import { Badge, Card, KeyValueList, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { useText } from './texts.ts';

const LEVELS = { core: 'good', publisher: 'good', local: 'warn', unsigned: 'bad' } as const;
const BAD = new Set(['invalid', 'revoked', 'notYetValid']);

/** Who stands behind the package, and the facts about it. */
export function IdentityCard(props: { readonly inspection: PackageInspection }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const signature = () => props.inspection.signature;
	const word = () => {
		if (BAD.has(signature().status)) return 'refused';
		return props.inspection.confirmations.includes('countersign') ? 'waiting' : signature().level;
	};
	const tone = () => (word() === 'refused' ? 'bad' : LEVELS[signature().level]);
	const items = () => [
		{
			key: 'signature',
			label: t('identity.signature'),
			value: (
				<>
					<Badge tone={tone()}>{t(`level.${word()}`)}</Badge>
					<span class="mt-1 block">{localised(signature().message)}</span>
				</>
			),
		},
		{ key: 'publisher', label: t('identity.publisher'), value: props.inspection.publisher },
		{
			key: 'key',
			label: t('identity.key'),
			value:
				signature().keyId === null
					? t('identity.none')
					: `${signature().keyId}${signature().signer ? ` (${signature().signer})` : ''}`,
		},
		{
			key: 'signedAt',
			label: t('identity.signedAt'),
			value: signature().signedAt === null ? t('identity.none') : format.dateTime(signature().signedAt ?? ''),
		},
		{
			key: 'file',
			label: t('identity.file'),
			value: `${props.inspection.fileName} · ${format.bytes(props.inspection.bytes)}`,
		},
		{
			key: 'digest',
			label: t('identity.digest'),
			value: <code class="break-all text-sm">{props.inspection.digest}</code>,
		},
		{
			key: 'api',
			label: t('identity.api'),
			value: t('identity.apiValue', {
				version: props.inspection.api.version,
				served: props.inspection.api.served.join(', '),
			}),
		},
		{
			key: 'locales',
			label: t('identity.locales'),
			value: props.inspection.locales
				.map(({ language, percent, missing }) =>
					missing === 0
						? `${t(`language.${language}`)} ${percent} %`
						: t('identity.localeMissing', { language: t(`language.${language}`), percent, missing }),
				)
				.join(' · '),
		},
		{
			key: 'open',
			label: t('identity.open'),
			value: t('identity.openValue', { count: props.inspection.openDossiers }),
		},
	];
	return (
		<Card title={t('identity.title')}>
			<KeyValueList items={items()} dense />
		</Card>
	);
}
