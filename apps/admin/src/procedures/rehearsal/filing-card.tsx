import type { RehearsalSample, RehearsalView } from '@motcua/server/views';
import { Button, Card, Field, RadioGroup, TextInput } from '@motcua/ui';
import { FormErrorSummary, FormSectionView, focusFirstError } from '@motcua/ui/form';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { formOnStage } from './form-part.ts';
import { createPapers, PapersFields } from './papers.tsx';
import { useText } from './texts.ts';
import { dayOf, type Rehearsing } from './use-rehearsal.ts';

type Channel = 'online' | 'counter';
type Method = 'counter' | 'publicPost' | 'electronic';

/** The real form of the version, filled in by hand or begun from a sample, and the papers that go with it. */
export function FilingCard(props: {
	readonly view: RehearsalView;
	readonly sample: RehearsalSample | null;
	readonly rehearsing: Rehearsing;
}): JSX.Element {
	const t = useText();
	const { view, sample } = props;
	const form = formOnStage(view.form, sample?.answers ?? {}, dayOf(view.now));
	const papers = createPapers(view.documents, (document) => {
		const known = sample?.papers.find(({ requirement }) => requirement === document.key);
		if (known) return { given: 'upload', pages: known.pages ?? 1 };
		return { given: document.required && document.given !== 'shown' ? 'upload' : 'none', pages: 1 };
	});
	const [channel, setChannel] = createSignal<Channel>('online');
	const [method, setMethod] = createSignal<Method>('counter');
	const [address, setAddress] = createSignal('');

	const file = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		if (!form.validateAll()) {
			focusFirstError(form);
			return;
		}
		await props.rehearsing.tryPlay({
			kind: 'file',
			channel: channel(),
			answers: { ...form.answers() },
			papers: papers.toSend().filter(({ given }) => given !== 'shown' || channel() === 'counter'),
			delivery: { method: method(), ...(method() === 'publicPost' ? { address: address().trim() } : {}) },
		});
	};
	return (
		<form onSubmit={file} novalidate class="grid gap-5">
			<div class="has-[>:empty]:-mb-5">
				<FormErrorSummary form={form} />
			</div>
			<For each={form.definition.sections.map(({ key }) => key)}>
				{(key) => (
					<Show when={form.evaluation().sections.has(key)}>
						<Card>
							<FormSectionView form={form} section={key} />
						</Card>
					</Show>
				)}
			</For>
			<Card title={t('filing.papers')}>
				<p class="mb-4 text-muted">{t('filing.papersHelp')}</p>
				<PapersFields documents={view.documents} papers={papers} counter={channel() === 'counter'} />
			</Card>
			<Card title={t('filing.title')}>
				<div class="grid gap-5">
					<Field label={t('filing.channel')} group>
						<RadioGroup
							inline
							value={channel()}
							onValue={setChannel}
							options={[
								{ value: 'online', label: t('filing.online') },
								{ value: 'counter', label: t('filing.counter') },
							]}
						/>
					</Field>
					<Field label={t('filing.delivery')} group>
						<RadioGroup
							inline
							value={method()}
							onValue={setMethod}
							options={[
								{ value: 'counter', label: t('filing.deliveryCounter') },
								{ value: 'publicPost', label: t('filing.deliveryPost') },
								{ value: 'electronic', label: t('filing.deliveryElectronic') },
							]}
						/>
					</Field>
					<Show when={method() === 'publicPost'}>
						<Field label={t('filing.address')} required>
							<TextInput value={address()} onValue={setAddress} maxlength="500" />
						</Field>
					</Show>
					<div>
						<Button type="submit" variant="primary" size="lg" wide busy={props.rehearsing.busy()}>
							{t('filing.submit')}
						</Button>
					</div>
				</div>
			</Card>
		</form>
	);
}
