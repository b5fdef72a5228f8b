import type { DossierState, Localised } from '@motcua/domain';
import type { Stage } from '../stage/open-stage.ts';
import { nextWorkAt } from './settle.ts';

/** Something that the passing of time brings. */
export interface Moment {
	readonly kind: 'acceptance' | 'due' | 'stepDue' | 'answerBy' | 'supplementBy' | 'payBy' | 'systemWork';
	readonly title: Localised;
	/** ISO instant. */
	readonly at: string;
	/** To where the clock goes to see it: a deadline is missed only after its moment. */
	readonly skipTo: string;
	readonly passed: boolean;
}

const titles: Readonly<Record<Moment['kind'], Localised>> = {
	acceptance: { vi: 'Hết hạn trả lời tiếp nhận', en: 'Deadline to answer the filing' },
	due: { vi: 'Hết hạn trả kết quả', en: 'Due date of the result' },
	stepDue: { vi: 'Hết hạn nội bộ của bước', en: 'Internal deadline of the step' },
	answerBy: { vi: 'Hết thời gian người dân trả lời', en: 'End of the citizen’s time to answer' },
	supplementBy: { vi: 'Hết hạn bổ sung hồ sơ', en: 'Deadline of the supplement' },
	payBy: { vi: 'Hết hạn nộp phí, lệ phí', en: 'Deadline of the payment' },
	systemWork: { vi: 'Hệ thống tự làm tiếp', en: 'The system goes on by itself' },
};

const A_MINUTE = 60_000;

/** What lies ahead and what was missed, in the order of time. */
export async function momentsOf(stage: Stage, state: DossierState | null): Promise<readonly Moment[]> {
	const now = Date.parse(stage.clock.iso());
	const found = state === null ? [] : deadlinesOf(state);
	const work = await nextWorkAt(stage);
	const isKnown = found.some(([kind, at]) => kind === 'answerBy' && at === work);
	if (work !== null && !isKnown) found.push(['systemWork', work]);
	return found
		.map(([kind, at]) => {
			const moment = Date.parse(at);
			const isWork = kind === 'systemWork' || kind === 'answerBy';
			return {
				kind,
				title: titles[kind],
				at: new Date(moment).toISOString(),
				skipTo: new Date(isWork ? moment : moment + A_MINUTE).toISOString(),
				passed: isWork ? moment <= now : moment < now,
			};
		})
		.sort((a, b) => a.at.localeCompare(b.at));
}

function deadlinesOf(state: DossierState): [Moment['kind'], string][] {
	const found: [Moment['kind'], string][] = [];
	const add = (kind: Moment['kind'], at: string | null | undefined): void => {
		if (at) found.push([kind, at]);
	};
	if (state.status === 'registered') add('acceptance', state.acceptanceDueAt);
	if (state.clockState === 'running') add('due', state.dueAt);
	if (state.status === 'processing') add(state.step?.kind === 'citizen' ? 'answerBy' : 'stepDue', state.step?.dueAt);
	if (state.status === 'supplementRequested')
		add('supplementBy', state.supplements.find(({ answeredAt }) => answeredAt === null)?.respondBy);
	if (state.status === 'paymentRequested') add('payBy', state.payment.payBy);
	return found;
}
