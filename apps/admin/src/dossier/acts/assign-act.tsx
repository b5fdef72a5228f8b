import { ErrorState, Field, RadioGroup, Skeleton } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Switch } from 'solid-js';
import { queries } from '../../api.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';

/** Gives the present step to somebody who may do it. */
export function AssignAct(props: ActProps): JSX.Element {
	const t = useText();
	const act = useAct(() => props.dossier);
	const people = useQuery(() => queries.desk.dossier.assignees({ dossierId: props.dossier.id }));
	const [who, setWho] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const confirm = async (): Promise<void> => {
		setTried(true);
		if (who() === '') return;
		if (await act.run((api, target) => api.assign.mutate({ ...target, staffId: who() }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('assign.title')}
			confirm={t('act.assign')}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
			size="sm"
		>
			<Switch fallback={<Skeleton lines={3} />}>
				<Match when={people.error}>
					<ErrorState error={people.error} onRetry={() => people.refetch()} />
				</Match>
				<Match when={people.data}>
					{(list) => (
						<Field label={t('assign.who')} group required error={tried() && who() === '' ? t('required') : null}>
							<RadioGroup
								value={who()}
								onValue={setWho}
								options={list().map((person) => ({ value: person.id, label: person.name }))}
							/>
						</Field>
					)}
				</Match>
			</Switch>
		</ActDialog>
	);
}
