export type { FileKind } from './accept.ts';
export { FileDrop, type FileDropProps } from './file-drop.tsx';
export { StoredRow } from './file-row.tsx';
export { createUploader, UploadError, type UploadedFile, type Uploader, type UploadOptions } from './upload.ts';
