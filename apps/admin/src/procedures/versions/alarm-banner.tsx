import type { ProcedureAlarm } from '@motcua/server/views';
import { Alert, Link, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { queries } from '../../api.ts';
import { keepRows } from '../../keep-rows.ts';
import { shortName } from '../short-name.ts';
import { useText } from './texts.ts';

/** How often it is asked for while the app is open. */
const EVERY_MS = 30_000;

/** On every page of those who look after procedures: what is stopped, and where to act. Nothing while all is well. */
export function AlarmBanner(): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const alarms = useQuery(() => ({
		...queries.ward.versions.alarms(),
		refetchInterval: EVERY_MS,
		...keepRows('code'),
	}));
	const sentence = (alarm: ProcedureAlarm): string =>
		t(`alarm.${alarm.kind}`, {
			name: shortName(localised(alarm.name)),
			version: alarm.version,
			step: alarm.step ? localised(alarm.step) : '',
		});
	return (
		<Show when={(alarms.data ?? []).length > 0}>
			<div class="mb-4">
				<Alert tone="bad" role="alert" title={t('alarm.title')}>
					<ul class="grid gap-1">
						<For each={alarms.data}>
							{(alarm) => (
								<li>
									{sentence(alarm)} {t('alarm.affected', { count: alarm.openDossiers })}{' '}
									<Show when={alarm.published}>{t('alarm.published')} </Show>
									<Link href={`/admin/thu-tuc/${alarm.code}/phien-ban`}>{t('alarm.look')}</Link>
								</li>
							)}
						</For>
					</ul>
				</Alert>
			</div>
		</Show>
	);
}
