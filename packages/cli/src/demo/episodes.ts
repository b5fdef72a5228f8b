import { addWorkingHours, type Calendar } from '@motcua/domain/deadlines';
import type { DeskDossier } from '@motcua/server';
import type { Client } from '../play/clients.ts';
import type { Office } from '../play/walk.ts';
import type { Fate } from './plan.ts';

/** Where an episode happens. */
export interface Scene {
	readonly office: Office;
	readonly dossierId: string;
	readonly calendar: Calendar;
	uploadPaper(): Promise<string>;
}

type Target = { readonly dossierId: string; readonly expectedSeq: number };
type Act = (client: Client, target: Target, dossier: DeskDossier) => Promise<unknown>;

/** What makes a dossier different from the straight way. `ends`: nothing follows. */
interface Episode {
	readonly ends: boolean;
	/** Kinds of act with what is done, in turn; an act that nobody may do ends the episode without effect. */
	readonly acts: readonly (readonly [kind: string, act: (scene: Scene) => Act])[];
}

const askForPapers = (): Act => (client, target) =>
	client.desk.dossier.requestSupplement.mutate({
		...target,
		items: ['Bản chụp giấy tờ rõ nét, đủ các trang', 'Giấy tờ chứng minh nơi cư trú'],
		reason: 'Ảnh chụp hiện có bị mờ, không đọc được số giấy tờ.',
	});

const bringPapers =
	(scene: Scene): Act =>
	async (client, target, dossier) => {
		const paper = dossier.documents.find((one) => one.given === 'upload');
		const documents = paper ? [{ requirement: paper.requirement, uploadIds: [await scene.uploadPaper()] }] : [];
		await client.desk.dossier.answerSupplement.mutate({
			...target,
			documents,
			note: 'Người nộp mang giấy tờ bổ sung đến quầy.',
		});
	};

const reject = (): Act => (client, target) =>
	client.desk.dossier.reject.mutate({
		...target,
		reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của phường. Mời người nộp liên hệ nơi đăng ký trước đây.',
	});

const withdraw = (): Act => (client, target) =>
	client.desk.dossier.withdraw.mutate({
		...target,
		reason: 'Người nộp đến quầy xin rút hồ sơ vì không còn nhu cầu.',
	});

const stop = (): Act => (client, target) =>
	client.desk.dossier.stop.mutate({
		...target,
		kind: 'notEligible',
		reason: 'Người nộp cùng lúc nộp hồ sơ này ở phường khác và đã được giải quyết tại đó.',
	});

const EXTENSION_HOURS = 16;
const extend =
	({ calendar }: Scene): Act =>
	(client, target, { clock }) => {
		if (clock.dueAt === null) throw new Error('only a dossier with a due date is extended');
		const newDue = Temporal.Instant.from(addWorkingHours(clock.dueAt, EXTENSION_HOURS, calendar));
		return client.desk.dossier.extend.mutate({
			...target,
			newDueOn: newDue.toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString(),
			reason: 'Số lượng hồ sơ trong tuần tăng đột biến, phường chưa kịp hoàn thành việc xác minh.',
		});
	};

const episodes: Readonly<Partial<Record<Fate['kind'], Episode>>> = {
	supplement: { ends: true, acts: [['requestSupplement', askForPapers]] },
	supplementAnswered: {
		ends: false,
		acts: [
			['requestSupplement', askForPapers],
			['answerSupplement', bringPapers],
		],
	},
	rejected: { ends: true, acts: [['reject', reject]] },
	withdrawn: { ends: true, acts: [['withdraw', withdraw]] },
	stopped: { ends: true, acts: [['stop', stop]] },
	extended: { ends: false, acts: [['extend', extend]] },
};

/** Plays the episode of a fate. `none`: there is none, or nobody may do it now. */
export async function playEpisode(kind: Fate['kind'], scene: Scene): Promise<'none' | 'goesOn' | 'ends'> {
	const episode = episodes[kind];
	if (!episode) return 'none';
	for (const [action, act] of episode.acts) if (!(await actBy(scene, action, act(scene)))) return 'none';
	return episode.ends ? 'ends' : 'goesOn';
}

/** By the first colleague who may. */
async function actBy({ office, dossierId }: Scene, kind: string, act: Act): Promise<boolean> {
	for (const { client } of office) {
		const dossier = await client.desk.dossier.get.query({ dossierId });
		if (!dossier.actions.some((action) => action.kind === kind)) continue;
		await act(client, { dossierId, expectedSeq: dossier.seq }, dossier);
		return true;
	}
	return false;
}
