import { openOffice } from '@motcua/cli/demo';
import {
	type Client,
	connect,
	createRandom,
	makeFiling,
	makePerson,
	type Office,
	sampleOn,
	upload,
	walk,
} from '@motcua/cli/play';
import type { DeskDossier } from '@motcua/server';
import { makePapers } from './ui/papers.ts';
import type { WardServer } from './ward-server.ts';

/** A dossier and what opens it in the portal. */
export interface Brought {
	readonly dossier: DeskDossier;
	/** The code that stands on it now. */
	readonly code: string;
	readonly phone: string;
}

/** Brings dossiers to where a test needs them, over the product's own API. */
export interface Dossiers {
	/** Files one and has the office bring it on until `until` holds; the citizen is never asked. */
	bring(code: string, until: (dossier: DeskDossier) => boolean): Promise<Brought>;
	/** Does something as the colleague with that user name. */
	as(username: string): Client;
}

export async function openDossiers(ward: WardServer): Promise<Dossiers> {
	const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
	const [office, { scan, photograph }]: [Office, Awaited<ReturnType<typeof makePapers>>] = await Promise.all([
		openOffice(ward.url),
		makePapers(),
	]);
	const citizen = connect(ward.url);
	let filed = 0;
	return {
		async bring(code, until) {
			const pkg = ward.packages.get(code);
			if (!pkg) throw new Error(`no package of ${code}`);
			const detail = await citizen.public.procedure.get.query({ code });
			const person = makePerson(createRandom(++filed));
			const uploadPaper = (_: string, index: number) => {
				const { name, buffer } = index % 2 === 0 ? scan : photograph;
				return upload(ward.url, { name, bytes: buffer });
			};
			const filing = await makeFiling(detail, pkg, person, uploadPaper, today);
			const { dossierId } = await citizen.public.dossier.submit.mutate(filing);
			const dossier = await walk(office, dossierId, {
				today: today.toString(),
				sample: sampleOn(pkg, today).result,
				until,
			});
			if (!until(dossier)) throw new Error(`the dossier came to ${dossier.status} and never where it was wanted`);
			return { dossier, code: dossier.code, phone: person.phone };
		},
		as(username) {
			const colleague = office.find((one) => one.username === username);
			if (!colleague) throw new Error(`nobody is called ${username}`);
			return colleague.client;
		},
	};
}
