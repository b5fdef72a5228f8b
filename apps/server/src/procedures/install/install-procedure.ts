import { readFile } from 'node:fs/promises';
import { changeWardProcedure, findWardProcedure, recordPackage } from '@motcua/database';
import { checkPackage, signArchive, verifyArchive } from '@motcua/procedure-tools';
import { badInput, notFound, UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';

type Installer = Pick<StaffSession, 'staffId' | 'name' | 'wardId'>;

/**
 * Installs the newest package of a procedure from the ward's folder: verified, checked, countersigned with the ward's own
 * key when nobody else stands behind it, stored by digest, then made the ward's choice. Nothing of it has run, and what
 * citizens see does not change until it is published.
 *
 * @throws {UserError} `procedure.notOnShelf`, `procedure.unsound`, `procedure.untrusted`
 */
export async function installProcedure(
	services: Services,
	session: Installer,
	code: string,
): Promise<{ readonly digest: string }> {
	const shelved = await services.shelf.find(code);
	if (!shelved)
		throw notFound('procedure.notOnShelf', {
			vi: `Không có gói thủ tục ${code} trong thư mục ${services.config.pluginsDir}.`,
			en: `There is no package of procedure ${code} in ${services.config.pluginsDir}.`,
		});
	refuseUnsound(shelved.package);
	const bytes = await vouchedFor(services, new Uint8Array(await readFile(shelved.path)));
	const stored = await services.packages.put(bytes);
	const { manifest } = shelved.package;
	const at = services.clock.now().toString();

	await services.db.write(async (tx) => {
		await recordPackage(tx, {
			digest: stored.digest,
			code,
			version: manifest.version,
			name: manifest.name,
			manifest,
			signature: 'local',
			bytes: bytes.byteLength,
			installedAt: at,
			installedBy: session.staffId,
		});
		const before = await findWardProcedure(tx, session.wardId, code);
		await changeWardProcedure(tx, {
			wardId: session.wardId,
			code,
			expectedRevision: before?.revision ?? 0,
			installedDigest: stored.digest,
			at,
			by: session.staffId,
		});
		await recordAct(tx, services, session, {
			action: 'procedure.installed',
			target: `procedure:${code}`,
			detail: { version: manifest.version, digest: stored.digest },
		});
	});
	services.catalogue.forget(session.wardId);
	return { digest: stored.digest };
}

function refuseUnsound(pkg: Parameters<typeof checkPackage>[0]): void {
	const errors = checkPackage(pkg).filter((finding) => finding.severity === 'error');
	const [first] = errors;
	if (!first) return;
	throw badInput('procedure.unsound', first.place, {
		vi: `Gói thủ tục có ${errors.length} lỗi nên không cài được. Lỗi đầu tiên (${first.rule}, ${first.place}): ${first.message.vi}`,
		en: `The package has ${errors.length} errors and can't be installed. The first one (${first.rule}, ${first.place}): ${first.message.en}`,
	});
}

/** The archive with a signature that this ward trusts: its publisher's, or the ward's own. */
async function vouchedFor(services: Services, bytes: Uint8Array): Promise<Uint8Array> {
	const { localKey } = services;
	const trusted = [{ publicKey: localKey.publicKey, name: 'local', level: 'local' as const }];
	const verified = await verifyArchive(bytes, trusted);
	if (verified.status === 'trusted') return bytes;
	if (verified.status === 'unsigned' || verified.status === 'unknownKey')
		return signArchive(bytes, localKey.privateKey, services.clock.now().toString());
	throw new UserError('FORBIDDEN', 'procedure.untrusted', verified.message, { field: 'code' });
}
