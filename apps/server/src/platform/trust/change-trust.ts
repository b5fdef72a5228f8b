import {
	addPublisherKey,
	appendAudit,
	type Database,
	listPublisherKeys,
	listWards,
	revokePublisherKey,
	type Tx,
} from '@motcua/database';
import type { Actor } from '@motcua/domain';
import { describePublicKey, SigningKeyError } from '@motcua/procedure-tools';
import { badInput, UserError } from '../../api/errors.ts';
import type { Clock } from '../../services.ts';
import type { TrustSources } from './trust-list.ts';

/** What changing the list needs: the same for the staff app and for the terminal. */
export interface TrustChange extends TrustSources {
	readonly db: Database;
	readonly clock: Clock;
}

/** A key that ward IT was given by its owner, after comparing the fingerprint with them. */
export interface NewTrustedKey {
	/** PEM (SPKI) of an Ed25519 public key. */
	readonly publicKey: string;
	/** Who it belongs to, as administrators will read it. */
	readonly name: string;
}

/**
 * Puts a publisher's key on the list; answers with its id.
 *
 * @throws {UserError} `trust.key` (no Ed25519 public key), `trust.known`
 */
export async function addTrustedKey(
	services: TrustChange,
	actor: Actor,
	{ publicKey, name }: NewTrustedKey,
): Promise<string> {
	const key = readKey(publicKey);
	const taken = await knownName(services, key.keyId);
	if (taken !== null) throw known(key.keyId, taken);
	const addedAt = services.clock.now().toString();
	await services.db.write(async (tx) => {
		const added = await addPublisherKey(tx, {
			keyId: key.keyId,
			publicKey: key.publicKey,
			name,
			level: 'publisher',
			addedAt,
			addedBy: actor.name,
		});
		if (!added) throw known(key.keyId, name);
		await recordInAllWards(tx, addedAt, actor, {
			action: 'trust.added',
			target: `key:${key.keyId}`,
			detail: { name, fingerprint: key.fingerprint },
		});
	});
	return key.keyId;
}

/** Why a key is not trusted any more; see `TrustedKey.revocation`. */
export interface Revocation {
	readonly keyId: string;
	readonly reason: string;
	readonly kind: 'retired' | 'compromised';
	/** ISO instant from which it holds; now when not given. A stolen key is revoked from when it was lost. */
	readonly from?: string;
}

/**
 * Revokes a key. Packages that are installed stay; whether a new one with this signature may come in depends on the kind.
 *
 * @throws {UserError} `trust.unknown`, `trust.revokedBefore`, `trust.localKey`, `trust.future`
 */
export async function revokeTrustedKey(services: TrustChange, actor: Actor, revocation: Revocation): Promise<void> {
	const { keyId, reason, kind } = revocation;
	if (describePublicKey(services.localKey.publicKey).keyId === keyId) throw ownKey();
	const now = services.clock.now();
	const from = revocation.from === undefined ? now : Temporal.Instant.from(revocation.from);
	if (Temporal.Instant.compare(from, now) > 0) throw inTheFuture(from, now);
	const core = services.coreKeys.find((one) => describePublicKey(one.publicKey).keyId === keyId);
	await services.db.write(async (tx) => {
		// A shipped key has no row until somebody acts on it.
		if (core)
			await addPublisherKey(tx, {
				keyId,
				publicKey: core.publicKey,
				name: core.name,
				level: 'core',
				addedAt: now.toString(),
				addedBy: actor.name,
			});
		const revoked = { at: from.toString(), by: actor.name, reason, kind };
		if (!(await revokePublisherKey(tx, keyId, revoked))) throw await notRevocable(tx, keyId);
		await recordInAllWards(tx, now.toString(), actor, {
			action: 'trust.revoked',
			target: `key:${keyId}`,
			detail: { reason, kind, from: from.toString() },
		});
	});
}

/** The list is one for the installation: each of its wards finds the change in its own record. */
async function recordInAllWards(
	tx: Tx,
	at: string,
	actor: Actor,
	act: { readonly action: string; readonly target: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
	for (const ward of await listWards(tx)) await appendAudit(tx, { wardId: ward.id, at, actor, ...act });
}

function readKey(publicKey: string): ReturnType<typeof describePublicKey> {
	try {
		return describePublicKey(publicKey.trim());
	} catch (error) {
		if (error instanceof SigningKeyError)
			throw badInput('trust.key', 'publicKey', {
				vi: `${error.text.vi} Khóa bắt đầu bằng “-----BEGIN PUBLIC KEY-----”. Không bao giờ nhận khóa bí mật từ người khác.`,
				en: `${error.text.en} It starts with “-----BEGIN PUBLIC KEY-----”. Never accept a private key from anybody.`,
			});
		throw error;
	}
}

async function knownName({ db, coreKeys, localKey }: TrustChange, keyId: string): Promise<string | null> {
	const own = [...coreKeys, { publicKey: localKey.publicKey, name: 'khóa của phường' }];
	const ours = own.find((one) => describePublicKey(one.publicKey).keyId === keyId);
	const row = (await listPublisherKeys(db.read)).find((one) => one.keyId === keyId);
	return ours?.name ?? row?.name ?? null;
}

async function notRevocable(tx: Tx, keyId: string): Promise<UserError> {
	const row = (await listPublisherKeys(tx)).find((one) => one.keyId === keyId);
	if (!row)
		return new UserError(
			'NOT_FOUND',
			'trust.unknown',
			{ vi: `Không có khóa ${keyId} trong danh sách tin cậy.`, en: `There is no key ${keyId} on the trust list.` },
			{ field: 'keyId' },
		);
	return new UserError(
		'CONFLICT',
		'trust.revokedBefore',
		{
			vi: `Khóa ${keyId} đã bị thu hồi từ ${row.revokedAt}: ${row.revokeReason}.`,
			en: `The key ${keyId} was revoked already, from ${row.revokedAt}: ${row.revokeReason}.`,
		},
		{ field: 'keyId' },
	);
}

const known = (keyId: string, name: string) =>
	new UserError(
		'CONFLICT',
		'trust.known',
		{
			vi: `Khóa ${keyId} đã có trong danh sách với tên “${name}”. Khóa đã thu hồi không thêm lại được; hãy xin nhà phát hành khóa mới.`,
			en: `The key ${keyId} is on the list already, as “${name}”. A revoked key can’t be added again; ask the publisher for a new one.`,
		},
		{ field: 'publicKey' },
	);

const ownKey = () =>
	new UserError(
		'PRECONDITION_FAILED',
		'trust.localKey',
		{
			vi: 'Đây là khóa của chính máy chủ này nên không thu hồi trong danh sách. Để thay khóa: dừng máy chủ, cất tệp keys/package-signing.json đi nơi khác rồi khởi động lại; máy chủ tự tạo khóa mới.',
			en: 'This is the key of this very server and is not revoked in the list. To replace it: stop the server, move keys/package-signing.json away and start again; the server makes a new one.',
		},
		{ field: 'keyId' },
	);

const inTheFuture = (from: Temporal.Instant, now: Temporal.Instant) =>
	badInput('trust.future', 'from', {
		vi: `Thời điểm thu hồi ${from} ở tương lai; chậm nhất là bây giờ (${now.round('second')}).`,
		en: `The revocation would begin at ${from}, in the future; now (${now.round('second')}) is the latest.`,
	});
