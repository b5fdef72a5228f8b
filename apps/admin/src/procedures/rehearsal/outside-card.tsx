import type { RehearsalView } from '@motcua/server/views';
import { Badge, Button, Card, Field, NumberInput, TextArea, TextInput } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';
import type { Rehearsing } from './use-rehearsal.ts';

/** What steps asked of other machines. Nothing was sent: the person who plays says what they answer. */
export function OutsideCard(props: { readonly view: RehearsalView; readonly rehearsing: Rehearsing }): JSX.Element {
	const t = useText();
	const unanswered = () => props.view.asked.findLast(({ answered }) => !answered)?.url ?? '';
	const [url, setUrl] = createSignal('');
	const [status, setStatus] = createSignal(200);
	const [body, setBody] = createSignal('{}');
	const address = () => url() || unanswered();
	const give = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		if (!URL.canParse(address())) return;
		const act = { kind: 'answerOutside' as const, url: address(), status: status(), body: body() };
		if (await props.rehearsing.tryPlay(act)) setUrl('');
	};
	return (
		<Show when={props.view.asked.length > 0}>
			<Card title={t('outside.title')}>
				<p class="mb-3 text-sm text-muted">{t('outside.text')}</p>
				<ul class="mb-4 grid gap-2">
					<For each={props.view.asked}>
						{(one) => (
							<li class="flex flex-wrap items-baseline gap-2">
								<code class="min-w-0 break-all">
									{one.method} {one.url}
								</code>
								<Badge tone={one.answered ? 'good' : 'warn'}>
									{t(one.answered ? 'outside.answered' : 'outside.silent')}
								</Badge>
							</li>
						)}
					</For>
				</ul>
				<Show when={!props.view.kept}>
					<form onSubmit={give} novalidate class="grid gap-4">
						<Field label={t('outside.url')} error={URL.canParse(address()) ? null : t('outside.wrongUrl')}>
							<TextInput value={address()} onValue={setUrl} maxlength="500" spellcheck={false} />
						</Field>
						<Field label={t('outside.status')} class="max-w-32">
							<NumberInput value={status()} onValue={(next) => setStatus(Math.min(599, Math.max(100, next ?? 200)))} />
						</Field>
						<Field label={t('outside.body')} help={t('outside.bodyHelp')}>
							<TextArea value={body()} onValue={setBody} maxlength="20000" spellcheck={false} />
						</Field>
						<div>
							<Button type="submit" busy={props.rehearsing.busy()}>
								{t('outside.give')}
							</Button>
						</div>
					</form>
				</Show>
			</Card>
		</Show>
	);
}
