/** Kinds of file that papers may be sent as; as in `FileField.accept` of `@motcua/forms`. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp';

const KINDS: Record<FileKind, { readonly mime: string; readonly endings: readonly string[]; readonly name: string }> = {
	pdf: { mime: 'application/pdf', endings: ['.pdf'], name: 'PDF' },
	jpeg: { mime: 'image/jpeg', endings: ['.jpg', '.jpeg'], name: 'JPEG' },
	png: { mime: 'image/png', endings: ['.png'], name: 'PNG' },
	webp: { mime: 'image/webp', endings: ['.webp'], name: 'WebP' },
};

/**
 * The `accept` attribute. MIME types only for pictures: named so, iPhones turn their HEIC photos into JPEG before they
 * hand them over.
 */
export function acceptAttribute(kinds: readonly FileKind[]): string {
	return kinds.flatMap((kind) => [KINDS[kind].mime, ...KINDS[kind].endings]).join(',');
}

/** `PDF, JPEG, PNG`, for people. */
export function kindNames(kinds: readonly FileKind[]): string {
	return kinds.map((kind) => KINDS[kind].name).join(', ');
}

/** By type, or by ending where the system gives none. The server looks at the bytes; this only saves a wasted upload. */
export function isAccepted(file: File, kinds: readonly FileKind[]): boolean {
	const name = file.name.toLowerCase();
	return kinds.some((kind) =>
		file.type ? KINDS[kind].mime === file.type : KINDS[kind].endings.some((ending) => name.endsWith(ending)),
	);
}
