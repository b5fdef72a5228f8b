import { newId } from '@motcua/domain';
import type { FormFinding } from '@motcua/forms';
import type { ProcedureDetail } from '@motcua/server/views';
import { notify, type Problem, problemOf } from '@motcua/ui';
import type { FormController } from '@motcua/ui/form';
import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { api, queries } from '../api.ts';
import type { CounterPapers } from './counter-papers.ts';
import type { CounterDelivery } from './delivery-part.tsx';
import { useText } from './texts.ts';

/**
 * Files and receives in one call, then shows the dossier. The key is made once per filing: sending again after a broken
 * line files nothing twice. What the procedure's own check finds is shown once before; it stops nobody.
 */
export function useFiling(
	procedure: ProcedureDetail,
	parts: { readonly form: FormController; readonly papers: CounterPapers; readonly delivery: CounterDelivery },
) {
	const t = useText();
	const client = useQueryClient();
	const navigate = useNavigate();
	const idempotencyKey = newId();
	const [busy, setBusy] = createSignal(false);
	const [isDone, setDone] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const [findings, setFindings] = createSignal<readonly FormFinding[]>([]);
	let seen: string | null = null;

	const { form, papers, delivery } = parts;
	const content = () => {
		const { shown, documents, withheld } = papers.toSend();
		const answers = Object.fromEntries(Object.entries(form.answers()).filter(([key]) => !withheld.has(key)));
		return { shown, documents, answers };
	};
	/** True when there is something new to look at before filing. */
	const check = async (answers: Readonly<Record<string, unknown>>): Promise<boolean> => {
		const wording = JSON.stringify(answers);
		if (!procedure.validates || seen === wording) return false;
		const { code, digest } = procedure;
		const found = await api.public.dossier.check.mutate({ code, digest, answers });
		seen = wording;
		const { shown } = papers.toSend();
		setFindings(found.findings.filter(({ code: rule, path }) => !(rule === 'required' && shown.includes(path))));
		return findings().length > 0;
	};
	const file = async (): Promise<void> => {
		const { answers, documents, shown } = content();
		if (await check(answers)) return;
		const { code, digest } = procedure;
		const filed = await api.desk.dossier.fileAtCounter.mutate({
			idempotencyKey,
			code,
			digest,
			answers,
			documents,
			shown,
			...delivery.toSend(),
		});
		setDone(true);
		client.setQueryData(queries.desk.dossier.get({ dossierId: filed.id }).queryKey, filed);
		void client.invalidateQueries({ queryKey: queries.desk.worklist.key() });
		notify({ tone: 'good', title: t('done', { code: filed.code }) });
		navigate(`/ho-so/${filed.id}`);
	};
	const send = async (): Promise<void> => {
		if (busy()) return;
		setBusy(true);
		setProblem(null);
		try {
			await file();
		} catch (error) {
			const found = problemOf(error);
			setProblem(found);
			if (found.findings) form.setServerFindings(found.findings);
		} finally {
			setBusy(false);
		}
	};
	return { send, busy, isDone, problem, findings };
}
